package concentric.platform;

import concentric.engine.terms.Names;
import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Text as people type it: names, purposes, logins. Any script is welcome; what is invisible or turns others around is not. */
public final class TypedText {

    private static final int SHOWN = 50;

    private TypedText() {}

    /** What was sent; empty if the field was left out of a call. */
    public static String orEmpty(@Nullable String sent) {
        return sent == null ? "" : sent;
    }

    /** As much of what was written as a message may repeat. */
    public static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /** Without spaces at its ends, and in Unicode's normal form C, so that what looks alike is alike. */
    public static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).strip();
    }

    /**
     * What is wrong with a cleaned text that may be empty.
     *
     * @param longest in characters
     */
    public static Optional<Fault> fault(String field, String text, int longest) {
        if (text.length() > longest) return Optional.of(Fault.in(field, "too-long", longest));
        if (text.codePoints().anyMatch(Names::isControl)) return Optional.of(Fault.in(field, "control-character"));
        return Optional.empty();
    }

    /** What is wrong with a cleaned text that must not be empty. */
    public static Optional<Fault> faultOfRequired(String field, String text, int longest) {
        return text.isEmpty() ? Optional.of(Fault.in(field, "missing")) : fault(field, text, longest);
    }
}
