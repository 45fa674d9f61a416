package concentric.people;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of adding a person. */
@CheckReturnValue
public sealed interface Adding {

    /** The person is in the register. */
    record Added(Person person) implements Adding {}

    /** Nothing was added, and why. */
    record Refused(List<Fault> faults) implements Adding {}
}
