package concentric.network;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of founding a unit. */
@CheckReturnValue
public sealed interface Founding {

    /** It is in the network. */
    record Founded(Unit unit) implements Founding {}

    /** It is not, and why. */
    record Refused(List<Fault> faults) implements Founding {}
}
