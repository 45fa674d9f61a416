package concentric.engine.text;

/** Leaves the reading of a line at its first problem; caught where lines are walked, never seen outside. */
public final class Unexpected extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public Unexpected(Problem problem) {
        super(problem.words(), null, false, false);
        this.problem = problem;
    }

    /** What is wrong, and where. */
    public Problem problem() {
        return problem;
    }
}
