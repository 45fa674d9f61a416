package concentric.people;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of taking an account out of use, or back into it. */
@CheckReturnValue
public sealed interface Standing {

    /** The account is as asked. */
    record Set(Account account) implements Standing {}

    /** It is as it was, and why. */
    record Refused(List<Fault> faults) implements Standing {

        static Refused because(String code) {
            return new Refused(List.of(Fault.in("", code)));
        }
    }
}
