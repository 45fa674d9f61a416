package concentric.platform;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * As of when something is looked at: now, with everything that is known; with what had occurred until a day, whenever it was
 * recorded; or with what was recorded when a batch was posted, whenever it had occurred.
 */
public sealed interface Moment {

    /** As of now. */
    static Moment now() {
        return new Now();
    }

    /** Everything that is known. */
    record Now() implements Moment {}

    /**
     * What had occurred until the end of a day.
     *
     * @param day in the organisation's zone
     */
    record Day(LocalDate day) implements Moment {}

    /**
     * What was recorded up to the end of a batch.
     *
     * @param number of the batch, counted from 1
     * @param postedAt when it was posted
     */
    record Batch(long number, Instant postedAt) implements Moment {}

    /** As it stands in an address: {@code 2011-10-31} or {@code batch-42}; empty for now. */
    default String text() {
        return switch (this) {
            case Now() -> "";
            case Day(var day) -> day.toString();
            case Batch batch -> "batch-" + batch.number();
        };
    }

    /** The first instant behind it: the end of the day, or just behind the posting, to the precision of the database. */
    default Instant end(ZoneId zone, InstantSource clock) {
        return switch (this) {
            case Now() -> clock.instant();
            case Day(var day) -> day.plusDays(1).atStartOfDay(zone).toInstant();
            case Batch batch -> batch.postedAt().plusNanos(1_000);
        };
    }
}
