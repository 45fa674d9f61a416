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
     * @param closes what each close did, in the order of the text, one for each currency
     */
    record Passed(String name, int expectations, List<CaseClose> closes) implements CaseResult {
        public Passed {
            closes = List.copyOf(closes);
        }
    }

    /** Something differs; there is at least one difference, in the order of the text. */
    record Failed(String name, List<Difference> differences) implements CaseResult {
        public Failed {
            differences = List.copyOf(differences);
        }
    }
}
