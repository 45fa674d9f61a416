package concentric.measures;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of defining a measure. */
@CheckReturnValue
public sealed interface Defining {

    /** It is there. */
    record Defined(Measure measure) implements Defining {}

    /** It is not, and why. */
    record Refused(List<Fault> faults) implements Defining {

        static Refused because(String field, String code, Object... args) {
            return new Refused(List.of(Fault.in(field, code, args)));
        }
    }
}
