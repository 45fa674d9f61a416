package concentric.engine.terms;

/** Names of contracts, offers, units, funds and persons, and the sentences of promises: any text without control characters. */
public final class Names {

    /** Characters that a name may have. */
    public static final int LONGEST = 200;

    /** Characters that the sentence of a promise may have. */
    public static final int LONGEST_SENTENCE = 1000;

    private Names() {}

    /** A name as it may stand in a contract: not empty, no space at its ends, no control character, not too long. */
    public static Figure<String> parse(String text) {
        return parse(text, LONGEST);
    }

    /** A promise's sentence, under the rules of a name but longer. */
    public static Figure<String> parseSentence(String text) {
        return parse(text, LONGEST_SENTENCE);
    }

    /** The same name, for values built by programs. */
    static String require(String name) {
        return required(parse(name));
    }

    static String requireSentence(String sentence) {
        return required(parseSentence(sentence));
    }

    /** Whether a character must not appear in any text: it is invisible, or turns what follows around. */
    public static boolean isControl(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
        };
    }

    private static Figure<String> parse(String text, int longest) {
        if (text.isBlank()) {
            return new Figure.Refused<>(Wording.EMPTY_NAME.phrase());
        }
        if (text.length() > longest) {
            return new Figure.Refused<>(Wording.TOO_LONG.phrase(Decimal.shown(text), text.length(), longest));
        }
        if (text.codePoints().anyMatch(Names::isControl)) {
            return new Figure.Refused<>(Wording.CONTROL_CHARACTER.phrase(Decimal.shown(text)));
        }
        if (!text.strip().equals(text)) {
            return new Figure.Refused<>(Wording.SPACE_AT_END.phrase(Decimal.shown(text)));
        }
        return new Figure.Exact<>(text);
    }

    private static String required(Figure<String> figure) {
        return switch (figure) {
            case Figure.Exact<String>(String text) -> text;
            case Figure.Refused<String>(Phrase why) -> throw new IllegalArgumentException(why.words());
        };
    }
}
