package concentric.engine.measures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The natural limits of a measure, after Wheeler, Understanding Variation: mean ± 2.660 × mean moving range. Moving ranges are
 * not screened for outliers.
 *
 * @param mean to {@value #PLACES} decimals, rounded half to even; readings have at most six
 * @param meanMovingRange of neighbours' differences, as exact as the mean
 * @param readings that they were drawn from
 */
public record Limits(BigDecimal mean, BigDecimal meanMovingRange, int readings) {

    /** Decimals of the mean and of the mean moving range. */
    public static final int PLACES = 12;

    /** Fewest readings that limits are drawn from. */
    public static final int DRAWN_FROM = 6;

    /** Fewest readings that make limits firm. */
    public static final int FIRM_FROM = 12;

    private static final BigDecimal TO_LIMIT = new BigDecimal("2.660");
    private static final BigDecimal TO_RANGE_LIMIT = new BigDecimal("3.268");

    /** The limits of at least {@value #DRAWN_FROM} readings, in their order in time. */
    static Limits of(List<BigDecimal> readings) {
        if (readings.size() < DRAWN_FROM) {
            throw new IllegalArgumentException(readings.size() + " readings are too few for limits");
        }
        List<BigDecimal> ranges = IntStream.range(1, readings.size())
                .mapToObj(i -> readings.get(i).subtract(readings.get(i - 1)).abs())
                .toList();
        return new Limits(mean(readings), mean(ranges), readings.size());
    }

    /** Nothing below this is expected. */
    public BigDecimal lower() {
        return mean.subtract(meanMovingRange.multiply(TO_LIMIT));
    }

    /** Nothing above this is expected. */
    public BigDecimal upper() {
        return mean.add(meanMovingRange.multiply(TO_LIMIT));
    }

    /** No larger step from one reading to the next is expected. */
    public BigDecimal movingRangeLimit() {
        return meanMovingRange.multiply(TO_RANGE_LIMIT);
    }

    /** Whether they were drawn from enough readings to rely on. */
    public boolean isFirm() {
        return readings >= FIRM_FROM;
    }

    /** Whether a reading is nearer to a limit than to the mean: 1 to the upper one, −1 to the lower one, 0 to none. */
    int nearer(BigDecimal reading) {
        BigDecimal fromMean = reading.subtract(mean);
        BigDecimal toLimit =
                meanMovingRange.multiply(TO_LIMIT).subtract(fromMean.abs()).abs();
        return toLimit.compareTo(fromMean.abs()) < 0 ? fromMean.signum() : 0;
    }

    private static BigDecimal mean(List<BigDecimal> numbers) {
        return numbers.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(numbers.size()), PLACES, RoundingMode.HALF_EVEN);
    }
}
