package concentric.engine.terms;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A part of a message: what was found, or what was expected.
 *
 * @param wording what is spoken of
 * @param args what of that kind, fit to be shown; of {@link Wording#OR} there may be any number
 */
public record Phrase(Wording wording, List<String> args) {

    public Phrase {
        args = List.copyOf(args);
    }

    /** The phrase of a wording; numbers are written as digits. */
    public static Phrase of(Wording wording, Object... args) {
        return new Phrase(wording, Arrays.stream(args).map(String::valueOf).toList());
    }

    /** Words that have no other language: what only the command line says. */
    public static Phrase said(String english) {
        return of(Wording.AS_IT_IS, english);
    }

    /** What stands in a contract, or should stand there. */
    public static Phrase spelled(String words) {
        return of(Wording.SPELLED, words);
    }

    /** One of several words that could stand there. */
    public static Phrase oneOf(String... spellings) {
        return new Phrase(Wording.OR, List.of(spellings));
    }

    /** In English. */
    public String words() {
        if (wording == Wording.OR) {
            return args.stream().map(spelling -> spelled(spelling).words()).collect(Collectors.joining(" or "));
        }
        return new MessageFormat(wording.english(), Locale.ROOT).format(args.toArray());
    }
}
