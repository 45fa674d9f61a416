package concentric.engine.terms;

import java.math.BigDecimal;

/**
 * An exact percentage.
 *
 * @param ppm parts per million, zero or more: 5 % is 50 000
 */
public record Percent(long ppm) {

    /** The whole: 100 %. */
    public static final Percent ALL = new Percent(1_000_000);

    /** Decimals that a percentage may have. */
    public static final int PLACES = 4;

    public Percent {
        if (ppm < 0) {
            throw new IllegalArgumentException("negative percentage: " + ppm + " ppm");
        }
    }

    /** Reads the number before the percent sign. */
    public static Figure<Percent> parse(String text) {
        return Decimal.parse(text, PLACES).map(Percent::new);
    }

    /** The number and the sign, without trailing zeros: {@code 33.3333 %}. */
    public String format() {
        return Decimal.format(ppm, PLACES, 0) + " %";
    }

    /** The part as a number: 95 % is 0.95. */
    public BigDecimal toNumber() {
        return BigDecimal.valueOf(ppm, PLACES + 2);
    }
}
