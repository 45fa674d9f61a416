package concentric.engine.text;

import java.util.List;
import java.util.function.Function;

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

    /** The same outcome for something made from what was read. */
    default <R> Parsing<R> map(Function<? super T, ? extends R> make) {
        return switch (this) {
            case Parsed<T>(T value) -> new Parsed<>(make.apply(value));
            case Refused<T>(List<Problem> problems) -> new Refused<>(problems);
        };
    }
}
