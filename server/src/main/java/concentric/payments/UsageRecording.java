package concentric.payments;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.payments.Recording.ItemFault;
import java.util.List;

/** What became of usages that were to be recorded in one call: all are durable, or none is. */
@CheckReturnValue
public sealed interface UsageRecording {

    /** All are recorded, in the order given. */
    record Recorded(List<Receipt> receipts) implements UsageRecording {}

    /** None is, and why. */
    record Refused(List<ItemFault> faults) implements UsageRecording {}

    /**
     * One usage that is recorded.
     *
     * @param index its place in the call, from 0
     * @param usage as it stands
     * @param first whether this call recorded it; if not, an earlier one with the same content did
     */
    record Receipt(int index, Usage usage, boolean first) {}
}
