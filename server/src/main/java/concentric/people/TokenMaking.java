package concentric.people;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of making a token. */
@CheckReturnValue
public sealed interface TokenMaking {

    /**
     * It is made.
     *
     * @param secret what the program shows; kept nowhere, so this is the only time it can be read
     */
    record Made(Token token, String secret) implements TokenMaking {}

    /** Nothing was made, and why. */
    record Refused(List<Fault> faults) implements TokenMaking {}
}
