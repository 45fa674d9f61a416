package concentric.network;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of asking the units of a community, of an answer, or of taking a question back. */
@CheckReturnValue
public sealed interface Asking {

    /** The question as it is now; with the last yes it is carried out. */
    record Heard(Question question) implements Asking {}

    /** It is as it was, and why. */
    record Refused(List<Fault> faults) implements Asking {
        public Refused {
            faults = List.copyOf(faults);
        }

        static Refused because(String field, String code, Object... args) {
            return new Refused(List.of(Fault.in(field, code, args)));
        }
    }
}
