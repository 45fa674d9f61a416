package concentric.people;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Duration;

/** What became of a try to sign in. */
@CheckReturnValue
public sealed interface SigningIn {

    /**
     * The session has begun.
     *
     * @param token what the browser shows from now on; kept nowhere
     */
    record SignedIn(Account account, String token) implements SigningIn {}

    /** Login and password don't belong together; whether the login exists is not said. */
    record Refused() implements SigningIn {}

    /** Too many tries failed; nothing was checked. */
    record Wait(Duration time) implements SigningIn {}
}
