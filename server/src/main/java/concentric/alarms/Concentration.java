package concentric.alarms;

import concentric.payments.LargeCustomers.Paid;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * On how many a unit's receipts depend. What it received of an offer is traced to the customers of that offer by what each of
 * them paid; what it received otherwise came from whoever paid it.
 *
 * @param largest the customer who brought most, if any is known
 * @param points the Herfindahl–Hirschman index, the sum of the squares of all shares in percent: 10 000 where one brought all.
 *     Customers below a hundredth of every offer are left out, which makes it at most 100 points too small
 */
record Concentration(Optional<Share> largest, int points) {

    /**
     * Above this, a market is "highly concentrated" (Horizontal Merger Guidelines of the U.S. Department of Justice and
     * the Federal Trade Commission, 2010, § 5.3).
     */
    static final int HIGH = 2_500;

    /** Half of everything, in ppm. */
    static final long HALF = 500_000;

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);
    private static final BigInteger ALL_POINTS = BigInteger.valueOf(10_000);

    /** What a customer brought, in ppm of all, rounded down. */
    record Share(long customer, long ppm) {}

    /**
     * Of the net receipts of a unit, in minor units; what is not above zero counts for nothing.
     *
     * @param byOffer by the offer that customers paid for
     * @param byPayer of no offer, by who paid
     * @param paid what customers paid, for these offers and others
     */
    static Optional<Concentration> of(Map<Long, Long> byOffer, Collection<Long> byPayer, Map<Long, List<Paid>> paid) {
        var total = sum(byOffer.values()).add(sum(byPayer));
        if (total.signum() == 0) return Optional.empty();
        var brought = new HashMap<Long, BigInteger>();
        byOffer.forEach((offer, received) -> {
            if (received <= 0) return;
            for (var each : paid.getOrDefault(offer, List.of())) {
                var part = BigInteger.valueOf(received)
                        .multiply(BigInteger.valueOf(each.amount()))
                        .divide(BigInteger.valueOf(each.total()));
                brought.merge(each.customer(), part, BigInteger::add);
            }
        });
        var squares = brought.values().stream()
                .map(amount -> amount.multiply(amount))
                .reduce(BigInteger.ZERO, BigInteger::add)
                .add(byPayer.stream()
                        .filter(amount -> amount > 0)
                        .map(amount -> BigInteger.valueOf(amount).pow(2))
                        .reduce(BigInteger.ZERO, BigInteger::add));
        var largest = brought.entrySet().stream()
                .max(Map.Entry.<Long, BigInteger>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Share(
                        entry.getKey(),
                        entry.getValue().multiply(MILLION).divide(total).longValueExact()));
        return Optional.of(new Concentration(
                largest, squares.multiply(ALL_POINTS).divide(total.pow(2)).intValueExact()));
    }

    private static BigInteger sum(Collection<Long> amounts) {
        return amounts.stream()
                .filter(amount -> amount > 0)
                .map(BigInteger::valueOf)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
