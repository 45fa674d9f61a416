package concentric.platform.postgres;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A running PostgreSQL of this program's own.
 *
 * <pre>{@code
 * try (DataFolder folder = DataFolder.open(Path.of("data"));
 *         PostgresServer database = PostgresServer.start(folder)) {
 *     … database.jdbcUrl(), database.user(), database.password() …
 * }
 * }</pre>
 *
 * <p>Whoever starts it closes it, also when the program is told to end: from a shutdown hook that runs after everything that
 * uses the database has stopped. Closing twice, or from two threads, is allowed. A program that is killed leaves PostgreSQL
 * running; the next start on the folder finds and stops it.
 */
public final class PostgresServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(PostgresServer.class.getName());

    /** Below the ten seconds that containers get; after it PostgreSQL leaves at once and replays its log at the next start. */
    private static final Duration PATIENCE = Duration.ofSeconds(7);

    private final DataFolder data;
    private final Binaries binaries;
    private final Process process;
    private final int port;
    private final Password password;
    private final ServerLog log;

    PostgresServer(DataFolder data, Binaries binaries, Process process, int port, Password password, ServerLog log) {
        this.data = data;
        this.binaries = binaries;
        this.process = process;
        this.port = port;
        this.password = password;
        this.log = log;
        Thread.ofPlatform().daemon().name("postgres-log").start(this::keepLogBounded);
    }

    /**
     * Starts the durable database of an installation; creates it where there is none.
     *
     * @throws PostgresException with a sentence for the person who started the program
     */
    public static PostgresServer start(DataFolder folder) {
        return start(folder, Durability.DURABLE);
    }

    /**
     * As {@link #start(DataFolder)}, for tests also without durability.
     *
     * @throws PostgresException with a sentence for the person who started the program
     */
    public static PostgresServer start(DataFolder folder, Durability durability) {
        folder.beginServing();
        boolean started = false;
        try {
            PostgresServer server = new Starting(folder, durability).run();
            started = true;
            return server;
        } finally {
            if (!started) {
                folder.endServing();
            }
        }
    }

    /** The address of the database of the program. */
    public String jdbcUrl() {
        return jdbcUrl(Cluster.DATABASE);
    }

    /** The address of another database on this server, such as {@code postgres} to create or drop one from. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** The owner of everything on this server. */
    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return password.text();
    }

    public int port() {
        return port;
    }

    /** The version of PostgreSQL, such as {@code 18.6}. */
    public String version() {
        return binaries.version();
    }

    /** The process of PostgreSQL itself; its children are PostgreSQL's own affair. */
    public long pid() {
        return process.pid();
    }

    /** Where PostgreSQL writes what it has to say. */
    public Path log() {
        return log.file();
    }

    /** Whether PostgreSQL still runs; it does until it is closed, unless somebody kills it. */
    public boolean isRunning() {
        return process.isAlive();
    }

    /** Ends all sessions, writes everything out and waits until no process is left. */
    @Override
    public synchronized void close() {
        if (process.isAlive()) {
            Stopping.stop(process, PATIENCE);
        }
        data.endServing();
    }

    private void keepLogBounded() {
        try {
            while (!process.waitFor(10, TimeUnit.SECONDS)) {
                log.bound();
            }
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "The log of PostgreSQL is no longer kept small", failure);
        }
    }
}
