package concentric.costs;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Currency;

/**
 * What an hour of base pay must come to at least, from a day on, until another in the same currency begins.
 *
 * @param amount minor units of an hour
 * @param weekHundredths hours of a week of somebody who works in full, in hundredths
 * @param from the first day on which it holds
 */
public record Minimum(long amount, Currency currency, int weekHundredths, LocalDate from) {

    private static final int WEEKS = 52;
    private static final int MONTHS = 12;

    /** Parts per million of the time of somebody who works in full. */
    static final long FULL = 1_000_000;

    /** Hundredths of an hour in an hour, times parts of a whole, times months: what amounts are compared in. */
    private static final BigInteger PARTS = BigInteger.valueOf(100L * MONTHS).multiply(BigInteger.valueOf(FULL));

    /** Whether a month's pay for a share of the time, in parts per million, is enough: amount × hours × 52 ÷ 12 × share, exactly. */
    public boolean isReached(long pay, long sharePpm) {
        return BigInteger.valueOf(pay).multiply(PARTS).compareTo(asked(sharePpm)) >= 0;
    }

    /** The least pay of a month, in whole minor units, that is enough for a share of the time. */
    public long needed(long sharePpm) {
        var parts = asked(sharePpm).divideAndRemainder(PARTS);
        return (parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0]).longValueExact();
    }

    private BigInteger asked(long sharePpm) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(weekHundredths))
                .multiply(BigInteger.valueOf(WEEKS))
                .multiply(BigInteger.valueOf(sharePpm));
    }
}
