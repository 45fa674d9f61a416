package concentric.contracts;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of saying something about a draft. */
@CheckReturnValue
public sealed interface Negotiating {

    /** It is said. */
    record Said(ContractVersion draft) implements Negotiating {}

    /** It is not, and why. */
    record Refused(List<Fault> faults) implements Negotiating {

        static Refused because(Fault fault) {
            return new Refused(List.of(fault));
        }
    }
}
