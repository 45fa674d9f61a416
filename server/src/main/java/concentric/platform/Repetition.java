package concentric.platform;

import com.google.errorprone.annotations.CheckReturnValue;

/** What a call under a key turned out to be. */
@CheckReturnValue
public sealed interface Repetition {

    /** The first of its key; it was made. */
    record First(Answer answer) implements Repetition {}

    /** The same as one that was made before; it was not made again. */
    record Again(Answer answer) implements Repetition {}

    /** Another one than the first of its key; it was not made. */
    record Other() implements Repetition {}
}
