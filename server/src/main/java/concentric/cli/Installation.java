package concentric.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where an installation keeps what it has.
 *
 * @param data the data folder
 * @param databaseUrl a database of somebody else's keeping; null for the program's own, inside the folder
 */
record Installation(Path data, @Nullable String databaseUrl) {

    /**
     * The same, if something is there: a question must not create an empty installation to ask.
     *
     * @throws Failure if the folder holds no installation
     */
    Installation existing() {
        if (Files.isDirectory(data.resolve("postgres"))) return this;
        throw new Failure(
                Ending.NOT_POSSIBLE,
                "There is no installation in %s. Set one up with `concentric setup --data %s …`, or name its folder with --data."
                        .formatted(data.toAbsolutePath().normalize(), data));
    }
}
