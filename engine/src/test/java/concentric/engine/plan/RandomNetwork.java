package concentric.engine.plan;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Party;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Promise;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Rate;
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

/** A network of contracts without a cycle, made from a seed: units pay only units that come after them in a hidden order. */
final class RandomNetwork {

    private static final List<String> CURRENCIES = List.of("EUR", "EUR", "EUR", "JPY", "KWD");

    private final Random random;
    private final List<String> units = new ArrayList<>();
    private final Currency currency;

    final List<Version> versions = new ArrayList<>();
    final Map<String, String> owners = new HashMap<>();
    final List<String> offers = List.of("tea", "tins", "cake stand");

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

    int below(int bound) {
        return random.nextInt(bound);
    }

    private void payments(Source source) {
        List<Clause> clauses = new ArrayList<>(clauses(0, true));
        clauses.add(shareRest(0, true));
        add(source, clauses, currency);
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
                                new Promise.Measure(random.nextBoolean() ? "unit" : null, "faults"),
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
            switch (random.nextInt(4)) {
                case 0 -> clauses.add(new Clause.PayRate(to, new Rate(rate(), oneOf(List.of(Rate.Per.values())))));
                case 1 -> clauses.add(new Clause.PayPercent(to, new Percent(ppm(1_000_000)), Basis.REST));
                default -> {
                    int ppm = ppm(grossLeft);
                    grossLeft -= ppm;
                    clauses.add(new Clause.PayPercent(to, new Percent(ppm), Basis.GROSS));
                }
            }
        }
        return clauses;
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
