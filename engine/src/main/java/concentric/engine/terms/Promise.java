package concentric.engine.terms;

import org.jspecify.annotations.Nullable;

/**
 * What is promised for the money. Moves none.
 *
 * @param sentence in plain words
 * @param target how to tell whether it is kept; null: nobody measures it
 */
public record Promise(String sentence, @Nullable Target target) {

    public Promise {
        Names.requireSentence(sentence);
    }

    /** A measure and the threshold that keeps the promise. */
    public record Target(Measure measure, Bound bound, Quantity threshold) {}

    /** On which side of the threshold a promise is kept; the threshold itself keeps it. */
    public enum Bound {
        AT_MOST("at most"),
        AT_LEAST("at least");

        private final String words;

        Bound(String words) {
            this.words = words;
        }

        /** As contracts spell it. */
        public String words() {
            return words;
        }
    }
}
