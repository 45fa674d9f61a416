/**
 * History settled again, months at a time: payments that settle alike are counted together, so what a year of them comes to
 * costs as much as its distinct amounts, not as its payments.
 *
 * <p>{@link concentric.engine.tally.Replay#of} settles months one after the other, closes included; two replays of the same
 * history under different contracts make a {@link concentric.engine.tally.Rehearsal}. Pure functions; nothing here knows where
 * history is kept. What a count comes to that does not fit a long is an {@link ArithmeticException}.
 */
@NullMarked
package concentric.engine.tally;

import org.jspecify.annotations.NullMarked;
