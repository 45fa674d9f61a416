package concentric.engine.plan;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Party;
import concentric.engine.terms.Share;
import concentric.engine.terms.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Makes the routes of a plan, and on the way the posting lines that they use. */
final class RouteCompiler {

    /** A posting line by names; in a plan its parties become slots. */
    record NamedLine(Optional<String> from, String to, long version, int clause, int position) {}

    private record Key(Version payments, Optional<String> owner) {}

    /** A line of the route being compiled. */
    private record RouteLine(int number, Version version, String to) {}

    private final Map<String, List<Version>> receiptsByUnit = new HashMap<>();
    private final Map<NamedLine, Integer> lines = new LinkedHashMap<>();
    private final Map<List<Share>, LargestRemainder> remainders = new HashMap<>();
    private final Map<Key, Route> routes = new HashMap<>();

    RouteCompiler(Collection<Version> versions) {
        for (Version version : versions) {
            if (version.contract().source() instanceof Source.Receipts(String unit, List<String> contracts)) {
                receiptsByUnit.computeIfAbsent(unit, u -> new ArrayList<>()).add(version);
            }
        }
        receiptsByUnit.values().forEach(contracts -> contracts.sort(Version.RUNNING_ORDER));
    }

    /** All lines that the routes made so far can post to; a line's index is its place. */
    List<NamedLine> lines() {
        return List.copyOf(lines.keySet());
    }

    /** The route of payments under this contract; offers that are shared alike share a route. */
    Route route(Version payments, Optional<String> owner) {
        return routes.computeIfAbsent(new Key(payments, owner), key -> compile(payments, owner));
    }

    private Route compile(Version payments, Optional<String> owner) {
        Set<Version> active = active(payments, owner);
        var routeLines = new ArrayList<RouteLine>();
        var indexes = new ArrayList<Integer>();
        var turns = new ArrayList<Turn>();
        turns.add(new Turn(payments, new int[0], false, new int[0], takes(payments, owner, routeLines, indexes)));
        List<Version> receipts =
                active.stream().filter(version -> !version.equals(payments)).toList();
        for (String unit : ReceiptsGraph.order(receipts)) {
            List<Version> contracts = receiptsByUnit.getOrDefault(unit, List.of()).stream()
                    .filter(active::contains)
                    .toList();
            for (Version version : contracts) {
                int[] counted = numbers(routeLines, line -> line.to.equals(unit) && counts(version, line.version));
                boolean limited = contracts.size() > 1;
                int[] received = limited && version.equals(contracts.getFirst())
                        ? numbers(routeLines, line -> line.to.equals(unit))
                        : new int[0];
                turns.add(new Turn(version, counted, limited, received, takes(version, owner, routeLines, indexes)));
            }
        }
        return new Route(
                payments,
                owner,
                turns.toArray(Turn[]::new),
                indexes.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The versions that can run: paid, directly or through others, by contracts that they count. */
    private Set<Version> active(Version payments, Optional<String> owner) {
        var active = new LinkedHashSet<Version>();
        var next = new ArrayDeque<Version>();
        active.add(payments);
        next.add(payments);
        while (!next.isEmpty()) {
            Version paying = next.remove();
            paying.contract().clauses().stream()
                    .flatMap(clause -> clause.parties().stream())
                    .flatMap(party -> receiptsByUnit.getOrDefault(name(party, owner), List.of()).stream())
                    .filter(paid -> paid.contract()
                            .currency()
                            .equals(payments.contract().currency()))
                    .filter(paid -> counts(paid, paying))
                    .filter(active::add)
                    .forEach(next::add);
        }
        return active;
    }

    private Take[] takes(Version version, Optional<String> owner, List<RouteLine> routeLines, List<Integer> indexes) {
        Contract contract = version.contract();
        Optional<String> payer = contract.source() instanceof Source.Receipts(String unit, List<String> contracts)
                ? Optional.of(unit)
                : Optional.empty();
        var takes = new Take[contract.clauses().size()];
        for (int i = 0; i < takes.length; i++) {
            Clause clause = contract.clauses().get(i);
            List<Party> parties = clause.parties();
            var numbers = new int[parties.size()];
            for (int j = 0; j < numbers.length; j++) {
                String payee = name(parties.get(j), owner);
                int position = position(clause, j);
                numbers[j] = routeLines.size();
                routeLines.add(new RouteLine(numbers[j], version, payee));
                indexes.add(index(new NamedLine(payer, payee, version.id(), i + 1, position)));
            }
            takes[i] = Take.of(
                    clause,
                    contract.currency(),
                    numbers,
                    shares -> remainders.computeIfAbsent(shares, LargestRemainder::new));
        }
        return takes;
    }

    private static int position(Clause clause, int index) {
        return switch (clause) {
            case Clause.PayRate pay -> 0;
            case Clause.PayPercent pay -> 0;
            case Clause.ShareRest rest -> index + 1;
        };
    }

    private int index(NamedLine line) {
        Integer next = lines.size();
        Integer known = lines.putIfAbsent(line, next);
        return known == null ? next : known;
    }

    private static boolean counts(Version receipts, Version paying) {
        return receipts.contract().source() instanceof Source.Receipts source
                && source.counts(paying.contract().name());
    }

    private static int[] numbers(List<RouteLine> lines, Predicate<RouteLine> which) {
        return lines.stream().filter(which).mapToInt(RouteLine::number).toArray();
    }

    private static String name(Party party, Optional<String> owner) {
        return switch (party) {
            case Party.Named(String name) -> name;
            case Party.Owner() -> owner.orElseThrow();
        };
    }
}
