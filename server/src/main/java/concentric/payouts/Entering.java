package concentric.payouts;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of entering a bank account. */
@CheckReturnValue
public sealed interface Entering {

    /** It counts from now on. */
    record Entered(BankAccount account) implements Entering {}

    /** Nothing happened, and why. */
    record Refused(List<Fault> faults) implements Entering {}

    /** There is no such payee, or none that this actor enters a bank account for. */
    record Unknown() implements Entering {}
}
