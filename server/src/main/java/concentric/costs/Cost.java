package concentric.costs;

import concentric.network.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a unit spent.
 *
 * @param account the kind of cost, such as rent; empty where none is named
 * @param amount minor units; below zero where a supplier gave something back, or a cost is taken back
 * @param day when, in the organisation's time zone; it counts in the month of this day
 * @param supplier whom it was paid to; may be empty
 * @param note what else is to be said; may be empty
 * @param takesBack the cost that this takes back, whole; null if it takes none back
 * @param takenBackBy the one that takes this back; null while it stands
 * @param receipt the name of its file; null if there is none
 * @param recordedAt when it was recorded, UTC
 * @param recordedBy who recorded it, as the id of an account
 */
public record Cost(
        Id id,
        Unit.Id unit,
        String account,
        long amount,
        Currency currency,
        LocalDate day,
        String supplier,
        String note,
        @Nullable Id takesBack,
        @Nullable Id takenBackBy,
        @Nullable String receipt,
        Instant recordedAt,
        long recordedBy) {

    /** The identity of a cost. */
    public record Id(long value) {}

    /** Whether it stands: it takes nothing back, and nothing takes it back. */
    public boolean stands() {
        return takesBack == null && takenBackBy == null;
    }
}
