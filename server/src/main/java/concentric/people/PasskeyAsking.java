package concentric.people;

import com.google.errorprone.annotations.CheckReturnValue;
import java.time.Duration;
import java.util.List;

/** What became of asking for something that a passkey signs. */
@CheckReturnValue
public sealed interface PasskeyAsking {

    /**
     * It is worth something for the browser that asked, once and for {@link Passkeys#HOLDS}.
     *
     * @param challenge what is to be signed; kept as a hash
     * @param browser what only the browser that asked is to know, and shows again
     * @param userHandle whom a new passkey shall say that it is for, for devices alone; empty if none is made
     * @param known what the devices call the passkeys that the account has at this address
     */
    record Asked(String challenge, String browser, String userHandle, List<String> known) implements PasskeyAsking {}

    /** Too much was asked for from this address. */
    record Wait(Duration time) implements PasskeyAsking {}
}
