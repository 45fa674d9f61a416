package concentric.contracts;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of signing. */
@CheckReturnValue
public sealed interface Signing {

    /** All parties have signed: the versions are in force during their intervals. */
    record Signed(List<ContractVersion> versions) implements Signing {}

    /** The signature stands; those of others are missing. */
    record Waiting(List<String> parties) implements Signing {}

    /** Nothing was signed, and why. */
    record Refused(List<Fault> faults) implements Signing {}
}
