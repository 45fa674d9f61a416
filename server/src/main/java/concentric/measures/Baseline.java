package concentric.measures;

import java.time.LocalDate;

/**
 * The readings on which the limits of a chart are frozen.
 *
 * @param from first day of the first period
 * @param to first day of the last period
 * @param reason why, in a sentence
 */
public record Baseline(LocalDate from, LocalDate to, String reason) {

    /** Whether a period is one of them. */
    public boolean holds(LocalDate period) {
        return !period.isBefore(from) && !period.isAfter(to);
    }
}
