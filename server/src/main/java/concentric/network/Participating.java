package concentric.network;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of entering or leaving a community. */
@CheckReturnValue
public sealed interface Participating {

    /** It is as asked. */
    record Done(Participation participation) implements Participating {}

    /** It is as it was, and why. */
    record Refused(List<Fault> faults) implements Participating {

        static Refused because(String field, String code, Object... args) {
            return new Refused(List.of(Fault.in(field, code, args)));
        }
    }
}
