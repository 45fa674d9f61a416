package concentric.network;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a unit is in a community.
 *
 * @param id names it in forms
 * @param from first day, in the organisation's time zone
 * @param until the day after the last; null while it goes on
 */
public record Participation(
        Id id,
        Community.Id community,
        Unit.Id unit,
        LocalDate from,
        @Nullable LocalDate until) {

    /** The identity of a participation. */
    public record Id(long value) {}

    /** Whether it holds on a day. */
    public boolean holds(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /** Whether it holds on any day from a day on. */
    boolean reaches(LocalDate day) {
        return until == null || (until.isAfter(day) && until.isAfter(from));
    }
}
