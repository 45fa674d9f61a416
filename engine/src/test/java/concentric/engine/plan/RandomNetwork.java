package concentric.engine.plan;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Comparison;
import concentric.engine.terms.Condition;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Party;
import concentric.engine.terms.PartyKind;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Promise;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Rate;
import concentric.engine.terms.Refund;
import concentric.engine.terms.Remainder;
import concentric.engine.terms.Share;
import concentric.engine.terms.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A network of contracts without a cycle, made from a seed: units pay only units that come after them in a hidden order. */
final class RandomNetwork {

    static final Map<String, PartyKind> KINDS = Map.of("fund", PartyKind.FUND);

    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "EUR", "JPY", "KWD");

    private final Random random;
    private final List<String> units = new ArrayList<>();
    private final Currency currency;

    final List<Version> versions = new ArrayList<>();
    final Map<String, String> owners = new HashMap<>();
    final List<String> offers = List.of("tea", "tins", "cake stand");
    final List<String> services = List.of("hosting", "the \"van\"");

    RandomNetwork(long seed) {
        random = new Random(seed);
        currency = Currency.getInstance(oneOf(CURRENCIES));
        int size = 3 + random.nextInt(7);
        IntStream.range(0, size).forEach(i -> units.add("unit " + i));
        Collections.shuffle(units, random);
        offers.forEach(offer -> owners.put(offer, oneOf(units)));
        if (random.nextInt(4) == 0) {
            payments(new Source.AllPayments());
        } else {
            payments(new Source.Payments(List.of("tea", "cake stand")));
            payments(new Source.Payments(List.of("tins")));
        }
        services.forEach(this::usage);
        for (int payer = 0; payer + 1 < size; payer++) {
            for (int contracts = random.nextInt(4); contracts > 0; contracts--) {
                receipts(payer);
            }
        }
        Collections.shuffle(versions, random);
    }

    /** An amount of any size that a long holds, small ones more often. */
    long amount() {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1, 2 -> random.nextInt(100);
            case 3, 4, 5 -> random.nextInt(10_000_000);
            case 6 -> random.nextLong(1L << 45);
            default -> random.nextLong(Long.MAX_VALUE);
        };
    }

    long quantity() {
        return switch (random.nextInt(8)) {
            case 0 -> 0;
            case 1 -> random.nextInt(3_000_000);
            case 2 -> random.nextLong(1L << 45);
            case 3 -> random.nextLong(Long.MAX_VALUE);
            default -> 1_000_000L * random.nextInt(20);
        };
    }

    /** A payment with tax and quantity, and of more than nothing. */
    Remainder payment() {
        long amount = Math.max(1, amount());
        long tax = random.nextInt(3) == 0 ? random.nextLong(amount + (amount < Long.MAX_VALUE ? 1 : 0)) : 0;
        return new Remainder(amount, tax, quantity());
    }

    /** A refund that can be given; after a few of them, of all that is left. */
    Refund refund(Remainder left) {
        long amount = switch (random.nextInt(4)) {
            case 0 -> left.amount();
            case 1 -> 1;
            default -> 1 + random.nextLong(left.amount());
        };
        if (amount == 1 && random.nextInt(4) == 0) {
            amount = left.amount();
        }
        // The refund's tax is at most the refund, and what it leaves at most what the refund leaves.
        long least = Math.max(0, left.tax() - (left.amount() - amount));
        long most = Math.min(left.tax(), amount);
        long tax = least + random.nextLong(most - least + 1);
        Quantity quantity = switch (random.nextInt(3)) {
            case 0 -> null;
            case 1 -> new Quantity(left.quantity());
            default -> new Quantity(left.quantity() / 2);
        };
        return new Refund(amount, tax, quantity);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    private void payments(Source source) {
        List<Clause> clauses = new ArrayList<>(clauses(0, true));
        clauses.add(shareRest(0, true));
        add(source, clauses, currency);
    }

    private void usage(String service) {
        List<Clause> clauses = new ArrayList<>(clauses(0, false));
        if (random.nextInt(4) == 0) {
            clauses.add(shareRest(0, false));
        }
        var rate = new Rate(random.nextInt(8) == 0 ? rate() : random.nextInt(2_000_000), Rate.Per.UNIT);
        add(new Source.Usage(service, oneOf(units), rate), clauses, currency);
    }

    private void receipts(int payer) {
        var named = new HashSet<String>();
        for (int i = random.nextInt(4); i > 0 && !versions.isEmpty(); i--) {
            named.add(oneOf(versions).contract().name());
        }
        List<Clause> clauses = new ArrayList<>(clauses(payer + 1, false));
        if (random.nextInt(3) == 0) {
            clauses.add(shareRest(payer + 1, false));
        }
        Currency theirs = random.nextInt(10) == 0 ? Currency.getInstance("USD") : currency;
        add(new Source.Receipts(units.get(payer), List.copyOf(named)), clauses, theirs);
    }

    private void add(Source source, List<Clause> clauses, Currency in) {
        long number = versions.size() + 1L;
        LocalDate from = random.nextInt(5) == 0 ? LocalDate.of(2026, 1, 1 + random.nextInt(28)) : null;
        LocalDate until = random.nextInt(5) == 0 ? LocalDate.of(2027, 1, 1 + random.nextInt(28)) : null;
        List<Promise> promises = switch (random.nextInt(3)) {
            case 0 -> List.of();
            case 1 -> List.of(new Promise("in \"plain\" words \\ here", null));
            default ->
                List.of(new Promise(
                        "kept",
                        new Promise.Target(
                                measure(),
                                oneOf(List.of(Promise.Bound.values())),
                                new Quantity(random.nextInt(5_000_000)))));
        };
        int priority = 100 + random.nextInt(3) - 1;
        versions.add(new Version(
                1000 - number,
                number,
                new Contract("contract " + number, in, source, from, until, priority, promises, clauses)));
    }

    private List<Clause> clauses(int firstPayee, boolean ownerToo) {
        var clauses = new ArrayList<Clause>();
        int grossLeft = 1_000_000;
        for (int count = random.nextInt(4); count > 0; count--) {
            Party to = party(firstPayee, ownerToo);
            switch (random.nextInt(5)) {
                case 0 -> clauses.add(new Clause.PayRate(to, new Rate(rate(), oneOf(List.of(Rate.Per.values())))));
                case 1 -> clauses.add(new Clause.PayPercent(to, new Percent(ppm(1_000_000)), Basis.REST));
                case 2 -> {
                    int ppm = ppm(grossLeft);
                    grossLeft -= ppm;
                    clauses.add(hold(ppm, Basis.GROSS, to));
                }
                default -> {
                    int ppm = ppm(grossLeft);
                    grossLeft -= ppm;
                    clauses.add(new Clause.PayPercent(to, new Percent(ppm), Basis.GROSS));
                }
            }
        }
        return clauses;
    }

    private Clause hold(int ppm, Basis basis, Party to) {
        LocalDate until = LocalDate.of(2026, 2, 1).plusDays(random.nextInt(1000));
        return new Clause.Hold(new Percent(ppm), basis, "fund", to, until, random.nextBoolean() ? condition() : null);
    }

    private Condition condition() {
        return new Condition(Stream.generate(() -> new Condition.All(Stream.generate(this::comparison)
                        .limit(1L + random.nextInt(3))
                        .toList()))
                .limit(1L + random.nextInt(3))
                .toList());
    }

    private Comparison comparison() {
        var number = new Quantity(random.nextLong(10_000_000_000L));
        var percent = new Percent(random.nextInt(2_000_000));
        return new Comparison(
                measure(),
                oneOf(List.of(Comparison.Operator.values())),
                switch (random.nextInt(3)) {
                    case 0 -> new Comparison.Threshold.Plain(number);
                    case 1 -> new Comparison.Threshold.Part(percent, number);
                    default -> new Comparison.Threshold.Percentage(percent);
                });
    }

    private Measure measure() {
        return new Measure(
                random.nextBoolean() ? oneOf(units) : null, oneOf(List.of("faults", "total", "reviewScore")));
    }

    private int ppm(int most) {
        int ppm = random.nextBoolean() ? 5_000 * random.nextInt(101) : random.nextInt(1_000_001);
        return Math.min(ppm, most);
    }

    private long rate() {
        return switch (random.nextInt(6)) {
            case 0 -> random.nextInt(1000);
            case 1 -> random.nextLong(1L << 50);
            default -> 5_000L * random.nextInt(200);
        };
    }

    private Clause shareRest(int firstPayee, boolean ownerToo) {
        var shares = new ArrayList<Share>();
        var seen = new HashSet<Party>();
        for (int count = 1 + random.nextInt(5); count > 0; count--) {
            Party party = party(firstPayee, ownerToo);
            if (seen.add(party)) {
                shares.add(new Share(party, 1 + random.nextInt(random.nextInt(3) == 0 ? 1_000_000 : 10)));
            }
        }
        return new Clause.ShareRest(shares);
    }

    private Party party(int first, boolean ownerToo) {
        if (ownerToo && random.nextInt(4) == 0) {
            return new Party.Owner();
        }
        return random.nextInt(8) == 0
                ? new Party.Named("fund")
                : new Party.Named(units.get(first + random.nextInt(units.size() - first)));
    }

    private <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
