package concentric.cli;

import org.jspecify.annotations.Nullable;

/** Why a command can't go on: a sentence for whoever typed it, and how the command ends by it. */
final class Failure extends RuntimeException {

    private final Ending ending;

    Failure(Ending ending, String sentence) {
        this(ending, sentence, null);
    }

    Failure(Ending ending, String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
