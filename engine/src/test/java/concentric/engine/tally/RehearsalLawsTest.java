package concentric.engine.tally;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.engine.cases.CaseFile;
import concentric.engine.cases.CaseResult;
import concentric.engine.plan.Compilation;
import concentric.engine.plan.Plan;
import concentric.engine.plan.Version;
import concentric.engine.tally.RandomHistory.Cost;
import concentric.engine.tally.RandomHistory.Event;
import concentric.engine.tally.RandomHistory.Measured;
import concentric.engine.tally.RandomHistory.Paid;
import concentric.engine.tally.RandomHistory.Returned;
import concentric.engine.tally.RandomHistory.Used;
import concentric.engine.tally.Tallied.Row;
import concentric.engine.terms.Measure;
import concentric.engine.terms.PartyKind;
import concentric.engine.text.ContractText;
import concentric.engine.text.Parsing;
import concentric.engine.text.Placed;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What holds for every rehearsal, tried on many histories; a failure names its seed. */
@DisplayName("A rehearsal")
class RehearsalLawsTest {

    private static final int NETWORKS = 500;
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Map<String, String> OWNERS = Map.of("tea", "u0", "tins", "u1");
    private static final Map<String, PartyKind> KINDS = Map.of("Ann", PartyKind.PERSON, "Pool", PartyKind.FUND);

    @Test
    @DisplayName(
            "says to the cent what a history comes to that is settled anew, payment by payment and close by close; "
                    + "what some gain, others lose")
    void equalsReality() {
        int changed = 0;
        for (long seed = 1; seed <= NETWORKS; seed++) {
            var history = new RandomHistory(seed);
            var before = replayed(history, history.inForce);
            var after = replayed(history, history.draft);
            settledAnew(seed, history, history.inForce, before);
            settledAnew(seed, history, history.draft, after);
            var rehearsal = Rehearsal.of(before, after);
            assertThat(rehearsal.effects().stream().allMatch(Rehearsal.Effect::isUnchanged))
                    .as("seed %d", seed)
                    .isEqualTo(before.equals(after));
            assertThat(rehearsal.effects().stream()
                            .mapToLong(Rehearsal.Effect::difference)
                            .sum())
                    .as("seed %d", seed)
                    .isZero();
            changed += rehearsal.losers().isEmpty() ? 0 : 1;
        }
        // A generator that goes wrong would make this test pass on drafts that change nothing.
        assertThat(changed).isGreaterThan(NETWORKS / 2);
    }

    static List<Replayed> replayed(RandomHistory history, String contract) {
        return replayed(history, contract, Volumes.UNCHANGED);
    }

    static List<Replayed> replayed(RandomHistory history, String contract, Volumes volumes) {
        var versions = versions(history, contract);
        var plan = switch (Plan.compile(versions, OWNERS, KINDS)) {
            case Compilation.Compiled(var compiled) -> compiled;
            case Compilation.Refused(var reasons) -> throw new AssertionError(reasons);
        };
        return Replay.of(
                RandomHistory.MONTHS.stream()
                        .map(month -> period(history, month, plan, versions))
                        .toList(),
                EUR,
                volumes);
    }

    private static List<Version> versions(RandomHistory history, String contract) {
        var text = String.join("\n", history.contracts) + "\n" + contract;
        if (!(ContractText.parsePlaced(text) instanceof Parsing.Parsed<List<Placed>>(var placed))) {
            throw new AssertionError(ContractText.parsePlaced(text) + "\n" + text);
        }
        var versions = new ArrayList<Version>();
        for (var each : placed) versions.add(new Version(versions.size() + 1L, versions.size() + 1L, each.contract()));
        return versions;
    }

    private static Period period(RandomHistory history, YearMonth month, Plan plan, List<Version> versions) {
        var rows = new TreeMap<String, Map<List<Long>, Long>>();
        var costs = new HashMap<String, Long>();
        var measures = new HashMap<Measure, BigDecimal>();
        for (var event : history.events) {
            if (!YearMonth.from(event.day()).equals(month)) continue;
            switch (event) {
                case Paid paid -> count(rows, paid.offer(), paid.amount(), paid.quantity(), 1);
                case Returned(var day, var paid, long amount, boolean all) -> {
                    count(rows, paid.offer(), paid.amount(), paid.quantity(), -1);
                    count(rows, paid.offer(), paid.amount() - amount, all ? 0 : paid.quantity(), 1);
                }
                case Used used -> count(rows, used.consumer(), 0, used.quantity(), 1);
                case Cost cost -> costs.merge(cost.unit(), cost.amount(), Math::addExact);
                case Measured measured ->
                    measures.put(new Measure(null, measured.measure()), BigDecimal.valueOf(measured.value()));
            }
        }
        var tallied = rows.entrySet().stream()
                .map(each -> tallied(each.getKey(), each.getValue()))
                .toList();
        var all = new HashMap<>(measures);
        // A measure without a subject is of the unit whose result a contract is on.
        for (int unit = 0; unit < 7; unit++) {
            for (var measure : measures.keySet()) {
                all.put(new Measure("u" + unit, measure.name()), measures.get(measure));
            }
        }
        return new Period(month, List.of(new Period.Stretch(plan, tallied)), versions, OWNERS, costs, all);
    }

    private static void count(
            Map<String, Map<List<Long>, Long>> rows, String root, long shared, long quantity, long count) {
        rows.computeIfAbsent(
                        root,
                        none -> new TreeMap<>((one, other) -> one.toString().compareTo(other.toString())))
                .merge(List.of(shared, quantity * 1_000_000), count, Math::addExact);
    }

    private static Tallied tallied(String root, Map<List<Long>, Long> counts) {
        var rows = counts.entrySet().stream()
                .map(each -> new Row(each.getKey().get(0), each.getKey().get(1), each.getValue()))
                .toList();
        return OWNERS.containsKey(root) ? Tallied.payments(root, rows) : Tallied.usage("hosting", root, rows);
    }

    /** The case runner knows no tally: it posts one payment after the other, and closes month by month. */
    private static void settledAnew(long seed, RandomHistory history, String contract, List<Replayed> expected) {
        var text = new StringBuilder(String.join("\n", history.contracts))
                .append('\n')
                .append(contract);
        RandomHistory.OWNERS.forEach(line -> text.append(line).append('\n'));
        var balances = new TreeMap<String, Long>();
        for (var month : expected) {
            history.events.stream()
                    .filter(event -> YearMonth.from(event.day()).equals(month.month()))
                    .forEach(event -> text.append(line(event)));
            text.append("close ").append(month.month()).append("\nexpect\n");
            month.kept().forEach((party, amount) -> balances.merge(party, amount, Math::addExact));
            balances.forEach((party, amount) -> text.append("  %s %s%n".formatted(party, money(amount))));
        }
        var result = CaseFile.run("seed " + seed, text.toString());
        assertThat(result).as(() -> result + "\n" + text).isInstanceOf(CaseResult.Passed.class);
    }

    private static String line(Event event) {
        return switch (event) {
            case Paid(var day, var offer, long amount, long quantity, int id) ->
                "payment %s for %s quantity %d on %s as p%d%n".formatted(money(amount), offer, quantity, day, id);
            case Returned(var day, var paid, long amount, boolean all) ->
                "refund %s of p%d quantity %d on %s%n"
                        .formatted(money(amount), paid.id(), all ? paid.quantity() : 0, day);
            case Used(var day, var consumer, long quantity) ->
                "usage %d of hosting by %s on %s%n".formatted(quantity, consumer, day);
            case Cost(var day, var unit, long amount) -> "cost %s of %s on %s%n".formatted(money(amount), unit, day);
            case Measured(var day, var measure, long value) ->
                RandomHistory.subjects()
                        .map(unit -> "measure %s%s %d in %s%n".formatted(unit, measure, value, YearMonth.from(day)))
                        .collect(Collectors.joining());
        };
    }

    private static String money(long minor) {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }
}
