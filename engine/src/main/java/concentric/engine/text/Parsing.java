package concentric.engine.text;

import java.util.List;

/**
 * What became of a text.
 *
 * @param <T> what was read
 */
public sealed interface Parsing<T> {

    /** The text says this. */
    record Parsed<T>(T value) implements Parsing<T> {}

    /** The text is refused; there is at least one problem, in the order of the text. */
    record Refused<T>(List<Problem> problems) implements Parsing<T> {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
