package concentric.payments;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of payments that were to be recorded in one call: all are durable, or none is. */
@CheckReturnValue
public sealed interface Recording {

    /** All are recorded, in the order given. */
    record Recorded(List<Receipt> receipts) implements Recording {}

    /** None is, and why. */
    record Refused(List<ItemFault> faults) implements Recording {}

    /**
     * One payment that is recorded.
     *
     * @param payment as it stands
     * @param first whether this call recorded it; if not, an earlier one with the same content did
     */
    record Receipt(Payment payment, boolean first) {}

    /**
     * What is wrong with one payment of the call.
     *
     * @param index its place in the call, from 0
     * @param fault what is wrong
     */
    record ItemFault(int index, Fault fault) {}
}
