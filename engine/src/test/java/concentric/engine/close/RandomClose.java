package concentric.engine.close;

import concentric.engine.plan.Version;
import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.CloseClause;
import concentric.engine.terms.Closing;
import concentric.engine.terms.Comparison;
import concentric.engine.terms.Comparison.Threshold;
import concentric.engine.terms.Condition;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Gate;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Part;
import concentric.engine.terms.PartyKind;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Promise;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Source;
import concentric.engine.terms.Target;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A network of closing contracts without a cycle, and the books of a period, made from a seed: results are shared only with
 * units that come later in a hidden order.
 */
final class RandomClose {

    static final Map<String, PartyKind> KINDS = Map.of("fund", PartyKind.FUND, "Ann", PartyKind.PERSON);
    static final LocalDate LAST_DAY = LocalDate.of(2026, 1, 31);

    private static final List<String> NAMES = List.of("faults", "revenue", "reviewScore");

    final Random random;
    final List<String> units = new ArrayList<>();
    final Currency currency;
    final List<Version> versions = new ArrayList<>();
    final Map<String, String> owners = new HashMap<>();

    /** All the measures that contracts could ask for. */
    final Map<Measure, BigDecimal> measures = new HashMap<>();

    private final List<Live> live = new ArrayList<>();
    private final Map<String, Long> costs = new HashMap<>();
    private final List<Held> holds = new ArrayList<>();
    private final Map<StakeKey, Long> carried = new HashMap<>();
    private final Map<LossKey, Long> borne = new HashMap<>();

    RandomClose(long seed) {
        random = new Random(seed);
        currency = Currency.getInstance(oneOf(List.of("EUR", "EUR", "JPY", "KWD")));
        int size = 3 + random.nextInt(5);
        IntStream.range(0, size).forEach(i -> units.add("unit " + i));
        Collections.shuffle(units, random);
        List.of("tea", "tins").forEach(offer -> owners.put(offer, oneOf(units)));
        for (int contracts = 2 + random.nextInt(7); contracts > 0; contracts--) {
            contract();
        }
        moved();
        readings();
        Collections.shuffle(versions, random);
    }

    /** The whole period, everything known and nothing posted. */
    Books books() {
        return books(measures, Set.of(), List.of(), holds);
    }

    List<Held> holds() {
        return holds;
    }

    Books books(Map<Measure, BigDecimal> known, Set<Long> closed, List<Movement> posted, List<Held> held) {
        return new Books(
                LAST_DAY, currency, versions, owners, live, costs, held, known, carried, borne, closed, posted);
    }

    /** The same books, everything in another order. */
    Books shuffled() {
        return new Books(
                LAST_DAY,
                currency,
                shuffled(versions),
                owners,
                shuffled(live),
                costs,
                shuffled(holds),
                measures,
                carried,
                borne,
                Set.of(),
                List.of());
    }

    /** Some of the measures, with the values they have here. */
    Map<Measure, BigDecimal> some() {
        var some = new HashMap<>(measures);
        int share = 1 + random.nextInt(10);
        some.keySet().removeIf(measure -> random.nextInt(10) < share - 1 && random.nextInt(3) == 0);
        return some;
    }

    /** Those measures as they are, the others with new values. */
    Map<Measure, BigDecimal> completed(Map<Measure, BigDecimal> some) {
        var all = new HashMap<>(some);
        measures.keySet().forEach(measure -> all.putIfAbsent(measure, reading()));
        return all;
    }

    private void contract() {
        long number = versions.size() + 1L;
        String name = "contract " + number;
        int priority = 99 + random.nextInt(3);
        int payer = random.nextInt(units.size());
        Source.Closing on = random.nextInt(3) == 0 ? total(payer) : new Source.Result(units.get(payer));
        boolean section = random.nextInt(2) == 0;
        Source source = section ? new Source.Receipts(oneOf(units), List.of()) : on;
        var clauses = clauses(on, payer, section, number);
        Condition ends = random.nextInt(4) == 0 ? condition() : null;
        List<Promise> promises = random.nextInt(3) == 0
                ? List.of(new Promise(
                        "kept",
                        new Promise.Target(measure(), oneOf(List.of(Promise.Bound.values())), quantity(5_000_000))))
                : List.of();
        versions.add(new Version(
                1000 - number,
                number,
                new Contract(
                        name,
                        currency,
                        source,
                        null,
                        null,
                        priority,
                        promises,
                        List.of(),
                        new Closing(on, clauses),
                        ends)));
    }

    private Source.Closing total(int payer) {
        return switch (random.nextInt(4)) {
            case 0 -> new Source.Total(Source.Of.OFFER, oneOf(List.of("tea", "tins")), null);
            case 1 -> new Source.Total(Source.Of.CONTRACT, "contract 1", units.get(payer));
            case 2 -> new Source.Total(Source.Of.UNIT, units.get(payer), oneOf(units));
            default -> new Source.Total(Source.Of.UNIT, units.get(payer), null);
        };
    }

    private List<CloseClause> clauses(Source.Closing on, int payer, boolean section, long number) {
        boolean onResult = on instanceof Source.Result;
        int first = onResult ? payer + 1 : 0;
        var clauses = new ArrayList<CloseClause>();
        int grossLeft = 1_000_000;
        var staked = new HashSet<List<String>>();
        for (int count = random.nextInt(5); count > 0; count--) {
            switch (random.nextInt(7)) {
                case 0 -> {
                    int ppm = ppm(grossLeft);
                    grossLeft -= ppm;
                    clauses.add(new CloseClause.PayPercent(party(first, payer), new Percent(ppm), Basis.GROSS));
                }
                case 1 ->
                    clauses.add(
                            new CloseClause.PayPercent(party(first, payer), new Percent(ppm(1_000_000)), Basis.REST));
                case 2 -> {
                    int ppm = ppm(grossLeft);
                    grossLeft -= ppm;
                    clauses.add(hold(ppm, party(first, payer)));
                }
                case 3 -> {
                    if (onResult) {
                        clauses.add(bands(first, payer));
                    }
                }
                case 4 -> clauses.add(bonus(onResult, first, payer));
                case 5 -> {
                    String node = oneOf(units);
                    String served = oneOf(units);
                    if (section && !node.equals(served) && staked.add(List.of(node))) {
                        clauses.add(stake(node, served, number));
                    }
                }
                default -> {}
            }
        }
        if (random.nextInt(3) == 0) {
            clauses.add(new CloseClause.ShareRest(parts(first, payer)));
        }
        if (onResult && first < units.size() && random.nextInt(2) == 0) {
            clauses.add(loss(first, number));
        }
        return clauses;
    }

    private CloseClause hold(int ppm, String to) {
        return new CloseClause.Hold(
                new Percent(ppm),
                Basis.GROSS,
                "fund",
                to,
                LAST_DAY.plusDays(random.nextInt(21) - 10L),
                random.nextBoolean() ? condition() : null);
    }

    private CloseClause bands(int first, int payer) {
        var bands = new ArrayList<CloseClause.Band>();
        long upTo = random.nextInt(3) * 1_000_000L;
        for (int count = random.nextInt(4); count > 0; count--) {
            bands.add(new CloseClause.Band(new Quantity(upTo), new Percent(ppm(1_000_000))));
            upTo += 1 + random.nextInt(3_000_000);
        }
        return new CloseClause.Bands(
                random.nextInt(3) == 0 ? null : measure(), parts(first, payer), bands, new Percent(ppm(1_000_000)));
    }

    private CloseClause bonus(boolean onResult, int first, int payer) {
        return new CloseClause.Bonus(
                new Percent(ppm(1_000_000)),
                onResult && random.nextBoolean() ? CloseClause.Of.RESULT : CloseClause.Of.TOTAL,
                random.nextBoolean() ? null : (long) random.nextInt(1000),
                parts(first, payer),
                random.nextBoolean() ? condition() : null,
                random.nextBoolean() ? null : (long) random.nextInt(100_000));
    }

    private CloseClause stake(String node, String served, long number) {
        if (random.nextInt(3) == 0) {
            carried.put(new StakeKey("contract " + number, node, served), -(long) random.nextInt(2000));
        }
        return new CloseClause.Stake(
                node,
                served,
                new Percent(ppm(1_000_000)),
                targets(),
                new Percent(random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000)),
                new Percent(1_000_000 + random.nextInt(1_000_000)));
    }

    private CloseClause loss(int first, long number) {
        var bearers = new ArrayList<CloseClause.Bearer>();
        var seen = new HashSet<String>();
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            String unit = units.get(first + random.nextInt(units.size() - first));
            if (seen.add(unit)) {
                bearers.add(new CloseClause.Bearer(unit, 1 + random.nextInt(20_000)));
                if (random.nextInt(3) == 0) {
                    borne.put(new LossKey(1000 - number, unit), (long) random.nextInt(20_000));
                }
            }
        }
        return new CloseClause.Loss(bearers);
    }

    private List<Part> parts(int first, int payer) {
        var parts = new LinkedHashMap<String, Part>();
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            String party = party(first, payer);
            Gate gate = !party.equals("Ann") && random.nextInt(3) == 0
                    ? new Gate(targets(), random.nextBoolean() ? null : new Percent(1 + random.nextInt(2_000_000)))
                    : null;
            parts.put(party, new Part(party, 1 + random.nextInt(9), gate));
        }
        return List.copyOf(parts.values());
    }

    private List<Target> targets() {
        int split = random.nextInt(1_000_001);
        return Stream.of(split, 1_000_000 - split)
                .filter(ppm -> ppm > 0)
                .map(ppm -> new Target(
                        measure(),
                        new Percent(ppm),
                        random.nextInt(3) == 0,
                        random.nextBoolean()
                                ? new Threshold.Plain(quantity(5_000_000))
                                : new Threshold.Percentage(new Percent(1 + random.nextInt(2_000_000))),
                        random.nextInt(3) == 0 ? new Percent(1 + random.nextInt(2_000_000)) : null))
                .toList();
    }

    private Condition condition() {
        return new Condition(Stream.generate(() -> new Condition.All(Stream.generate(this::comparison)
                        .limit(1L + random.nextInt(2))
                        .toList()))
                .limit(1L + random.nextInt(2))
                .toList());
    }

    private Comparison comparison() {
        return new Comparison(
                measure(), oneOf(List.of(Comparison.Operator.values())), new Threshold.Plain(quantity(5_000_000)));
    }

    private Measure measure() {
        return new Measure(random.nextInt(3) == 0 ? oneOf(units) : null, oneOf(NAMES));
    }

    /** Its own unit, persons and funds too, and whoever comes later. */
    private String party(int first, int payer) {
        return switch (random.nextInt(6)) {
            case 0 -> "Ann";
            case 1 -> "fund";
            case 2 -> units.get(payer);
            default -> first < units.size() ? units.get(first + random.nextInt(units.size() - first)) : "Ann";
        };
    }

    private void moved() {
        for (int count = 4 + random.nextInt(12); count > 0; count--) {
            String contract = oneOf(versions).contract().name();
            boolean payment = random.nextBoolean();
            live.add(new Live(
                    contract,
                    random.nextInt(4) == 0 ? "" : oneOf(List.of("tea", "tins")),
                    payment ? "" : oneOf(units),
                    oneOf(units),
                    amount()));
        }
        units.forEach(unit -> {
            if (random.nextInt(2) == 0) {
                costs.put(unit, (long) random.nextInt(random.nextInt(4) == 0 ? 2_000_000 : 300));
            }
        });
        versions.forEach(this::earn);
        for (Version version : versions) {
            for (int clause = 1; clause <= version.contract().clauseCount(); clause++) {
                if (closing(version).clauses().get(clause - 1) instanceof CloseClause.Hold hold) {
                    holds.add(new Held(version, clause, hold.to(), oneOf(units), amount()));
                }
            }
        }
    }

    /** What nodes have at stake. */
    private void earn(Version version) {
        for (CloseClause clause : closing(version).clauses()) {
            if (clause instanceof CloseClause.Stake stake) {
                live.add(new Live(version.contract().name(), "", "", stake.node(), amount()));
            }
        }
    }

    private static Closing closing(Version version) {
        return Objects.requireNonNull(version.contract().closing());
    }

    private void readings() {
        NAMES.forEach(name -> {
            measures.put(new Measure(null, name), reading());
            units.forEach(unit -> measures.put(new Measure(unit, name), reading()));
        });
    }

    /** More often small than large, sometimes negative, sometimes exactly a threshold. */
    private BigDecimal reading() {
        return BigDecimal.valueOf(random.nextInt(7_000_000) - 500_000L, 6);
    }

    private long amount() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(100);
            case 1 -> -random.nextInt(500);
            case 2 -> random.nextLong(1L << 40);
            default -> random.nextInt(100_000);
        };
    }

    private int ppm(int most) {
        int ppm = random.nextBoolean() ? 10_000 * random.nextInt(101) : random.nextInt(1_000_001);
        return Math.min(ppm, most);
    }

    private Quantity quantity(int most) {
        return new Quantity(1 + random.nextInt(most));
    }

    private <T> List<T> shuffled(Collection<T> things) {
        var shuffled = new ArrayList<T>(things);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private <T extends @Nullable Object> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
