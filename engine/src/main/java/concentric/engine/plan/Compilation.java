package concentric.engine.plan;

import java.util.List;

/** What became of contracts that are to be in force together. */
public sealed interface Compilation {

    /** They can be. */
    record Compiled(Plan plan) implements Compilation {}

    /** They cannot; there is at least one reason. */
    record Refused(List<Refusal> reasons) implements Compilation {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
