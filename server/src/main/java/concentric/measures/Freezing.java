package concentric.measures;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of freezing the limits of a chart, or of letting them go. */
@CheckReturnValue
public sealed interface Freezing {

    /** It is as asked. */
    record Done() implements Freezing {}

    /** It is as it was, and why. */
    record Refused(List<Fault> faults) implements Freezing {

        static Refused because(String field, String code, Object... args) {
            return new Refused(List.of(Fault.in(field, code, args)));
        }
    }
}
