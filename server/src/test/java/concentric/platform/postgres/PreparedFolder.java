package concentric.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A data folder with programs unpacked and a database made, once for all tests: a copy of it is there in no time. */
final class PreparedFolder {

    private static final Path PREPARED = prepare();

    private PreparedFolder() {}

    /** A copy of its own below this folder. */
    static Path copiedInto(Path parent) {
        try {
            Path copy = parent.toRealPath().resolve("data");
            // The programs as second names of the same files, because they never change; the rest as files of its own.
            Command.run("cp", "-a", "--link", PREPARED.toString(), copy.toString());
            Path cluster = copy.resolve("postgres/cluster");
            FileTree.delete(cluster);
            Command.run("cp", "-a", PREPARED.resolve("postgres/cluster").toString(), cluster.toString());
            for (String name : List.of("lock", "postgres/password", "postgres/port", "postgres/postgres.log")) {
                Path file = copy.resolve(name);
                Files.delete(file);
                Command.run("cp", "-a", PREPARED.resolve(name).toString(), file.toString());
            }
            return copy;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path prepare() {
        try {
            Path folder = Files.createTempDirectory("concentric-prepared").resolve("data");
            try (DataFolder data = DataFolder.open(folder);
                    PostgresServer database = PostgresServer.start(data, Durability.TESTS)) {
                Session.of(database).execute("CREATE TABLE note (line text)");
            }
            Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder.resolveSibling("."))));
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void delete(Path tree) {
        try {
            FileTree.delete(tree.normalize());
        } catch (IOException kept) {
            // A folder for temporary files; the machine clears it.
        }
    }
}
