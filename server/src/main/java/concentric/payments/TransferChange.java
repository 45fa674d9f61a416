package concentric.payments;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of proposing, signing or withdrawing a transfer. */
@CheckReturnValue
public sealed interface TransferChange {

    /** It is as asked; recorded if it was the last signature. */
    record Done(TransferProposal proposal) implements TransferChange {}

    /** Nothing changed, and why. */
    record Refused(List<Fault> faults) implements TransferChange {}

    /** There is no such proposal. */
    record Unknown() implements TransferChange {}
}
