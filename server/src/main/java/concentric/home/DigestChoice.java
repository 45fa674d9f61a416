package concentric.home;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of saying whether one wants a digest. */
@CheckReturnValue
public sealed interface DigestChoice {

    /** It holds from now on. */
    record Chosen() implements DigestChoice {}

    /** Nothing changed, and why. */
    record Refused(List<Fault> faults) implements DigestChoice {}
}
