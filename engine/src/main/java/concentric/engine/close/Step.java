package concentric.engine.close;

/** The steps of a close, in their order. */
public enum Step {
    /** A hold goes to whom it was held for, or back. */
    RELEASE,
    /** A node gives back of what it earned. */
    NEGATIVE_STAKE,
    /** A served unit gives a node more. */
    POSITIVE_STAKE,
    /** By a contract on a total. */
    TOTAL,
    /** By a contract on a result. */
    RESULT,
    /** Into a negative result. */
    LOSS
}
