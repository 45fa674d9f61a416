package concentric.contracts;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How long a draft can be signed.
 *
 * @param day the last day on which it can, in the organisation's zone; null: for ever
 * @param account who said so
 * @param at when, UTC
 */
public record Expiry(@Nullable LocalDate day, long account, Instant at) {

    /** Whether it is over today. */
    public boolean isOver(LocalDate today) {
        return day != null && today.isAfter(day);
    }
}
