package concentric.people;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What became of asking, at the door, for a link that sets a password anew. */
@CheckReturnValue
public sealed interface LinkAsking {

    /**
     * What has to be mailed, if anything. Whoever asked must not be able to tell whether it is.
     *
     * @param letter nothing if there is no such account, or we have no address of its owner
     */
    record Noted(Optional<Letter> letter) implements LinkAsking {}

    /** Too much was asked; nothing was looked up. */
    record Wait(Duration time) implements LinkAsking {}

    /**
     * What goes to the owner of the account.
     *
     * @param email where to
     * @param secret the end of the link's address
     * @param expiresAt UTC
     */
    record Letter(String email, String name, String secret, Instant expiresAt) {}
}
