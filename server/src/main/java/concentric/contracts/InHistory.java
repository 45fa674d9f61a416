package concentric.contracts;

import concentric.platform.Fault;
import java.util.List;

/** What drafts would have been among the contracts in force, had they been there all along. */
public sealed interface InHistory {

    /**
     * History can be settled again under them.
     *
     * @param before the contracts as they were
     * @param after the same with the drafts in their places; the ids of their versions are those of no others
     */
    record Possible(ContractsInForce before, ContractsInForce after) implements InHistory {}

    /** With what else was in force they make no plan. */
    record Impossible(List<Fault> faults) implements InHistory {
        public Impossible {
            faults = List.copyOf(faults);
        }
    }
}
