package concentric.network;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of a unit's letting customers see how it shares, or of ending that. */
@CheckReturnValue
public sealed interface Disclosing {

    /** It is as asked. */
    record Done(boolean shown) implements Disclosing {}

    /** It is as it was, and why. */
    record Refused(List<Fault> faults) implements Disclosing {

        static Refused because(String field, String code, Object... args) {
            return new Refused(List.of(Fault.in(field, code, args)));
        }
    }
}
