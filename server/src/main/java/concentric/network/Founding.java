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
    record Refused(List<Fault> faults) implements Founding {

        static Refused because(String field, String code, Object... args) {
            return new Refused(List.of(Fault.in(field, code, args)));
        }
    }
}
