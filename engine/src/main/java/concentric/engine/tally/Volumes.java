package concentric.engine.tally;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of each offer is bought, beside how much was: every count of its payments times the same factor.
 *
 * <p>What an offer's payments of a month come to on a posting line is multiplied exactly and rounded once, half to even: so what
 * customers give and what parties get still agree, and a factor of 1 changes nothing.
 *
 * @param perMille the factor of each offer in thousandths, zero or more; 1 000 for an offer that is not named
 */
public record Volumes(Map<String, Integer> perMille) {

    /** As it was. */
    public static final int SAME = 1_000;

    /** What happened. */
    public static final Volumes UNCHANGED = new Volumes(Map.of());

    public Volumes {
        perMille = Map.copyOf(perMille);
        if (perMille.values().stream().anyMatch(factor -> factor < 0)) {
            throw new IllegalArgumentException("less than nothing is bought: " + perMille);
        }
    }

    /** The same, but one factor for these offers. */
    public Volumes with(Collection<String> offers, int factor) {
        var factors = new HashMap<>(perMille);
        offers.forEach(offer -> factors.put(offer, factor));
        return new Volumes(factors);
    }

    /** Whether more or less of it is bought than was. */
    boolean changes(String offer) {
        return factor(offer) != SAME;
    }

    /**
     * What an amount that was moved for an offer comes to.
     *
     * @throws ArithmeticException if it is more than a long holds
     */
    long scaled(String offer, long amount) {
        int factor = factor(offer);
        if (factor == SAME) return amount;
        return BigDecimal.valueOf(amount)
                .multiply(BigDecimal.valueOf(factor, 3))
                .setScale(0, RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    private int factor(String offer) {
        return perMille.getOrDefault(offer, SAME);
    }
}
