package concentric.contracts;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of drafting contracts. */
@CheckReturnValue
public sealed interface Drafting {

    /** They are drafts, in the order of the text. */
    record Drafted(List<ContractVersion> versions) implements Drafting {}

    /** None is, and why; the faults name line and column. */
    record Refused(List<Fault> faults) implements Drafting {}
}
