package concentric.people;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.time.Duration;
import java.util.List;

/** What became of changing one's password. */
@CheckReturnValue
public sealed interface PasswordChange {

    /** The new one counts, and every other session of the account has ended. */
    record Changed() implements PasswordChange {}

    /** Nothing was changed, and why: {@code wrong-password}, or what the new one must be like. */
    record Refused(List<Fault> faults) implements PasswordChange {}

    /** Too many tries failed; nothing was checked. */
    record Wait(Duration time) implements PasswordChange {}
}
