package concentric.engine.measures;

/**
 * Something that is no noise.
 *
 * @param first the first reading that belongs to it, counted from 1
 * @param last the last one, the first itself if it is one alone
 */
public record Signal(Rule rule, int first, int last) {

    /** What makes a signal. */
    public enum Rule {
        /** A point outside a limit. */
        OUTSIDE,
        /** Eight or more in a row on one side of the mean; a point on the mean ends a run. */
        RUN,
        /** Three of four in a row nearer to the same limit than to the mean. */
        NEAR_LIMIT
    }
}
