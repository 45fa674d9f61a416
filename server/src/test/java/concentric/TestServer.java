package concentric;

import concentric.platform.postgres.DataFolder;
import concentric.platform.postgres.Durability;
import concentric.platform.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/** One PostgreSQL for all tests of the JVM; it ends with the JVM, and what is in it is thrown away. */
public final class TestServer {

    private static final PostgresServer SHARED = start();

    private TestServer() {}

    /** The server; started by whoever asks first. */
    public static PostgresServer shared() {
        return SHARED;
    }

    private static PostgresServer start() {
        try {
            var folder = DataFolder.open(Files.createTempDirectory("concentric-tests"));
            var server = PostgresServer.start(folder, Durability.TESTS);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                folder.close();
            }));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
