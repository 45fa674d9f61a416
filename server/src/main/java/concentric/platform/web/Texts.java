package concentric.platform.web;

import concentric.platform.Fault;
import java.util.stream.Stream;

/** The visible texts in one reader's language. An unknown key is a bug and throws. */
@FunctionalInterface
public interface Texts {

    String of(String key, Object... args);

    /** What is wrong, in the reader's language. */
    default String say(Fault fault) {
        var mentioned =
                Stream.concat(fault.args().stream(), fault.parts().stream().map(this::say));
        return of("fault." + fault.code(), mentioned.toArray());
    }
}
