package concentric.engine.text;

import concentric.engine.terms.Phrase;
import java.util.Comparator;

/**
 * A place in a text that cannot be understood or may not be said.
 *
 * @param line counted from 1
 * @param column counted from 1, in characters (code points)
 * @param found what stands there
 * @param expected what could stand there instead
 */
public record Problem(int line, int column, Phrase found, Phrase expected) {

    static final Comparator<Problem> BY_PLACE =
            Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column);

    /** In one sentence, without a full stop. */
    public String words() {
        return "line " + line + ", column " + column + ": expected " + expected.words() + ", found " + found.words();
    }
}
