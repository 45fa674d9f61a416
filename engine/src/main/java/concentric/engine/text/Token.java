package concentric.engine.text;

import concentric.engine.terms.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A word, figure or sign of a line.
 *
 * @param text what it means: for a quoted text what is inside
 * @param shown as it stands in the line
 * @param column where it begins, counted from 1
 */
record Token(Kind kind, String text, String shown, int column) {

    enum Kind {
        /** A letter, then letters, digits, {@code - _ /}: a word of the grammar, or a name. */
        WORD,
        /** A name or sentence in quotation marks. */
        QUOTED,
        /** Begins with a digit or a sign before one: a number, a date, or an attempt at one. */
        FIGURE,
        /** {@code <=}, {@code >=}, or anything else, one character. */
        SIGN,
        /** Ends with a control character, which no text may have. */
        CONTROL(Wording.NO_CONTROL_CHARACTER),
        /** A text without an end. */
        UNCLOSED(Wording.CLOSING_QUOTE),
        /** Begins with a backslash that stands before nothing it could. */
        ESCAPE(Wording.ESCAPED),
        /** The end of the line. */
        END;

        /** What should stand there instead; null: that depends on where it stands. */
        private final @Nullable Wording expected;

        Kind() {
            this(null);
        }

        Kind(@Nullable Wording expected) {
            this.expected = expected;
        }

        @Nullable
        Wording expected() {
            return expected;
        }
    }

    boolean is(Kind other, String wanted) {
        return kind == other && text.equals(wanted);
    }
}
