package concentric.platform;

import com.google.errorprone.annotations.CheckReturnValue;

/** What became of registering a party's code. */
@CheckReturnValue
public sealed interface Registration {

    /** The code is the party's from now on. */
    record Registered(long id) implements Registration {}

    /** The code can't be used, and why. */
    record Refused(Fault fault) implements Registration {}
}
