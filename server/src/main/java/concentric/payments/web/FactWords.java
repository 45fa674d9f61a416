package concentric.payments.web;

import concentric.engine.plan.Fact;
import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Rate;
import concentric.platform.web.Visit;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.Optional;

/** Why an amount is what it is, as a sentence in the reader's language, with every figure as the reader writes it. */
final class FactWords {

    /** Decimals beyond the currency's that an endless share is shown with. */
    private static final int SHOWN = 4;

    private final Visit visit;
    private final Currency currency;

    FactWords(Visit visit, Currency currency) {
        this.visit = visit;
        this.currency = currency;
    }

    String of(Fact fact) {
        return switch (fact) {
            case Fact.OfRate of -> rate(of);
            case Fact.OfPercent of -> percent(of);
            case Fact.OfShare of -> share(of);
            case Fact.OfLeft of -> visit.t("payment.fact.left", amount(of.amount()), amount(of.gross()));
            case Fact.OfRefund of -> refund(of);
        };
    }

    private String refund(Fact.OfRefund of) {
        var change = visit.t("payment.fact.refund", remainder(of.before()), remainder(of.after()));
        return of.getsMoreOfLess() ? change + visit.t("payment.fact.refund-odd") : change;
    }

    private String remainder(Optional<Fact> fact) {
        return fact.map(this::of).orElseGet(() -> visit.t("payment.fact.nothing"));
    }

    private String rate(Fact.OfRate of) {
        var rate = amount(BigDecimal.valueOf(of.rate().micros(), Rate.PLACES));
        var product = of.rate().per() == Rate.Per.PAYMENT
                ? visit.t("payment.fact.per-payment", rate)
                : visit.t("payment.fact.per-unit", rate, of.quantity().format(), amount(of.exact()));
        return product + rounded(of.rounding(), of.due()) + limited(of.due(), of.shortfall());
    }

    private String percent(Fact.OfPercent of) {
        var key = of.basis() == Basis.GROSS ? "payment.fact.of-gross" : "payment.fact.of-rest";
        var product = visit.t(key, visit.formats().percent(of.percent().ppm()), amount(of.base()), amount(of.exact()));
        return product + rounded(of.rounding(), of.due()) + limited(of.due(), of.shortfall());
    }

    private String share(Fact.OfShare of) {
        var part = visit.t("payment.fact.share", of.weight(), of.weights(), amount(of.rest()), exactShare(of));
        if (of.remainder().signum() == 0) return part;
        var unit = BigDecimal.valueOf(1, of.whole().scale());
        var key = of.getsOdd() ? "payment.fact.odd-gets" : "payment.fact.odd-not";
        var gets = of.getsOdd() ? of.whole().add(unit) : of.whole();
        return part + visit.t(key, of.odd(), amount(unit), of.rank(), amount(gets));
    }

    private String exactShare(Fact.OfShare of) {
        if (of.remainder().signum() == 0) return amount(of.whole());
        BigInteger[] fraction =
                of.remainder().multiply(BigInteger.TEN.pow(SHOWN)).divideAndRemainder(BigInteger.valueOf(of.weights()));
        var exact = of.whole().add(new BigDecimal(fraction[0], of.whole().scale() + SHOWN));
        return amount(exact) + (fraction[1].signum() == 0 ? "" : "…");
    }

    private String rounded(Fact.Rounding rounding, BigDecimal due) {
        return rounding == Fact.Rounding.EXACT ? "" : visit.t("payment.fact.rounded", amount(due));
    }

    private String limited(BigDecimal due, BigDecimal shortfall) {
        return shortfall.signum() == 0
                ? ""
                : visit.t("payment.fact.short", amount(due.subtract(shortfall)), amount(shortfall));
    }

    String amount(BigDecimal exact) {
        return visit.formats().amount(exact, currency);
    }
}
