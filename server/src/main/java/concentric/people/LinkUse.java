package concentric.people;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.time.Duration;
import java.util.List;

/** What became of using a link. */
@CheckReturnValue
public sealed interface LinkUse {

    /**
     * The password counts, and a session has begun.
     *
     * @param token what the browser shows from now on; kept nowhere
     */
    record Used(Account account, String token) implements LinkUse {}

    /** The link is as good as before, and why nothing was set. */
    record Refused(List<Fault> faults) implements LinkUse {}

    /** There is no such link, or it is worth nothing any more. */
    record Gone() implements LinkUse {}

    /** Too many links that are worth nothing came from this address; nothing was checked. */
    record Wait(Duration time) implements LinkUse {}
}
