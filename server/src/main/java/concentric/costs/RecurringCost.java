package concentric.costs;

import concentric.network.Unit;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a unit spends each month.
 *
 * @param account the kind of cost, such as rent; empty where none is named
 * @param amount minor units each month; below zero for what is given back
 * @param supplier whom it is paid to; may be empty
 * @param note what else is to be said; may be empty
 * @param from the first day on which it is due, and so on which day of each month
 * @param until the first day on which it is due no more; null while it goes on
 * @param recordedBy who recorded it, as the id of an account
 */
public record RecurringCost(
        Id id,
        Unit.Id unit,
        String account,
        long amount,
        Currency currency,
        String supplier,
        String note,
        LocalDate from,
        @Nullable LocalDate until,
        long recordedBy) {

    /** The identity of a cost of each month. */
    public record Id(long value) {}

    /** When it is due in a month: on the day of the month on which it began, or on the last of a shorter one. */
    public Optional<LocalDate> dueIn(YearMonth month) {
        var day = month.atDay(Math.min(from.getDayOfMonth(), month.lengthOfMonth()));
        boolean isDue = !day.isBefore(from) && (until == null || day.isBefore(until));
        return isDue ? Optional.of(day) : Optional.empty();
    }

    /** Whether it has not ended on a day. */
    public boolean goesOn(LocalDate day) {
        return until == null || day.isBefore(until);
    }
}
