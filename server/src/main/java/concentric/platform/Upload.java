package concentric.platform;

/**
 * A file that waits until somebody has said how it is to be understood.
 *
 * @param id its identity, also in URLs
 * @param kind of the {@link Work} it is meant for
 * @param name of the file
 * @param mapping how it is understood so far
 */
public record Upload(long id, String kind, String name, Mapping mapping) {}
