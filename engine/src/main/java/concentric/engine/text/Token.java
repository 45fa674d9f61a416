package concentric.engine.text;

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
        /** Anything else, one character. */
        SIGN,
        /** A text that ends badly; {@code text} says what was expected. */
        BROKEN,
        /** The end of the line. */
        END
    }

    boolean is(Kind other, String wanted) {
        return kind == other && text.equals(wanted);
    }
}
