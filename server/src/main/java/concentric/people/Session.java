package concentric.people;

import java.time.Instant;
import java.util.Optional;

/**
 * A browser that is signed in.
 *
 * @param id names it on its owner's page; not what its cookie says
 * @param device what it was last seen on
 * @param startedAt UTC
 * @param seenAt UTC; noted every few minutes, not with each page
 * @param passkey by which it began; nothing if by a password or a link
 * @param current whether it is the one that asks
 */
public record Session(
        Id id, Device device, Instant startedAt, Instant seenAt, Optional<String> passkey, boolean current) {

    /** The identity of a session. */
    public record Id(long value) {}
}
