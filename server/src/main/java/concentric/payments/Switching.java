package concentric.payments;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of beginning in shadow, or of switching on. */
@CheckReturnValue
public sealed interface Switching {

    /** It is so from now on. */
    record Switched() implements Switching {}

    /** Nothing changed, and why. */
    record Refused(List<Fault> faults) implements Switching {}
}
