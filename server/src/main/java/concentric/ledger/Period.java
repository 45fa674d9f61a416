package concentric.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days in the organisation's zone, by when payments occurred.
 *
 * @param from the first day; null: since ever
 * @param to the last day, included; null: until ever
 */
public record Period(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** All of time. */
    public static final Period ALWAYS = new Period(null, null);

    /** Whether the day lies in it. */
    public boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }
}
