package concentric.contracts;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of ending a version or of withdrawing a draft. */
@CheckReturnValue
public sealed interface Ending {

    /** It ends as asked, or is withdrawn. */
    record Ended(ContractVersion version) implements Ending {}

    /** It goes on as before, and why. */
    record Refused(List<Fault> faults) implements Ending {}
}
