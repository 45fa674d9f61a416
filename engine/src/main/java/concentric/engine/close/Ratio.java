package concentric.engine.close;

import concentric.engine.terms.Percent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * An exact number.
 *
 * @param denominator more than zero
 */
public record Ratio(BigInteger numerator, BigInteger denominator) {

    static final Ratio ZERO = of(BigInteger.ZERO);
    static final Ratio ONE = of(BigInteger.ONE);

    public Ratio {
        if (denominator.signum() <= 0) {
            throw new IllegalArgumentException(numerator + " ÷ " + denominator);
        }
        BigInteger common = numerator.gcd(denominator);
        numerator = numerator.divide(common);
        denominator = denominator.divide(common);
    }

    public static Ratio of(BigInteger whole) {
        return new Ratio(whole, BigInteger.ONE);
    }

    static Ratio of(BigDecimal decimal) {
        return decimal.scale() > 0
                ? new Ratio(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()))
                : of(decimal.toBigIntegerExact());
    }

    static Ratio of(Percent percent) {
        return ofPpm(BigInteger.valueOf(percent.ppm()));
    }

    static Ratio ofPpm(BigInteger ppm) {
        return new Ratio(ppm, BigInteger.valueOf(Percent.ALL.ppm()));
    }

    Ratio plus(Ratio other) {
        return new Ratio(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Ratio minus(Ratio other) {
        return plus(new Ratio(other.numerator.negate(), other.denominator));
    }

    Ratio times(Ratio other) {
        return new Ratio(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Ratio times(BigInteger whole) {
        return times(of(whole));
    }

    /** Divided by something that is not zero. */
    public Ratio over(Ratio other) {
        BigInteger sign = BigInteger.valueOf(other.numerator.signum());
        return times(new Ratio(other.denominator.multiply(sign), other.numerator.abs()));
    }

    Ratio min(Ratio other) {
        return compare(other) <= 0 ? this : other;
    }

    Ratio max(Ratio other) {
        return compare(other) >= 0 ? this : other;
    }

    int compare(Ratio other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /** The largest whole number that is not more. */
    BigInteger floor() {
        BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** The nearest whole number, of two the even one. */
    public BigInteger halfEven() {
        BigInteger below = floor();
        BigInteger twice = numerator.subtract(below.multiply(denominator)).shiftLeft(1);
        int comparison = twice.compareTo(denominator);
        boolean up = comparison > 0 || (comparison == 0 && below.testBit(0));
        return up ? below.add(BigInteger.ONE) : below;
    }

    /** As a decimal with at most so many decimals, an ellipsis after those of an endless one. */
    public String shown(int decimals) {
        BigDecimal exact = new BigDecimal(numerator.abs());
        BigDecimal cut = exact.divide(new BigDecimal(denominator), decimals, RoundingMode.DOWN);
        boolean endless = cut.multiply(new BigDecimal(denominator)).compareTo(exact) != 0;
        String digits =
                cut.signum() == 0 && !endless ? "0" : trimmed(cut, endless).toPlainString();
        return (numerator.signum() < 0 ? "-" : "") + digits + (endless ? "…" : "");
    }

    private static BigDecimal trimmed(BigDecimal cut, boolean endless) {
        if (endless) {
            return cut;
        }
        BigDecimal shortest = cut.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0, RoundingMode.UNNECESSARY) : shortest;
    }
}
