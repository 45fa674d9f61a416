package concentric.engine.terms;

import java.util.Currency;

/**
 * A price per unit or per payment, finer than money: at most six decimals whatever the currency.
 *
 * @param micros millionths of the currency's major unit, zero or more: 0.40 is 400 000
 * @param per what it is multiplied with
 */
public record Rate(long micros, Per per) {

    /** What a rate is multiplied with. */
    public enum Per {
        /** The quantity of the payment. */
        UNIT("per unit"),
        /** One, whatever the quantity. */
        PAYMENT("per payment");

        private final String words;

        Per(String words) {
            this.words = words;
        }

        /** As contracts spell it. */
        public String words() {
            return words;
        }
    }

    /** Decimals that a rate may have. */
    public static final int PLACES = 6;

    public Rate {
        if (micros < 0) {
            throw new IllegalArgumentException("negative rate: " + micros + " millionths");
        }
    }

    /** The number with at least the decimals of the currency: {@code 0.40}, {@code 0.062957}. */
    public String format(Currency currency) {
        return Decimal.format(micros, PLACES, currency.getDefaultFractionDigits());
    }
}
