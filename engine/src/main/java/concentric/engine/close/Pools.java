package concentric.engine.close;

import concentric.engine.terms.CloseClause;
import concentric.engine.terms.Condition;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Percent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What bands and bonuses share among their parties. */
final class Pools {

    private final Pot pot;
    private final BigInteger total;
    private final Optional<String> subject;
    private final Books books;

    /**
     * Prepares.
     *
     * @param total what {@code total} means, minor units
     * @param subject the unit that measures without a subject are of
     */
    Pools(Pot pot, BigInteger total, Optional<String> subject, Books books) {
        this.pot = pot;
        this.total = total;
        this.subject = subject;
        this.books = books;
    }

    /** Each slice's part of the result at its own percentage, summed exactly, rounded once. */
    CloseFact.Pool of(CloseClause.Bands bands) {
        Measure measure = bands.of() == null ? null : bands.of().of(subject);
        BigDecimal base = measure == null
                ? new BigDecimal(total, books.currency().getDefaultFractionDigits())
                : Optional.ofNullable(books.measures().get(measure)).orElseThrow();
        List<CloseFact.Slice> slices = slices(bands, base);
        Ratio exact = slices.stream().map(CloseFact.Slice::part).reduce(Ratio.ZERO, Ratio::plus);
        BigInteger due = exact.halfEven();
        return new CloseFact.OfBands(measure, base, pot.gross, slices, exact, due, pot.shortfall(due));
    }

    private List<CloseFact.Slice> slices(CloseClause.Bands bands, BigDecimal base) {
        Ratio whole = Ratio.of(base);
        var slices = new ArrayList<CloseFact.Slice>();
        if (base.signum() <= 0) {
            Percent first = bands.bands().isEmpty()
                    ? bands.above()
                    : bands.bands().getFirst().percent();
            slices.add(new CloseFact.Slice(whole, first, Ratio.of(first).times(pot.gross)));
            return slices;
        }
        Ratio from = Ratio.ZERO;
        for (CloseClause.Band band : bands.bands()) {
            Ratio upTo = Ratio.of(band.upTo().toNumber()).min(whole);
            slices.add(slice(upTo.minus(from), whole, band.percent()));
            from = upTo;
        }
        slices.add(slice(whole.minus(from), whole, bands.above()));
        return slices;
    }

    private CloseFact.Slice slice(Ratio width, Ratio whole, Percent percent) {
        return new CloseFact.Slice(
                width, percent, width.over(whole).times(Ratio.of(percent)).times(pot.gross));
    }

    /** A part of the result, of the total, or of what exceeds an amount of it; nothing if the condition is not met. */
    CloseFact.Pool of(CloseClause.Bonus bonus) {
        BigInteger base = switch (bonus.base()) {
            case RESULT -> pot.gross;
            case TOTAL -> total;
        };
        BigInteger over = bonus.over() == null ? BigInteger.ZERO : BigInteger.valueOf(bonus.over());
        BigInteger shared = base.subtract(over).max(BigInteger.ZERO);
        Optional<Condition> when = Optional.ofNullable(bonus.when());
        boolean met = when.isEmpty()
                || Verdict.of(when.get(), subject, books.measures()).truth() == Verdict.Truth.TRUE;
        Ratio exact = Ratio.of(bonus.percent()).times(shared);
        BigInteger due = met ? exact.halfEven() : BigInteger.ZERO;
        return new CloseFact.OfBonus(
                bonus.percent(),
                shared,
                bonus.over(),
                when,
                met,
                exact,
                due,
                bonus.atMost(),
                pot.shortfall(CloseFact.OfBonus.capped(due, bonus.atMost())));
    }
}
