package concentric.rehearsals;

import concentric.engine.tally.Volumes;
import concentric.engine.terms.Contract;
import java.util.ArrayList;
import java.util.List;

/**
 * What if: contracts as if they had always said so, and offers as if more or less of them had been bought.
 *
 * @param contracts in place of those of their names, or new; may be empty
 * @param volumes how much of each offer is bought, beside how much was
 */
public record Scenario(List<Contract> contracts, Volumes volumes) {

    public Scenario {
        contracts = List.copyOf(contracts);
    }

    /** Contracts alone. */
    public static Scenario of(List<Contract> contracts) {
        return new Scenario(contracts, Volumes.UNCHANGED);
    }

    /** One of its contracts otherwise, and everything else as it is. */
    Scenario with(int index, Contract terms) {
        var changed = new ArrayList<>(contracts);
        changed.set(index, terms);
        return new Scenario(changed, volumes);
    }

    /** The same contracts, and other volumes. */
    Scenario with(Volumes others) {
        return new Scenario(contracts, others);
    }
}
