package concentric.engine.cases;

import java.util.List;

/** How a case went. */
public sealed interface CaseResult {

    /** Name of the case, as given. */
    String name();

    /**
     * Everything is as expected.
     *
     * @param expectations how many there were, at least one
     */
    record Passed(String name, int expectations) implements CaseResult {}

    /** Something differs; there is at least one difference, in the order of the text. */
    record Failed(String name, List<Difference> differences) implements CaseResult {
        public Failed {
            differences = List.copyOf(differences);
        }
    }
}
