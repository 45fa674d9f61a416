package concentric.measures;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which way a measure is hoped to go. */
public enum Direction {
    /** Higher is better. */
    HIGHER,
    /** Lower is better. */
    LOWER,
    /** Neither is. */
    NEITHER;

    /** As forms and files call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The direction of a word. */
    public static Optional<Direction> of(String word) {
        return Arrays.stream(values())
                .filter(direction -> direction.word().equals(word))
                .findFirst();
    }
}
