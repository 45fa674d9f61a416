package concentric.contracts;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/**
 * What became of adding an offer or a fund.
 *
 * @param <T> the thing
 */
@CheckReturnValue
public sealed interface Adding<T> {

    /** It is there. */
    record Added<T>(T thing) implements Adding<T> {}

    /** It is not, and why. */
    record Refused<T>(List<Fault> faults) implements Adding<T> {}
}
