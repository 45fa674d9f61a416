package concentric.people;

import java.time.Instant;
import java.util.Optional;

/**
 * What a program shows instead of a password.
 *
 * @param id names it on pages
 * @param name what it is for
 * @param account who it acts for
 * @param madeAt UTC
 * @param expiresAt UTC; worth nothing from then on
 * @param revokedAt when it was taken back
 */
public record Token(
        Id id, String name, Account.Id account, Instant madeAt, Instant expiresAt, Optional<Instant> revokedAt) {

    /** The identity of a token; not its secret. */
    public record Id(long value) {}

    /** Whether it is worth something at the instant. */
    public boolean holds(Instant at) {
        return revokedAt.isEmpty() && at.isBefore(expiresAt);
    }
}
