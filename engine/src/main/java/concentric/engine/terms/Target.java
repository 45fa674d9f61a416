package concentric.engine.terms;

import org.jspecify.annotations.Nullable;

/**
 * {@code revenue 60 % target 500000 capped 110 %}: one term of an attainment.
 *
 * @param weight its part in the whole; all of them together are exactly 100 %
 * @param lowerIsBetter {@code at most}: attained is 2 − actual ÷ target, at least nothing; else actual ÷ target
 * @param value the target
 * @param capped the most that counts of this term; null: all of it
 */
public record Target(
        Measure measure,
        Percent weight,
        boolean lowerIsBetter,
        Comparison.Threshold value,
        @Nullable Percent capped) {}
