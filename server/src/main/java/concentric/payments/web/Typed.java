package concentric.payments.web;

import org.jspecify.annotations.Nullable;

/** A form's field as it was sent. */
final class Typed {

    private Typed() {}

    /** Without spaces at its ends; empty where the field was missing. */
    static String of(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
