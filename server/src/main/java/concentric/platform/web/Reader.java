package concentric.platform.web;

import concentric.platform.Fault;
import java.util.Locale;

/** Whom something is told: on a page, as a {@link Visit}, or in a mail. */
public interface Reader {

    /** The reader's language. */
    Locale locale();

    /** The texts in the reader's language. */
    Texts texts();

    /** Figures and dates as the reader writes them, in the organisation's time zone. */
    Formats formats();

    /** A text in the reader's language. */
    default String t(String key, Object... args) {
        return texts().of(key, args);
    }

    /** A fault in the reader's language. */
    default String say(Fault fault) {
        return texts().say(fault);
    }
}
