package concentric.contracts;

import java.util.Optional;
import java.util.Set;

/**
 * Which contracts to show.
 *
 * @param search contained in the name; an empty text is no restriction
 * @param side only those versions that one of these parties signs, where the reader sees no others
 */
public record ContractFilter(String search, Optional<Set<Long>> side) {

    /** Those whose name contains a text. */
    public static ContractFilter of(String search) {
        return new ContractFilter(search, Optional.empty());
    }
}
