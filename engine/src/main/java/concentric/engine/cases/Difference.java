package concentric.engine.cases;

import concentric.engine.text.Problem;

/**
 * Something in a case that is not as expected, or cannot be understood.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param subject the party whose amount differs; empty: the line as a whole
 */
public record Difference(int line, int column, String subject, String expected, String actual) {

    static Difference of(Problem problem) {
        return new Difference(
                problem.line(),
                problem.column(),
                "",
                problem.expected().words(),
                problem.found().words());
    }

    /** In one sentence, without a full stop. */
    public String words() {
        String whose = subject.isEmpty() ? "" : subject + ": ";
        return "line " + line + ", column " + column + ": " + whose + "expected " + expected + ", found " + actual;
    }
}
