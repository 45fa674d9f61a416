package concentric.engine.terms;

import java.math.BigDecimal;

/**
 * An exact decimal of zero or more, with at most six decimals: how many units were bought, or where a measure's
 * threshold is.
 *
 * @param micros millionths: 1 is 1 000 000
 */
public record Quantity(long micros) {

    /** One unit: what a payment is for, if it does not say. */
    public static final Quantity ONE = new Quantity(1_000_000);

    /** Decimals that a quantity may have. */
    public static final int PLACES = 6;

    public Quantity {
        if (micros < 0) {
            throw new IllegalArgumentException("negative quantity: " + micros + " millionths");
        }
    }

    /** Reads a quantity of zero or more. */
    public static Figure<Quantity> parse(String text) {
        return Decimal.parse(text, PLACES).map(Quantity::new);
    }

    /** The quantity without trailing zeros. */
    public String format() {
        return Decimal.format(micros, PLACES, 0);
    }

    /** The quantity as a number. */
    public BigDecimal toNumber() {
        return BigDecimal.valueOf(micros, PLACES);
    }
}
