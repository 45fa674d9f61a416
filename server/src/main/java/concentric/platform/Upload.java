package concentric.platform;

import java.time.Instant;

/**
 * A file that waits until somebody has said how it is to be understood.
 *
 * @param id its identity, also in URLs
 * @param kind of the {@link Work} it is meant for
 * @param name of the file
 * @param mapping how it is understood so far
 * @param at when it was brought, UTC
 */
public record Upload(long id, String kind, String name, Mapping mapping, Instant at) {}
