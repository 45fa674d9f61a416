package concentric.engine.plan;

import concentric.engine.terms.Contract;
import java.util.Comparator;

/**
 * A signed version of a contract.
 *
 * @param id whatever identifies the version to the caller; the plan only hands it back
 * @param number of the contract, the same for all its versions: orders contracts of equal priority
 * @param contract its terms
 */
public record Version(long id, long number, Contract contract) {

    /** The order in which the contracts of one unit run: lower priority first, then the lower number. */
    public static final Comparator<Version> RUNNING_ORDER = Comparator.comparingInt(
                    (Version version) -> version.contract().priority())
            .thenComparingLong(Version::number);
}
