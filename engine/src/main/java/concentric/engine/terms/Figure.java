package concentric.engine.terms;

import java.util.function.Function;

/**
 * What became of a figure that somebody typed: exact, or refused with the reason. Never rounded, never guessed.
 *
 * @param <T> what was asked for
 */
public sealed interface Figure<T> {

    /** The figure, exactly as typed. */
    record Exact<T>(T value) implements Figure<T> {}

    /** Not a figure of this kind; {@code why} names what was typed and says what is wrong with it. */
    record Refused<T>(Phrase why) implements Figure<T> {}

    /** The same outcome for something made from the figure. */
    default <R> Figure<R> map(Function<? super T, ? extends R> make) {
        return switch (this) {
            case Exact<T>(T value) -> new Exact<>(make.apply(value));
            case Refused<T>(Phrase why) -> new Refused<>(why);
        };
    }
}
