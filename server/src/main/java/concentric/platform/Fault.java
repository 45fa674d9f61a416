package concentric.platform;

import java.util.Arrays;
import java.util.List;

/**
 * What is wrong with an input, and where; a person reads it in their own language, a program by its stable code.
 *
 * @param field the field of the input in the user's words, as {@code amount}; empty for the whole
 * @param code stable; the text is the message {@code fault.<code>}
 * @param args what the text mentions: what was found, what was expected
 * @param parts what the text mentions after the args and is itself said in the reader's language; their fields are empty
 */
public record Fault(String field, String code, List<String> args, List<Fault> parts) {

    public Fault {
        args = List.copyOf(args);
        parts = List.copyOf(parts);
    }

    /** A fault without parts. */
    public Fault(String field, String code, List<String> args) {
        this(field, code, args, List.of());
    }

    /** A fault of one field. */
    public static Fault in(String field, String code, Object... args) {
        return new Fault(field, code, Arrays.stream(args).map(String::valueOf).toList());
    }

    /** The same fault, made up of these parts. */
    public Fault of(Fault... parts) {
        return new Fault(field, code, args, List.of(parts));
    }
}
