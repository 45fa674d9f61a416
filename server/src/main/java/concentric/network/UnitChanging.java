package concentric.network;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.platform.Fault;
import java.util.List;

/** What became of drawing up, changing, signing or withdrawing a change of a unit. */
@CheckReturnValue
public sealed interface UnitChanging {

    /** It is as asked; with the last signature it is carried out. */
    record Done(UnitChange change) implements UnitChanging {}

    /** It is as it was, and why. */
    record Refused(List<Fault> faults) implements UnitChanging {
        public Refused {
            faults = List.copyOf(faults);
        }

        static Refused because(String field, String code, Object... args) {
            return new Refused(List.of(Fault.in(field, code, args)));
        }
    }
}
