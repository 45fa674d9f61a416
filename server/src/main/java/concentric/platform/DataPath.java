package concentric.platform;

import java.nio.file.Path;

/**
 * The data folder, for what an installation keeps beside its database.
 *
 * @param path it is there, and held by this program alone
 */
public record DataPath(Path path) {}
