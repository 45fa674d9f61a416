package concentric.simulation;

/**
 * What breaks while a call is made.
 *
 * @param point what the call is at
 * @param nth the how manieth of these, from 1; if the call has fewer, nothing breaks
 * @param after whether the database has done it already, and only the answer is lost
 * @param kills whether the whole program ends there, as if by kill -9; else only the connection breaks
 */
record Fault(Point point, int nth, boolean after, boolean kills) {

    /** What a call may be at. */
    enum Point {
        /** Wants a connection. */
        CONNECT,
        /** Has a statement carried out. */
        STATEMENT,
        /** Commits. */
        COMMIT
    }

    @Override
    public String toString() {
        return (kills ? "killed " : "cut off ") + (after ? "after " : "before ")
                + point.name().toLowerCase(java.util.Locale.ROOT) + " " + nth;
    }
}
