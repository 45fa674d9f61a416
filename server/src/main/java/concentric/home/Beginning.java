package concentric.home;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.people.Account;
import concentric.platform.Fault;
import java.util.List;

/** What became of a first visit. */
@CheckReturnValue
public sealed interface Beginning {

    /**
     * Organisation and custodian are there.
     *
     * @param session what the custodian's browser shows from now on
     */
    record Begun(Account custodian, String session) implements Beginning {}

    /** Nothing was set up, and why. */
    record Refused(List<Fault> faults) implements Beginning {}
}
