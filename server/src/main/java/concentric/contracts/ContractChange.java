package concentric.contracts;

import java.time.Instant;

/**
 * Something that became different with a contract.
 *
 * @param version that began or ended
 * @param at when it takes effect; {@link Instant#MIN}: since ever
 */
public record ContractChange(Kind kind, ContractVersion version, Instant at) {

    /** What it is. */
    public enum Kind {
        /** A contract came into force. */
        BEGAN,
        /** Another version of a contract took over. */
        FOLLOWED,
        /** A contract ended. */
        ENDED
    }
}
