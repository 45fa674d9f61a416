package concentric.contracts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A party that has to sign a version, and its signature once given.
 *
 * @param party the party's id
 * @param code the party's code
 * @param account who signed; null while the signature is missing
 * @param onBehalf whether the custodian signed because nobody could speak for the party yet
 * @param at when it was signed, UTC
 */
public record Signature(
        long party,
        String code,
        @Nullable Long account,
        boolean onBehalf,
        @Nullable Instant at) {

    /** Whether the party has signed. */
    public boolean given() {
        return account != null;
    }
}
