package concentric.home;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of one of the first steps. */
@CheckReturnValue
public sealed interface Stepping {

    /** All of it is done. */
    record Done() implements Stepping {}

    /** Nothing was done, and why. */
    record Refused(List<Fault> faults) implements Stepping {}
}
