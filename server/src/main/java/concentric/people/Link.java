package concentric.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A way in that was handed to somebody, worth something once and for a while.
 *
 * @param person who is invited; null for a link that sets a password anew
 * @param account whose password it sets anew; null for an invitation
 * @param expiresAt UTC; worth nothing from then on
 */
public record Link(Id id, Person.@Nullable Id person, Account.@Nullable Id account, Instant expiresAt) {

    /** The identity of a link; not its secret. */
    public record Id(long value) {}
}
