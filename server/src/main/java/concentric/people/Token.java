package concentric.people;

import concentric.platform.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a program shows instead of a password.
 *
 * @param id names it on pages
 * @param name what it is for
 * @param account who it acts for
 * @param scopes what it may be used for
 * @param madeAt UTC
 * @param expiresAt UTC; worth nothing from then on
 * @param revokedAt when it was taken back
 */
public record Token(
        Id id,
        String name,
        Account.Id account,
        Set<Scope> scopes,
        Instant madeAt,
        Instant expiresAt,
        Optional<Instant> revokedAt) {

    public Token {
        scopes = Set.copyOf(scopes);
    }

    /** The identity of a token; not its secret. */
    public record Id(long value) {}

    /** Whether it is worth something at the instant. */
    public boolean holds(Instant at) {
        return revokedAt.isEmpty() && at.isBefore(expiresAt);
    }
}
