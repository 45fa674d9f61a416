package concentric.closes.web;

import concentric.closes.Salaries;
import concentric.closes.Salary;
import concentric.contracts.web.PartyLabels;
import concentric.engine.close.Trace;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.web.Bar;
import concentric.platform.web.Figure;
import concentric.platform.web.PartyKind;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines of one unit's pay, and below them what is opened; each names its place, by which it is opened and closed. */
final class SalaryLines {

    private final Salary salary;
    private final Salaries salaries;
    private final Units units;
    private final PartyLabels labels;
    private final Map<String, Unit> payingUnits = new HashMap<>();
    private final Map<String, PartyLabel> payers = new HashMap<>();
    private final Set<String> opened;
    private final Function<Set<String>, String> address;
    private final Visit visit;

    /**
     * Of a salary.
     *
     * @param opened the places of the lines that are open
     * @param address of the page with these open
     */
    SalaryLines(
            Salary salary,
            Salaries salaries,
            Units units,
            PartyLabels labels,
            Set<String> opened,
            Function<Set<String>, String> address,
            Visit visit) {
        this.salary = salary;
        this.salaries = salaries;
        this.units = units;
        this.labels = labels;
        this.opened = opened;
        this.address = address;
        this.visit = visit;
        know(salary.receipts().keySet());
    }

    /** Looks up everybody who paid, at once. */
    private void know(Set<Trace.Key> keys) {
        var codes = keys.stream()
                .map(Trace.Key::payer)
                .filter(code -> !code.isEmpty() && !payers.containsKey(code))
                .collect(Collectors.toSet());
        if (codes.isEmpty()) return;
        payingUnits.putAll(units.byCodes(codes));
        payers.putAll(labels.byCode(codes));
    }

    List<SalaryPage.Line> lines(String place) {
        var lines = new ArrayList<SalaryPage.Line>();
        add(salary.trace(), salary.receipts(), place, 0, lines);
        return lines;
    }

    private void add(Trace trace, Map<Trace.Key, Long> receipts, String place, int depth, List<SalaryPage.Line> lines) {
        var all = trace.lines();
        var order = new ArrayList<Integer>();
        for (int i = 0; i < all.size(); i++) if (all.get(i).amount() != 0) order.add(i);
        order.sort(Comparator.comparingLong((Integer i) -> Math.abs(all.get(i).amount()))
                .reversed());
        for (int i : order) {
            var line = all.get(i);
            var here = place + "." + i;
            lines.add(line(trace, line, receipts, here, depth));
            var payer = payer(line);
            if (opened.contains(here) && payer != null && trace.opens(line)) {
                var below = salaries.receipts(payer, salary.month(), salary.currency());
                know(below.keySet());
                add(trace.open(line, below), below, here, depth + 1, lines);
            }
        }
    }

    private SalaryPage.Line line(Trace trace, Trace.Line line, Map<Trace.Key, Long> receipts, String place, int depth) {
        var key = line.key().orElse(null);
        var payer = payer(line);
        boolean opens = payer != null && trace.opens(line);
        boolean isOpen = opens && opened.contains(place);
        long reached = key == null ? 0 : receipts.getOrDefault(key, 0L);
        return new SalaryPage.Line(
                depth,
                who(key),
                what(key),
                paidBy(key, payer),
                opens ? address.apply(isOpen ? without(place) : with(place)) : null,
                isOpen,
                payer != null && !opens ? visit.t("salary.stops") : null,
                key == null ? "" : visit.formats().amount(reached, salary.currency()),
                visit.formats().amount(line.amount(), salary.currency()),
                visit.formats().share(line.amount(), salary.total()));
    }

    private Set<String> with(String place) {
        var more = new TreeSet<>(opened);
        more.add(place);
        return more;
    }

    /** What was open below it is closed with it. */
    private Set<String> without(String place) {
        return opened.stream()
                .filter(other -> !other.equals(place) && !other.startsWith(place + "."))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private @Nullable Unit payer(Trace.Line line) {
        return line.key()
                .map(Trace.Key::payer)
                .filter(code -> !code.isEmpty())
                .map(payingUnits::get)
                .orElse(null);
    }

    PartyLabel who(Trace.@Nullable Key key) {
        if (key == null) return new PartyLabel(visit.t("salary.own-funds"), PartyKind.FUND, null);
        if (!key.payer().isEmpty()) {
            return payers.getOrDefault(key.payer(), new PartyLabel(key.payer(), null, null));
        }
        var name = key.segment().isEmpty() ? visit.t("salary.no-segment") : key.segment();
        return new PartyLabel(name, PartyKind.CUSTOMER, null);
    }

    private String what(Trace.@Nullable Key key) {
        if (key == null) return visit.t("salary.own-funds.said");
        return switch (key.kind()) {
            case PAYMENT -> key.subject().isEmpty() ? visit.t("salary.transfer") : key.subject();
            case USAGE -> key.subject();
            case CLOSE -> visit.t("salary.at-close", key.subject());
        };
    }

    private String paidBy(Trace.@Nullable Key key, @Nullable Unit payer) {
        if (key == null) return "";
        if (key.payer().isEmpty()) return visit.t("salary.by-customers");
        if (payer == null) return visit.t("salary.by-fund");
        return key.segment().isEmpty() ? visit.t("salary.by-unit") : visit.t("salary.by-unit-of", key.segment());
    }

    /** Where it came from: groups of customers who pay the unit, and other units. */
    List<Bar> bars() {
        var sums = new LinkedHashMap<PartyLabel, Long>();
        for (var line : salary.trace().lines()) {
            sums.merge(who(line.key().orElse(null)), line.amount(), Math::addExact);
        }
        long most = sums.values().stream().mapToLong(Math::abs).max().orElse(1);
        return sums.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .sorted(Comparator.comparingLong((Map.Entry<PartyLabel, Long> entry) -> Math.abs(entry.getValue()))
                        .reversed())
                .limit(12)
                .map(entry -> new Bar(
                        entry.getKey(),
                        new Figure(visit.formats().money(entry.getValue(), salary.currency()), null),
                        visit.formats().share(entry.getValue(), salary.total()),
                        100.0 * Math.max(0, entry.getValue()) / Math.max(1, most)))
                .toList();
    }

    /** How it was split, with the names of those that got one of the odd cents. */
    String odd() {
        var received = salary.receipts().values().stream()
                .filter(amount -> amount > 0)
                .map(BigInteger::valueOf)
                .reduce(BigInteger.ZERO, BigInteger::add);
        if (received.signum() == 0) return visit.t("salary.split.none");
        var odd = salary.trace().lines().stream()
                .filter(line -> line.key().isPresent() && isOdd(line, received))
                .map(line -> visit.t(
                        "salary.line",
                        who(line.key().get()).name(),
                        what(line.key().get())))
                .toList();
        return odd.isEmpty()
                ? visit.t("salary.split.even")
                : visit.t("salary.split.odd", odd.size(), String.join("; ", odd));
    }

    private boolean isOdd(Trace.Line line, BigInteger received) {
        var reached =
                BigInteger.valueOf(salary.receipts().getOrDefault(line.key().orElseThrow(), 0L));
        var whole =
                BigInteger.valueOf(Math.abs(salary.total())).multiply(reached).divide(received);
        return !BigInteger.valueOf(Math.abs(line.amount())).equals(whole);
    }
}
