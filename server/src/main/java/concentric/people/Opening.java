package concentric.people;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of opening an account. */
@CheckReturnValue
public sealed interface Opening {

    /** It can be signed in with. */
    record Opened(Account account) implements Opening {}

    /** Nothing was opened, and why. */
    record Refused(List<Fault> faults) implements Opening {}
}
