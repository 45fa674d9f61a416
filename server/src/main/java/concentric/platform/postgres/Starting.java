package concentric.platform.postgres;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One start of the database, from whatever state the folder is in to connections being taken. */
final class Starting {

    private static final System.Logger LOG = System.getLogger(PostgresServer.class.getName());

    /** Generous, because replaying the log after a power cut on a slow disk is work, not a hang. */
    private static final Duration UNTIL_READY = Duration.ofMinutes(10);

    private static final int ATTEMPTS = 5;

    /** PostgreSQL's own initdb hands its path to a shell, within double quotes. */
    private static final Pattern NOT_IN_A_PATH = Pattern.compile("[\"$`\\\\\\v]");

    private final DataFolder data;
    private final Durability durability;
    private final Path folder;
    private final Cluster cluster;
    private final Leftovers leftovers;

    Starting(DataFolder data, Durability durability) {
        this.data = data;
        this.durability = durability;
        this.folder = data.postgres();
        this.cluster = new Cluster(folder.resolve("cluster"));
        this.leftovers = new Leftovers(folder, cluster.directory());
    }

    /** Starts the database; creates it where there is none. */
    Serving run() {
        long begin = System.nanoTime();
        if (NOT_IN_A_PATH.matcher(folder.toString()).find()) {
            throw new PostgresException(
                    "PostgreSQL can't work in the folder %s, because its name holds one of \" $ ` \\ or a line break. Choose another data folder."
                            .formatted(data.path()));
        }
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, DataFolder.ONLY_OWNER_ENTERS);
            }
            leftovers.clear();
            Serving serving = unlessProgramEnds(new Launcher(Account.of(folder, cluster.directory()), folder));
            LOG.log(
                    Level.INFO,
                    "PostgreSQL runs in {0} on port {1} after {2} ms",
                    folder,
                    Integer.toString(serving.port()),
                    Long.toString(Duration.ofNanos(System.nanoTime() - begin).toMillis()));
            return serving;
        } catch (AccessDeniedException denied) {
            throw new PostgresException(
                    "Concentric runs as %s and may not use %s, a part of its data folder. Start it as the account that made the folder."
                            .formatted(Account.nameOfCurrent(), denied.getFile()),
                    denied);
        } catch (IOException failure) {
            String reason = failure instanceof FileSystemException ? failure.toString() : failure.getMessage();
            throw new PostgresException(
                    "The database in the data folder %s could not be started: %s.".formatted(data.path(), reason),
                    failure);
        }
    }

    /**
     * Starts a database again that ended by itself. Never creates one: where its files are gone, as when a disk was taken
     * away, an empty database in their place would be worse than none.
     */
    Serving again() {
        if (!cluster.exists()) {
            throw new PostgresException(
                    "The database's files are not in %s any more. It is started as soon as they are back."
                            .formatted(cluster.directory()));
        }
        return run();
    }

    /** Until the caller has the server in hand, it is this start that must leave no process when the program is told to end. */
    private Serving unlessProgramEnds(Launcher launcher) throws IOException {
        Thread abort = new Thread(launcher::abort, "postgres-abort");
        try {
            Runtime.getRuntime().addShutdownHook(abort);
        } catch (IllegalStateException already) {
            throw programEnds();
        }
        Serving serving;
        try {
            serving = run(launcher);
        } catch (Throwable failure) {
            launcher.abort();
            removed(abort);
            throw failure;
        }
        if (!removed(abort)) {
            Stopping.stop(serving.process(), PostgresServer.PATIENCE);
            throw programEnds();
        }
        return serving;
    }

    /** False when the program is ending: then the hook runs or has run. */
    private static boolean removed(Thread hook) {
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            return false;
        }
    }

    private static PostgresException programEnds() {
        return new PostgresException("The program is ending; the database is not started.");
    }

    private Serving run(Launcher launcher) throws IOException {
        Binaries binaries = Binaries.unpackedIn(folder);
        Path passwordFile = folder.resolve("password");
        Optional<Password> known = Password.in(passwordFile);
        Password password = known.orElseGet(Password::random);
        if (cluster.exists()) {
            cluster.checkMadeBy(binaries.major());
            if (known.isEmpty()) {
                LOG.log(
                        Level.WARNING,
                        "{0} was missing or not private: the database gets a new password",
                        passwordFile);
                cluster.changePassword(launcher, binaries, password, durability);
                password.store(passwordFile);
            }
        } else {
            // The password first: without the cluster it is worth nothing, and the next start takes it up again.
            password.store(passwordFile);
            cluster.create(launcher, binaries, password, durability);
        }
        ServerLog log = new ServerLog(folder.resolve("postgres.log"));
        log.bound();
        Serving serving = serve(launcher, binaries, log, password);
        binaries.removeOthers();
        return serving;
    }

    private Serving serve(Launcher launcher, Binaries binaries, ServerLog log, Password password) throws IOException {
        Path portFile = folder.resolve("port");
        int wish = recorded(portFile);
        for (int attempt = 1; ; attempt++) {
            int port = freePort(wish);
            cluster.configure(port, durability);
            long mark = log.mark();
            Process process = launcher.serve(
                    List.of(
                            binaries.program("postgres"),
                            "-D",
                            cluster.directory().toString()),
                    log);
            if (ready(process)) {
                record(portFile, port);
                return new Serving(binaries, process, port, password, log);
            }
            String said = log.since(mark);
            boolean portTaken = said.contains("Address already in use");
            boolean orphans = said.contains("shared memory block");
            // One that a program killed within these few milliseconds had begun, seen only now.
            boolean another = said.contains("lock file \"postmaster.pid\" already exists");
            if (attempt == ATTEMPTS || !(portTaken || orphans || another)) {
                throw ServerLog.failure("PostgreSQL did not start in %s.".formatted(folder), said);
            }
            if (portTaken) {
                wish = 0;
            }
            if (orphans) {
                leftovers.endOrphans();
            }
            if (another) {
                leftovers.clear();
            }
        }
    }

    /** Waits until connections are taken (true) or the process has ended (false). */
    private boolean ready(Process process) throws IOException {
        long deadline = System.nanoTime() + UNTIL_READY.toNanos();
        try {
            while (!process.waitFor(10, TimeUnit.MILLISECONDS)) {
                Optional<PostmasterFile> file = PostmasterFile.read(cluster.directory());
                if (file.isPresent()
                        && file.get().pid() == process.pid()
                        && file.get().ready()) {
                    return true;
                }
                if (System.nanoTime() > deadline) {
                    throw new PostgresException("PostgreSQL in %s was not ready within %d minutes. Its log is %s."
                            .formatted(folder, UNTIL_READY.toMinutes(), folder.resolve("postgres.log")));
                }
            }
            return false;
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new PostgresException("Starting the database was interrupted.", interrupt);
        }
    }

    private static int recorded(Path portFile) throws IOException {
        try {
            String text = Files.readString(portFile).strip();
            return text.matches("[0-9]{4,5}") && Integer.parseInt(text) <= 65535 ? Integer.parseInt(text) : 0;
        } catch (NoSuchFileException first) {
            return 0;
        }
    }

    private static void record(Path portFile, int port) throws IOException {
        Path partial = FileTree.partial(portFile);
        Files.writeString(partial, port + "\n");
        Files.move(partial, portFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The port of the last start if it is free, so that what was set up by hand keeps working; else any. */
    private static int freePort(int wish) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(loopback, wish));
            return socket.getLocalPort();
        } catch (IOException taken) {
            if (wish == 0) {
                throw taken;
            }
            return freePort(0);
        }
    }
}
