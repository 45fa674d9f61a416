package concentric.ledger;

import concentric.platform.Moment;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days in the organisation's zone, by when payments occurred; and of what occurred then, what was posted in some batches.
 *
 * @param from the first day; null: since ever
 * @param to the last day, included; null: until ever
 * @param after what was posted behind this batch only; 0: all
 * @param last what was posted up to this batch only; null: all, with what is not posted yet
 */
public record Period(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        long after,
        @Nullable Long last) {

    /** All of time. */
    public static final Period ALWAYS = new Period(null, null);

    /** Days, with everything that is known of them. */
    public Period(@Nullable LocalDate from, @Nullable LocalDate to) {
        this(from, to, 0, null);
    }

    /** The days from one to another, as of a moment. */
    public static Period of(@Nullable LocalDate from, @Nullable LocalDate to, Moment asOf) {
        return switch (asOf) {
            case Moment.Now() -> new Period(from, to);
            case Moment.Day(var day) -> new Period(from, to == null || day.isBefore(to) ? day : to);
            case Moment.Batch batch -> new Period(from, to, 0, batch.number());
        };
    }

    /** The same of what was posted behind a batch. */
    public Period postedAfter(long batch) {
        return new Period(from, to, batch, last);
    }

    /** Other days, of the same batches. */
    Period during(@Nullable LocalDate first, @Nullable LocalDate end) {
        return new Period(first, end, after, last);
    }

    /** Whether the day lies in it. */
    public boolean contains(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    /** Whether what is not posted yet is in it too. */
    boolean isOpen() {
        return last == null;
    }

    /** The last batch of which something is in it. */
    long upTo() {
        return last == null ? Long.MAX_VALUE : last;
    }
}
