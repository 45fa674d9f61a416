package concentric.payouts;

import java.text.Normalizer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text in the characters that all banks know: those of the European Payments Council's "Requirements for an extended character
 * set", EPC217-08. Letters of Latin script lose their marks, other signs become a full stop.
 */
final class BankText {

    /** Longest name in a file. */
    static final int LONGEST_NAME = 70;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String KNOWN = "/-?:().,'+ ";

    /** Letters that are no letter with a mark, and signs that have a better likeness than a full stop. */
    private static final Map<Integer, String> LIKE = Map.ofEntries(
            Map.entry((int) 'ä', "ae"),
            Map.entry((int) 'ö', "oe"),
            Map.entry((int) 'ü', "ue"),
            Map.entry((int) 'Ä', "Ae"),
            Map.entry((int) 'Ö', "Oe"),
            Map.entry((int) 'Ü', "Ue"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'ẞ', "SS"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'Æ', "AE"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'Œ', "OE"),
            Map.entry((int) 'ø', "o"),
            Map.entry((int) 'Ø', "O"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'Ł', "L"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'Đ', "D"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'Ð', "D"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'Þ', "Th"),
            Map.entry((int) 'ħ', "h"),
            Map.entry((int) 'Ħ', "H"),
            Map.entry((int) 'ı', "i"),
            Map.entry((int) 'ŋ', "n"),
            Map.entry((int) 'Ŋ', "N"),
            Map.entry((int) '&', "+"),
            Map.entry((int) '’', "'"),
            Map.entry((int) '‘', "'"),
            Map.entry((int) '–', "-"),
            Map.entry((int) '—', "-"));

    private BankText() {}

    /** The text in those characters; nothing if it has a letter that none of them is like. */
    static Optional<String> of(String text) {
        var written = new StringBuilder();
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (int c : composed.codePoints().toArray()) {
            var like = LIKE.getOrDefault(c, Character.toString(c));
            for (int plain : MARKS.matcher(Normalizer.normalize(like, Normalizer.Form.NFKD))
                    .replaceAll("")
                    .codePoints()
                    .toArray()) {
                if (isKnown(plain)) written.appendCodePoint(plain);
                else if (Character.isLetterOrDigit(plain)) return Optional.empty();
                else if (Character.isWhitespace(plain)) written.append(' ');
                else written.append('.');
            }
        }
        return Optional.of(SPACES.matcher(written).replaceAll(" ").strip());
    }

    /** As much of it as a field takes. */
    static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest).strip();
    }

    private static boolean isKnown(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || KNOWN.indexOf(c) >= 0;
    }
}
