package concentric.platform;

import java.util.Arrays;
import java.util.List;

/**
 * What is wrong with an input, and where; a person reads it in their own language, a program by its stable code.
 *
 * @param field the field of the input in the user's words, as {@code amount}; empty for the whole
 * @param code stable; the text is the message {@code fault.<code>}
 * @param args what the text mentions: what was found, what was expected
 */
public record Fault(String field, String code, List<String> args) {

    public Fault {
        args = List.copyOf(args);
    }

    /** A fault of one field. */
    public static Fault in(String field, String code, Object... args) {
        return new Fault(field, code, Arrays.stream(args).map(String::valueOf).toList());
    }
}
