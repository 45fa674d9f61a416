package concentric.backups;

import java.time.Instant;
import java.util.Optional;

/**
 * How it stands with the backups that are made by themselves.
 *
 * @param schedule what was told at the start
 * @param lastGood the last one, wherever the program keeps or kept it
 * @param failure what went wrong since then
 * @param next when the next one is due; none without a schedule, or before the organisation is set up
 */
public record Standing(
        Schedule schedule, Optional<Backup> lastGood, Optional<Failure> failure, Optional<Instant> next) {

    /**
     * A backup that was due and did not come to be.
     *
     * @param at when, UTC
     * @param reason as the machine said it
     */
    public record Failure(Instant at, String reason) {}
}
