package concentric.engine.cases;

import static concentric.engine.terms.Phrase.said;

import concentric.engine.terms.Decimal;
import concentric.engine.terms.Figure;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Money;
import concentric.engine.terms.Phrase;
import concentric.engine.terms.Quantity;
import concentric.engine.text.Problem;
import concentric.engine.text.TextLine;
import concentric.engine.text.Unexpected;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;

/** The lines of a case that are about months: costs, measures and closes. */
final class PeriodLines {

    private final World world;
    private final LocalDate day;

    /**
     * Prepares.
     *
     * @param day on which things happen that have no date
     */
    PeriodLines(World world, LocalDate day) {
        this.world = world;
        this.day = day;
    }

    /** {@code cost 3.00 of Oven on 2026-01-31}; its unit is declared by the caller. */
    void cost(TextLine line, Typed typed, String unit) throws Unexpected {
        int dateColumn = line.column();
        LocalDate on = line.skip("on") ? line.date() : day;
        Currency currency = currency(line);
        line.expectEnd();
        YearMonth month = YearMonth.from(on);
        if (world.periods().isClosed(month)) {
            throw new Unexpected(
                    new Problem(line.number(), dateColumn, said(month + " is closed"), said("a month that is open")));
        }
        Money amount = typed.in(currency);
        world.periods().cost(month, currency, unit, amount.minor());
    }

    /** The currency of the contracts, or the one that the line names if they have several. */
    private Currency currency(TextLine line) throws Unexpected {
        return line.atEnd() && world.currencies().size() == 1
                ? world.currencies().getFirst()
                : line.word(said("a currency, because the contracts have several"), Money::currency);
    }

    /** {@code measure Oven.revenue 400000 in 2026-01}. */
    void measure(TextLine line) throws Unexpected {
        Measure measure = line.measure();
        BigDecimal value = line.figure(said("a number"), PeriodLines::signed);
        YearMonth month = line.skip("in") ? line.month() : YearMonth.from(day);
        line.expectEnd();
        world.periods().measure(month, measure, value);
    }

    private static Figure<BigDecimal> signed(String text) {
        boolean negative = text.startsWith("-");
        return Decimal.parse(negative ? text.substring(1) : text, Quantity.PLACES)
                .map(micros -> BigDecimal.valueOf(negative ? -micros : micros, Quantity.PLACES));
    }

    /** {@code close 2026-01}. */
    void close(TextLine line) throws Unexpected {
        int column = line.column();
        YearMonth month = line.atEnd() ? YearMonth.from(day) : line.month();
        line.expectEnd();
        if (world.periods().closedAfter(month).isPresent() && !world.periods().isClosed(month)) {
            throw refused(
                    line,
                    column,
                    said(world.periods().closedAfter(month).get() + " is closed"),
                    "the months in their order");
        }
        if (world.periods().isComplete(month)) {
            throw refused(line, column, said(month + " is closed, and nothing of it is open"), "a month that is open");
        }
        try {
            world.close(month);
        } catch (ArithmeticException tooLarge) {
            throw refused(line, column, said(String.valueOf(tooLarge.getMessage())), "amounts whose sum fits");
        }
    }

    private static Unexpected refused(TextLine line, int column, Phrase found, String expected) {
        return new Unexpected(new Problem(line.number(), column, found, said(expected)));
    }
}
