package concentric.closes;

import concentric.platform.Act;
import java.time.Instant;
import java.time.YearMonth;

/**
 * A month was closed, or what was open of it completed.
 *
 * @param month that was closed
 * @param complete whether nothing of it was open any more
 * @param act by which it was
 * @param at when, UTC
 * @param account whose; who did it
 */
public record CloseRun(Id id, YearMonth month, boolean complete, Act.Id act, Instant at, long account) {

    /** The identity of a close. */
    public record Id(long value) {}
}
