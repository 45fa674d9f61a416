package concentric.backups.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A backup of an installation as an earlier program left it, and what that one said the totals were. Each state of
 * migrations that was published has one, made before the next migration is published: {@code concentric backup} and
 * {@code concentric totals} of an installation in which something of every kind was recorded.
 *
 * @param path the file
 */
public record Fixture(Path path) {

    private static final Path FOLDER = Path.of("src/test/resources/fixtures");
    private static final String SUFFIX = ".tar.gz";

    /** The first state: the first migration of each module. */
    public static Fixture first() {
        return named("migrations-1");
    }

    /** The one of a name, which is that of its file. */
    public static Fixture named(String name) {
        return new Fixture(FOLDER.resolve(name + SUFFIX));
    }

    /** All there are. */
    public static List<Fixture> all() {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .map(Fixture::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file as a backup. */
    public BackupFile backup() {
        return new BackupFile(path, Optional.empty());
    }

    /** What {@code concentric totals} said. */
    public String totals() {
        try {
            return Files.readString(Path.of(path.toString().replace(SUFFIX, ".totals.csv")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return String.valueOf(path.getFileName());
    }
}
