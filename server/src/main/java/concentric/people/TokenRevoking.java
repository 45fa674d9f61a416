package concentric.people;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;

/** What became of revoking a token. */
@CheckReturnValue
public sealed interface TokenRevoking {

    /** It is worth nothing any more. */
    record Revoked() implements TokenRevoking {}

    /** It is as it was, and why. */
    record Refused(Fault fault) implements TokenRevoking {}
}
