package concentric.platform;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.List;

/** What became of taking back an import of units, people, memberships, offers or funds. */
@CheckReturnValue
public sealed interface TakingBack {

    /** Everything that came with it is gone. */
    record TakenBack(UndoneJob undone) implements TakingBack {}

    /** Nothing changed, and everything that stands in the way. */
    record Refused(List<Fault> faults) implements TakingBack {}

    /** There is no such import. */
    record Unknown() implements TakingBack {}
}
