package concentric.people;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of making a link. */
@CheckReturnValue
public sealed interface LinkMaking {

    /**
     * It is made, and earlier ones of the same person or account are worth nothing any more.
     *
     * @param secret the end of its address; kept nowhere, so this is the only time it can be read
     */
    record Made(Link link, String secret) implements LinkMaking {}

    /** Nothing was made, and why. */
    record Refused(List<Fault> faults) implements LinkMaking {

        static Refused because(String code) {
            return new Refused(List.of(Fault.in("", code)));
        }
    }
}
