package concentric.engine.plan;

import concentric.engine.plan.Fact.Rounding;
import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Rate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;

/** Facts as English sentences, for the command line. Whoever writes in other languages starts from the facts as well. */
public final class Sentence {

    /** Decimals beyond the currency's that an endless share is shown with. */
    private static final int SHOWN = 4;

    private Sentence() {}

    /** The fact in one sentence without a full stop: {@code 5 % of 9.99 gross is 0.4995, rounded half to even to 0.50}. */
    public static String of(Fact fact, Currency currency) {
        return switch (fact) {
            case Fact.OfRate of -> {
                Rate rate = of.rate();
                String product = rate.per() == Rate.Per.PAYMENT
                        ? rate.format(currency) + " per payment"
                        : rate.format(currency) + " per unit for "
                                + of.quantity().format() + " is " + shown(of.exact(), of.due());
                yield product + rounded(of.rounding(), of.due()) + limited(of.due(), of.shortfall());
            }
            case Fact.OfPercent of ->
                of.percent().format() + " of " + of.base().toPlainString() + " " + basis(of.basis()) + " is "
                        + shown(of.exact(), of.due()) + rounded(of.rounding(), of.due())
                        + limited(of.due(), of.shortfall());
            case Fact.OfShare of -> share(of);
            case Fact.OfLeft of ->
                of.amount().toPlainString() + " is left of " + of.gross().toPlainString();
            case Fact.OfRefund of ->
                "before the refund, " + remainder(of.before(), currency) + "; after it, "
                        + remainder(of.after(), currency)
                        + (of.getsMoreOfLess() ? "; less is shared, but what is left over falls otherwise" : "");
        };
    }

    private static String remainder(Optional<Fact> fact, Currency currency) {
        return fact.map(of -> of(of, currency)).orElse("nothing is shared");
    }

    private static String basis(Basis basis) {
        return switch (basis) {
            case GROSS -> "gross";
            case REST -> "rest";
        };
    }

    private static String share(Fact.OfShare of) {
        String amount =
                of.weight() + " of " + of.weights() + " parts of " + of.rest().toPlainString() + " is ";
        if (of.remainder().signum() == 0) {
            return amount + of.whole().toPlainString();
        }
        int places = of.whole().scale();
        BigDecimal[] fraction = new BigDecimal(of.remainder().multiply(BigInteger.TEN.pow(SHOWN)))
                .divideAndRemainder(BigDecimal.valueOf(of.weights()));
        String exact = of.whole()
                        .add(fraction[0].movePointLeft(places + SHOWN))
                        .stripTrailingZeros()
                        .toPlainString()
                + (fraction[1].signum() == 0 ? "" : "…");
        BigDecimal unit = BigDecimal.valueOf(1, places);
        String left = "; " + of.odd() + " × " + unit.toPlainString() + " is left over and its remainder ranks "
                + of.rank() + ", so it gets ";
        return amount
                + exact
                + left
                + (of.getsOdd()
                        ? "one: " + of.whole().add(unit).toPlainString()
                        : "none: " + of.whole().toPlainString());
    }

    private static String shown(BigDecimal exact, BigDecimal due) {
        BigDecimal shortest = exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros();
        return (shortest.scale() < due.scale() ? shortest.setScale(due.scale(), RoundingMode.UNNECESSARY) : shortest)
                .toPlainString();
    }

    private static String rounded(Rounding rounding, BigDecimal due) {
        return switch (rounding) {
            case EXACT -> "";
            case UP, DOWN -> ", rounded half to even to " + due.toPlainString();
        };
    }

    private static String limited(BigDecimal due, BigDecimal shortfall) {
        return shortfall.signum() == 0
                ? ""
                : ", but only " + due.subtract(shortfall).toPlainString() + " was left, " + shortfall.toPlainString()
                        + " short";
    }
}
