package concentric.engine.text;

import concentric.engine.terms.Contract;
import java.util.List;

/**
 * A contract as it was read, and where it stands.
 *
 * @param heading where it begins
 * @param clauses where each of its clauses begins, in their order
 */
public record Placed(Contract contract, Place heading, List<Place> clauses) {
    public Placed {
        clauses = List.copyOf(clauses);
    }

    /** Where a party is named: the first clause that concerns it; the heading, if none does. */
    public Place of(String party) {
        for (int i = 0; i < clauses.size(); i++) {
            if (contract.concerned(i + 1).contains(party)) {
                return clauses.get(i);
            }
        }
        return heading;
    }
}
