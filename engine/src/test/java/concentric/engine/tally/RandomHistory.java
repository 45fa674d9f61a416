package concentric.engine.tally;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Three months of a network, made from a seed and written as a case: contracts of every kind, one of which there is twice, as
 * it is and as somebody drafts it, and what happened. Units pay only units that come after them.
 */
final class RandomHistory {

    static final List<YearMonth> MONTHS = List.of(YearMonth.of(2026, 1), YearMonth.of(2026, 2), YearMonth.of(2026, 3));

    static final List<String> OWNERS = List.of("offer tea of u0", "offer tins of u1", "person Ann", "fund Pool");

    private static final List<String> MEASURES = List.of("revenue", "faults");

    private final Random random;
    private final int units;

    /** The contracts but for the drafted one. */
    final List<String> contracts = new ArrayList<>();

    final String inForce;
    final String draft;
    final List<Event> events = new ArrayList<>();

    /** Something that happened, minor units and whole quantities. */
    sealed interface Event {
        LocalDate day();
    }

    record Paid(LocalDate day, String offer, long amount, long quantity, int id) implements Event {}

    /** Of a payment: an amount, and all or nothing of its quantity. */
    record Returned(LocalDate day, Paid of, long amount, boolean all) implements Event {}

    record Used(LocalDate day, String consumer, long quantity) implements Event {}

    record Cost(LocalDate day, String unit, long amount) implements Event {}

    record Measured(LocalDate day, String measure, long value) implements Event {}

    RandomHistory(long seed) {
        random = new Random(seed);
        units = 3 + random.nextInt(4);
        contracts.add(payments("Tins", "tins"));
        contracts.add("contract Hosting in EUR on usage of hosting by u%d at %s%n"
                        .formatted(units - 1, decimal(random.nextInt(3_000_000)))
                + clauses(0));
        for (int payer = 0; payer + 1 < units; payer++) {
            if (random.nextBoolean()) {
                contracts.add("contract \"receipts %1$d\" in EUR on receipts of u%1$d%n".formatted(payer)
                        + clauses(payer + 1));
            }
            if (random.nextInt(3) > 0) {
                contracts.add("contract \"result %1$d\" in EUR on result of u%1$d%n".formatted(payer) + closing(payer));
            }
        }
        boolean closes = random.nextInt(3) == 0;
        inForce = closes ? total() : payments("Tea", "tea");
        draft = closes ? total() : payments("Tea", "tea");
        if (closes) contracts.add(payments("Tea", "tea"));
        MONTHS.forEach(this::happen);
    }

    /** Whom measures are of: the network, and each unit there may be. */
    static Stream<String> subjects() {
        return Stream.concat(Stream.of(""), IntStream.range(0, 7).mapToObj(unit -> "u" + unit + "."));
    }

    private String payments(String name, String offer) {
        return "contract %s in EUR on payments for %s%n".formatted(name, offer) + clauses(0) + "share rest: "
                + parties(0) + "\n";
    }

    private String total() {
        return "contract Total in EUR on total of offer tea paid by u0%n".formatted() + "pay " + payee(1) + " "
                + percent() + " of gross\n";
    }

    /** At most two percents of gross, so that they never add up to more than all. */
    private String clauses(int first) {
        return IntStream.range(0, random.nextInt(3))
                .mapToObj(n -> switch (random.nextInt(4)) {
                    case 0 -> "pay " + unit(first) + " " + decimal(random.nextInt(90)) + " per unit\n";
                    case 1 -> "pay " + unit(first) + " " + percent() + " of rest\n";
                    case 2 ->
                        "hold %s of gross in Pool for %s until 2026-0%d-15%s%n"
                                .formatted(percent(), unit(first), 1 + random.nextInt(5), when());
                    default -> "pay " + unit(first) + " " + percent() + " of gross\n";
                })
                .collect(Collectors.joining());
    }

    private String closing(int payer) {
        return switch (random.nextInt(5)) {
            case 0 -> "pay " + payee(payer + 1) + " " + percent() + " of gross\nshare rest: Ann 2, u" + payer + " 1\n";
            case 1 ->
                "bands of total on result to %s: up to 50 %s, above %s%n"
                        .formatted(unit(payer + 1), percent(), percent());
            case 2 ->
                "bonus %s of excess of result over 10.00 to %s%s%n".formatted(percent(), payee(payer + 1), when());
            case 3 ->
                "hold %s of gross in Pool for %s until 2026-02-10%s%n".formatted(percent(), unit(payer + 1), when());
            default -> "loss: %s up to 20.00%n".formatted(unit(payer + 1));
        };
    }

    private String when() {
        return random.nextBoolean() ? "" : " when " + oneOf(MEASURES) + " >= " + random.nextInt(5);
    }

    /** Less than a half. */
    private String percent() {
        return BigDecimal.valueOf(random.nextInt(500_000), 4).toPlainString() + " %";
    }

    /** Millionths as a decimal. */
    private static String decimal(int micros) {
        return BigDecimal.valueOf(micros, 6).toPlainString();
    }

    private String parties(int first) {
        return IntStream.range(first, units)
                .filter(unit -> unit == first || random.nextBoolean())
                .mapToObj(unit -> "u" + unit + " " + (1 + random.nextInt(7)))
                .collect(Collectors.joining(", "));
    }

    private String unit(int first) {
        return "u" + (first + random.nextInt(units - first));
    }

    private String payee(int first) {
        return random.nextInt(3) == 0 ? "Ann" : unit(first);
    }

    private void happen(YearMonth month) {
        for (int count = random.nextInt(30); count > 0; count--) {
            var day = month.atDay(1 + random.nextInt(28));
            switch (random.nextInt(8)) {
                case 0 -> events.add(new Used(day, "u" + random.nextInt(units - 1), 1 + random.nextInt(40)));
                case 1 -> events.add(new Cost(day, "u" + random.nextInt(units), 1 + random.nextInt(3000)));
                default -> pay(day);
            }
        }
        MEASURES.forEach(measure -> events.add(new Measured(month.atDay(28), measure, random.nextInt(6))));
    }

    /** Few prices, so that many payments are alike; what is given back is given back in the same month. */
    private void pay(LocalDate day) {
        var paid = new Paid(
                day,
                random.nextInt(3) == 0 ? "tins" : "tea",
                oneOf(List.of(999L, 999L, 2500L, 7L, 1L + random.nextInt(100_000))),
                random.nextInt(4),
                events.size());
        events.add(paid);
        if (random.nextInt(5) == 0) {
            boolean all = random.nextBoolean();
            events.add(new Returned(day, paid, all ? paid.amount : 1 + random.nextLong(paid.amount), all));
        }
    }

    private <T> T oneOf(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
