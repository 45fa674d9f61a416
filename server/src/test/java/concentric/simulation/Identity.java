package concentric.simulation;

/**
 * What makes something recorded the same thing.
 *
 * @param kind payments, refunds and usages are named apart
 * @param source where it comes from
 * @param name its name there
 */
record Identity(Kind kind, String source, String name) {

    /** What it is. */
    enum Kind {
        PAYMENT,
        REFUND,
        USAGE
    }

    @Override
    public String toString() {
        return source + " " + name;
    }
}
