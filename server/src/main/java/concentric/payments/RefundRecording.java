package concentric.payments;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.payments.Recording.ItemFault;
import java.util.List;

/** What became of refunds that were to be recorded in one call: all are durable, or none is. */
@CheckReturnValue
public sealed interface RefundRecording {

    /** All are recorded, in the order given. */
    record Recorded(List<Receipt> receipts) implements RefundRecording {}

    /** None is, and why. */
    record Refused(List<ItemFault> faults) implements RefundRecording {}

    /**
     * One refund that is recorded.
     *
     * @param index its place in the call, from 0
     * @param refund as it stands
     * @param first whether this call recorded it; if not, an earlier one with the same content did
     * @param keepsPerUnit whether money paid per unit stays where it is, since no quantity was given back
     */
    record Receipt(int index, Refund refund, boolean first, boolean keepsPerUnit) {}
}
