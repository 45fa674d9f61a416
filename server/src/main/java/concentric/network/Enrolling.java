package concentric.network;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of adding, changing or ending a membership. */
@CheckReturnValue
public sealed interface Enrolling {

    /**
     * It is as asked.
     *
     * @param unspoken whether nobody speaks for the unit any more
     */
    record Done(Membership membership, boolean unspoken) implements Enrolling {}

    /** It is as it was, and why. */
    record Refused(List<Fault> faults) implements Enrolling {

        static Refused because(String field, String code, Object... args) {
            return new Refused(List.of(Fault.in(field, code, args)));
        }
    }
}
