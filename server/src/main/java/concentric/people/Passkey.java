package concentric.people;

import java.time.Instant;
import java.util.Optional;

/**
 * A key by which somebody signs in without a password, as its owner sees it.
 *
 * @param id names it on its owner's page
 * @param account whose it is
 * @param name what its owner calls it
 * @param madeAt UTC
 * @param usedAt UTC; nothing as long as nobody has signed in with it
 */
public record Passkey(Id id, Account.Id account, String name, Instant madeAt, Optional<Instant> usedAt) {

    /** The identity of a passkey; not what its device calls it. */
    public record Id(long value) {}
}
