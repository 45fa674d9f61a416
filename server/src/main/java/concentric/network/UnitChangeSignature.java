package concentric.network;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A unit that has to sign a change, and its signature once given.
 *
 * @param unit who signs
 * @param account whose account signed; null while the signature is missing
 * @param onBehalf whether the custodian signed because nobody could speak for the unit
 * @param at when it was signed, UTC
 */
public record UnitChangeSignature(
        Unit unit,
        @Nullable Long account,
        boolean onBehalf,
        @Nullable Instant at) {

    /** Whether the unit has signed. */
    public boolean given() {
        return account != null;
    }
}
