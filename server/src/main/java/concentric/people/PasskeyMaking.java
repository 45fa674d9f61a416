package concentric.people;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of registering a passkey. */
@CheckReturnValue
public sealed interface PasskeyMaking {

    /** Its owner can sign in with it from now on. */
    record Registered(Passkey passkey) implements PasskeyMaking {}

    /** Nothing was kept, and why. */
    record Refused(List<Fault> faults) implements PasskeyMaking {
        static Refused because(String code) {
            return new Refused(List.of(Fault.in("", code)));
        }
    }
}
