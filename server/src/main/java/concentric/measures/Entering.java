package concentric.measures;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of entering a reading. */
@CheckReturnValue
public sealed interface Entering {

    /** It is there, and counts. */
    record Entered(Reading reading) implements Entering {}

    /** Nothing changed, and why. */
    record Refused(List<Fault> faults) implements Entering {

        static Refused because(String field, String code, Object... args) {
            return new Refused(List.of(Fault.in(field, code, args)));
        }
    }
}
