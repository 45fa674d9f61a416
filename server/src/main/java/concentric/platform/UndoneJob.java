package concentric.platform;

import java.time.Instant;

/**
 * An import whose things were removed again.
 *
 * @param job the import
 * @param reason in words
 * @param things how many were removed
 * @param at when, UTC
 * @param act the act that did it
 */
public record UndoneJob(long job, String reason, int things, Instant at, Act.Id act) {}
