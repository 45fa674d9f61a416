package concentric.network;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of proposing a round, or of what was said to it. */
@CheckReturnValue
public sealed interface RoundChange {

    /** The round as it is now; it may have taken effect by it. */
    record Heard(Round round) implements RoundChange {}

    /** Nothing was heard, and why. */
    record Refused(List<Fault> faults) implements RoundChange {

        static Refused because(String code, Object... args) {
            return new Refused(List.of(Fault.in("", code, args)));
        }
    }
}
