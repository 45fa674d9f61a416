package concentric.payouts;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of drawing up a payout, marking it paid or withdrawing it. */
@CheckReturnValue
public sealed interface PayoutOutcome {

    /** It happened. */
    record Done(Payout payout) implements PayoutOutcome {}

    /** Nothing happened: the payout has ended before. */
    record Ended(Fault how) implements PayoutOutcome {}

    /** Nothing happened, and why. */
    record Refused(List<Fault> faults) implements PayoutOutcome {}
}
