package concentric.platform.postgres;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
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
 * running; the next start on the folder finds and stops it. A PostgreSQL that is killed, or gives up because its disk is
 * full, is started again, and again until it runs.
 */
public final class PostgresServer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(PostgresServer.class.getName());

    /** A part of the ten seconds that containers get; after it PostgreSQL leaves at once and replays its log at the next start. */
    static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Duration LOG_IS_BOUNDED_EVERY = Duration.ofSeconds(10);

    private final DataFolder data;
    private final Durability durability;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread watch;
    private volatile Serving serving;

    private PostgresServer(DataFolder data, Durability durability, Serving serving) {
        this.data = data;
        this.durability = durability;
        this.serving = serving;
        this.watch = Thread.ofPlatform().daemon().name("postgres-watch").start(this::watch);
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
            PostgresServer server = new PostgresServer(folder, durability, new Starting(folder, durability).run());
            started = true;
            return server;
        } finally {
            if (!started) {
                folder.endServing();
            }
        }
    }

    /** The address of the database of the program; another one after PostgreSQL had to be started again elsewhere. */
    public String jdbcUrl() {
        return jdbcUrl(Cluster.DATABASE);
    }

    /** The address of another database on this server, such as {@code postgres} to create or drop one from. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** The owner of everything on this server. */
    public String user() {
        return Cluster.USER;
    }

    public String password() {
        return serving.password().text();
    }

    public int port() {
        return serving.port();
    }

    /** The version of PostgreSQL, such as {@code 18.6}. */
    public String version() {
        return serving.binaries().version();
    }

    /** The process of PostgreSQL itself; its children are PostgreSQL's own affair. */
    public long pid() {
        return serving.process().pid();
    }

    /** Where PostgreSQL writes what it has to say. */
    public Path log() {
        return serving.log().file();
    }

    /** Whether PostgreSQL runs: until it is closed, but for moments in which it is started again because somebody ended it. */
    public boolean isRunning() {
        return serving.process().isAlive();
    }

    /** Ends all sessions, writes everything out and waits until no process is left. */
    @Override
    public synchronized void close() {
        closing.countDown();
        watch.interrupt();
        ended(watch);
        if (isRunning()) {
            Stopping.stop(serving.process(), PATIENCE);
        }
        data.endServing();
    }

    /** Waits also when interrupted: it may just have started a PostgreSQL. */
    private static void ended(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException interrupt) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Keeps the log small, and PostgreSQL running until it is closed. */
    private void watch() {
        Restarts restarts = new Restarts();
        try {
            while (closing.getCount() > 0) {
                if (!serving.process().waitFor(LOG_IS_BOUNDED_EVERY.toSeconds(), TimeUnit.SECONDS)) {
                    boundLog();
                } else if (!closing.await(restarts.pause().toMillis(), TimeUnit.MILLISECONDS)) {
                    startAgain(restarts);
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void startAgain(Restarts restarts) {
        restarts.begin(serving.process());
        try {
            serving = new Starting(data, durability).again();
        } catch (PostgresException failure) {
            restarts.failed(failure);
        }
    }

    private void boundLog() {
        try {
            serving.log().bound();
        } catch (IOException failure) {
            LOG.log(Level.WARNING, "The log of PostgreSQL could not be kept small", failure);
        }
    }
}
