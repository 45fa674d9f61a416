package concentric.closes.web;

import concentric.closes.Result;
import concentric.costs.MonthCosts;
import concentric.engine.close.Open;
import concentric.ledger.web.PartStatement;
import concentric.network.Unit;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a unit had of a month or a year, and how it came to be, as one reader may know it. All of its figures add up: what was
 * received, less what was paid, less costs, is the result; with what the close gave and shared, it is what is left.
 *
 * @param span that was asked for
 * @param whole what of it is over; the span itself for a month
 * @param history months up to the last one of it that is over, at most two years, earliest first
 * @param months those of the span; of a year only those that are over
 * @param sum of these months
 * @param live what moved before the close
 * @param costs by the kind of cost; null where the reader sees the total only, and for a year
 * @param posted what the close moved, or did not, line by line; empty for a year
 * @param atClose the same by other party
 * @param open contracts of the unit that stay open
 * @param isClosable whether there is a close of the month to look at
 * @param counted what the close counted of live receipts less live payments, where that is not what is there now
 */
record UnitStatement(
        Unit unit,
        Currency currency,
        Span span,
        Span whole,
        List<Result> history,
        List<Result> months,
        Result sum,
        PartStatement live,
        @Nullable MonthCosts costs,
        Posted.Lines posted,
        PartStatement atClose,
        List<Open> open,
        boolean isClosable,
        @Nullable Long counted) {

    boolean isNothing() {
        return sum.isNothing() && posted.lines().isEmpty() && open.isEmpty();
    }

    /** Whether the month is not closed, or some month of the year is not. */
    boolean isOpen() {
        return sum.standing() == Result.Standing.OPEN;
    }

    /** The month that it is of. */
    YearMonth month() {
        return span.from();
    }
}
