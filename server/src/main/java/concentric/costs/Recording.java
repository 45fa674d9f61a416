package concentric.costs;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/**
 * What became of recording something: a cost, one that is taken back, one of each month, base pay, a minimum.
 *
 * @param <T> the thing
 */
@CheckReturnValue
public sealed interface Recording<T> {

    /** It is there, and counts. */
    record Recorded<T>(T thing) implements Recording<T> {}

    /** Nothing changed, and why. */
    record Refused<T>(List<Fault> faults) implements Recording<T> {}

    /** Refused for one reason. */
    static <T> Recording<T> refused(String field, String code, Object... args) {
        return new Refused<>(List.of(Fault.in(field, code, args)));
    }
}
