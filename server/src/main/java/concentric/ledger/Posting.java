package concentric.ledger;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of ending a batch before it was full. */
@CheckReturnValue
public sealed interface Posting {

    /** Everything recorded is posted; this is the last batch. */
    record Posted(Batch batch) implements Posting {}

    /** Everything recorded was posted before. */
    record NothingToPost() implements Posting {}

    /** Nothing was posted, and why. */
    record Refused(List<Fault> faults) implements Posting {}
}
