package concentric.rehearsals;

import com.google.errorprone.annotations.CheckReturnValue;
import concentric.engine.tally.Search;
import concentric.platform.Fault;
import java.util.List;

/** What it would take that everybody keeps at least their floor. */
@CheckReturnValue
public sealed interface Remedy {

    /**
     * It was looked for.
     *
     * @param found the value, or none and who falls how much short at the closest one
     * @param scenario as it would be with that value
     * @param rehearsed what happens then
     */
    record Sought(Search.Found found, Scenario scenario, Rehearsing.Rehearsed rehearsed) implements Remedy {}

    /** It can't be looked for: no whole month could be settled again, or not under these contracts. */
    record Refused(List<Fault> faults) implements Remedy {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
