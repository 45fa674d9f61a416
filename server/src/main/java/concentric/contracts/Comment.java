package concentric.contracts;

import java.time.Instant;

/**
 * What somebody said about a clause of a draft.
 *
 * @param text plain text, lines of it
 * @param at when, UTC
 */
public record Comment(Spot spot, long account, String text, Instant at) {}
