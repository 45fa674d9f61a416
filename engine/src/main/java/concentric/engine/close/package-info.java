/**
 * The close: what contracts do once a period is over. {@link concentric.engine.close.Close#of} is a pure function of the
 * period's {@link concentric.engine.close.Books}: it answers what is to be posted and why, which contracts stay open and for
 * which measures, which contracts end, which promises were kept.
 *
 * <p>It closes in this order: holds are released, negative stakes, positive stakes, contracts on totals, contracts on results
 * unit by unit (each after all that may pay it), and each unit's loss as its turn ends. A contract that misses a measure stays
 * open with everything that depends on it; once the measure is known the same function, given what was posted, completes it,
 * and both together are what a single close would have posted.
 *
 * <p>A contract closes a period by the version that is in force at the period's last instant, over the whole period: a version
 * that ended or was replaced within the period does not close it. What a node earned under a contract counts under all its
 * versions. Arithmetic is exact, in {@link concentric.engine.close.Ratio ratios} of big integers, and rounded once where the
 * terms say so; a posting that would not fit a long is an {@link ArithmeticException}. One call closes one currency.
 */
@NullMarked
package concentric.engine.close;

import org.jspecify.annotations.NullMarked;
