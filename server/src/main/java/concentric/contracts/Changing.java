package concentric.contracts;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of changing a draft. */
@CheckReturnValue
public sealed interface Changing {

    /** It says this now; signatures on what it said before are void. */
    record Changed(ContractVersion draft) implements Changing {}

    /** Nothing is stored: somebody else has changed it meanwhile. This is what it says now. */
    record Overtaken(ContractVersion draft) implements Changing {}

    /** Nothing is stored, and why. */
    record Refused(List<Fault> faults) implements Changing {}
}
