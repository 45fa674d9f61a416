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
import java.util.stream.Stream;

/** Makes the routes of a plan, and on the way the posting lines that they use. */
final class RouteCompiler {

    /** A posting line by names; in a plan its parties become slots. Without {@code from}, the root's payer pays. */
    record NamedLine(Optional<String> from, String to, long version, int clause, int position) {}

    private record Key(Version first, Optional<String> owner) {}

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

    /** The route of payments or usage under this contract; offers that are shared alike share a route. */
    Route route(Version first, Optional<String> owner) {
        return routes.computeIfAbsent(new Key(first, owner), key -> compile(first, owner));
    }

    private Route compile(Version first, Optional<String> owner) {
        Set<Version> active = active(first, owner);
        var routeLines = new ArrayList<RouteLine>();
        var indexes = new ArrayList<Integer>();
        var turns = new ArrayList<Turn>();
        turns.add(new Turn(first, new int[0], false, new int[0], takes(first, owner, routeLines, indexes)));
        List<Version> receipts =
                active.stream().filter(version -> !version.equals(first)).toList();
        for (String unit : PayingGraph.ofReceipts(receipts).order()) {
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
        Price price = first.contract().source() instanceof Source.Usage usage
                ? new Price(usage, first.contract().currency())
                : null;
        return new Route(
                first,
                owner,
                price,
                turns.toArray(Turn[]::new),
                indexes.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The versions that can run: paid, directly or through others, by contracts that they count. */
    private Set<Version> active(Version first, Optional<String> owner) {
        var active = new LinkedHashSet<Version>();
        var next = new ArrayDeque<Version>();
        active.add(first);
        next.add(first);
        while (!next.isEmpty()) {
            Version paying = next.remove();
            payees(paying.contract(), owner)
                    .flatMap(payee -> receiptsByUnit.getOrDefault(payee, List.of()).stream())
                    .filter(paid ->
                            paid.contract().currency().equals(first.contract().currency()))
                    .filter(paid -> counts(paid, paying))
                    .filter(active::add)
                    .forEach(next::add);
        }
        return active;
    }

    private static Stream<String> payees(Contract contract, Optional<String> owner) {
        return Stream.concat(
                contract.clauses().stream()
                        .flatMap(clause -> clause.parties().stream())
                        .map(party -> name(party, owner)),
                restOf(contract).stream());
    }

    /** Who gets what the clauses leave, if that is somebody else than the payer: the provider of a service. */
    private static Optional<String> restOf(Contract contract) {
        boolean leavesRest =
                contract.clauses().isEmpty() || !(contract.clauses().getLast() instanceof Clause.ShareRest);
        return contract.source() instanceof Source.Usage usage && leavesRest
                ? Optional.of(usage.provider())
                : Optional.empty();
    }

    private Take[] takes(Version version, Optional<String> owner, List<RouteLine> routeLines, List<Integer> indexes) {
        Contract contract = version.contract();
        Optional<String> payer = contract.source() instanceof Source.Receipts(String unit, List<String> contracts)
                ? Optional.of(unit)
                : Optional.empty();
        var takes = new ArrayList<Take>();
        for (Clause clause : contract.clauses()) {
            List<Party> parties = clause.parties();
            var numbers = new int[parties.size()];
            for (int j = 0; j < numbers.length; j++) {
                String payee = name(parties.get(j), owner);
                var line = new NamedLine(payer, payee, version.id(), takes.size() + 1, position(clause, j));
                numbers[j] = add(line, version, routeLines, indexes);
            }
            takes.add(Take.of(
                    clause,
                    contract.currency(),
                    numbers,
                    shares -> remainders.computeIfAbsent(shares, LargestRemainder::new)));
        }
        restOf(contract).ifPresent(provider -> {
            var line = new NamedLine(payer, provider, version.id(), 0, 0);
            takes.add(Take.left(add(line, version, routeLines, indexes)));
        });
        return takes.toArray(Take[]::new);
    }

    /** The number of a new line of the route. */
    private int add(NamedLine line, Version version, List<RouteLine> routeLines, List<Integer> indexes) {
        routeLines.add(new RouteLine(routeLines.size(), version, line.to));
        indexes.add(index(line));
        return routeLines.size() - 1;
    }

    private static int position(Clause clause, int index) {
        return switch (clause) {
            case Clause.PayRate pay -> 0;
            case Clause.PayPercent pay -> 0;
            case Clause.Hold hold -> 0;
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
