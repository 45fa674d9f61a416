package concentric.platform.web;

import org.jspecify.annotations.Nullable;

/** What was typed into a form's field, and why it was not accepted. */
public record Entry(String value, @Nullable String error) {

    public static final Entry EMPTY = new Entry("", null);

    public static Entry of(String value) {
        return new Entry(value, null);
    }
}
