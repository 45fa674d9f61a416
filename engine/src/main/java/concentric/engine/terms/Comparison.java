package concentric.engine.terms;

import java.math.BigDecimal;

/** {@code reviewScore >= 4.2}: a measure compared with a constant. */
public record Comparison(Measure measure, Operator operator, Threshold threshold) {

    /** How a measure is compared. */
    public enum Operator {
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /** As contracts spell it. */
        public String sign() {
            return sign;
        }
    }

    /** The constant, as it was written: so that contracts read back as they were signed. */
    public sealed interface Threshold {

        /** Whether it is the number zero. */
        default boolean isZero() {
            return switch (this) {
                case Plain(Quantity number) -> number.micros() == 0;
                case Part(Percent percent, Quantity of) -> percent.ppm() == 0 || of.micros() == 0;
                case Percentage(Percent percent) -> percent.ppm() == 0;
            };
        }

        /** As a number. */
        default BigDecimal toNumber() {
            return switch (this) {
                case Plain(Quantity number) -> number.toNumber();
                case Part(Percent percent, Quantity of) -> percent.toNumber().multiply(of.toNumber());
                case Percentage(Percent percent) -> percent.toNumber();
            };
        }

        /** {@code 4.2}. */
        record Plain(Quantity number) implements Threshold {}

        /** {@code 85 % of 500000}. */
        record Part(Percent percent, Quantity of) implements Threshold {}

        /** {@code 95 %}, the number 0.95. */
        record Percentage(Percent percent) implements Threshold {}
    }
}
