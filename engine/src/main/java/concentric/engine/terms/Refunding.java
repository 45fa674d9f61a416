package concentric.engine.terms;

import java.util.Currency;
import java.util.List;

/** What became of a refund. */
public sealed interface Refunding {

    /**
     * It can be given.
     *
     * @param remainder what is left of the payment
     * @param quantity what was given back, said or not
     */
    record Refunded(Remainder remainder, Quantity quantity) implements Refunding {}

    /**
     * It cannot be given, and nothing changes.
     *
     * @param found the figure that is wrong, in minor units or millionths
     * @param bound the figure that it breaks
     */
    record Refused(Reason reason, long found, long bound) implements Refunding {

        /** Both figures, found and bound, as they are shown. */
        public List<String> arguments(Currency currency) {
            return List.of(shown(found, currency), shown(bound, currency));
        }

        /** In one sentence, without a full stop. */
        public String words(Currency currency) {
            String figure = shown(found, currency);
            String other = shown(bound, currency);
            return switch (reason) {
                case NOT_POSITIVE -> "a refund of " + figure + " gives nothing back";
                case AMOUNT -> "a refund of " + figure + ", and only " + other + " remains";
                case QUANTITY -> "a refund of quantity " + figure + ", and only " + other + " remains";
                case TAX -> "a refund of tax " + figure + ", and only " + other + " of tax remains";
                case TAX_ABOVE_AMOUNT -> "tax " + figure + " in a refund of " + other;
                case TAX_KEPT -> "a refund of the whole amount with tax " + figure + ", and tax " + other + " remains";
                case TAX_LEFT -> "a refund that leaves tax " + figure + " of " + other;
            };
        }

        private String shown(long count, Currency currency) {
            return reason == Reason.QUANTITY
                    ? Decimal.format(count, Quantity.PLACES, 0)
                    : new Money(count, currency).format();
        }
    }

    /** Why a refund cannot be given. */
    enum Reason {
        /** It gives nothing back, or less; the bound is zero. */
        NOT_POSITIVE("refund-not-positive"),
        /** More than remains of the amount. */
        AMOUNT("refund-amount"),
        /** More than remains of the quantity. */
        QUANTITY("refund-quantity"),
        /** More than remains of the tax. */
        TAX("refund-tax"),
        /** More tax than the refund itself. */
        TAX_ABOVE_AMOUNT("refund-tax-above-amount"),
        /** The whole amount, but not its tax. */
        TAX_KEPT("refund-tax-kept"),
        /** It would leave more tax than amount. */
        TAX_LEFT("refund-tax-left");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        /** What messages are found by. */
        public String code() {
            return code;
        }
    }
}
