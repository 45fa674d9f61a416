package concentric.engine.measures;

import java.math.BigDecimal;

/** What a target asks of a process that goes on as it does. */
public enum Honesty {
    /** It lies beyond the limit on the good side: it is reached as it is. */
    ALWAYS,
    /** It lies within the natural limits: it is hit and missed by luck. */
    LUCK,
    /** It lies beyond the limit on the other side: it is not reached without changing the process. */
    NEVER;

    /** What a target asks; one that lies on a limit is within. */
    public static Honesty of(Limits limits, BigDecimal target, boolean lowerIsBetter) {
        boolean above = target.compareTo(limits.upper()) > 0;
        boolean below = target.compareTo(limits.lower()) < 0;
        if (!above && !below) {
            return LUCK;
        }
        return above == lowerIsBetter ? ALWAYS : NEVER;
    }
}
