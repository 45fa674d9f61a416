package concentric.platform.postgres;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL's own files, in {@code DATA/postgres/cluster}: made once, configured at every start. */
record Cluster(Path directory) {

    static final String USER = "postgres";
    static final String DATABASE = "concentric";

    private static final System.Logger LOG = System.getLogger(Cluster.class.getName());

    private static final String NOTE = "# Written by Concentric at every start. Changes made here are lost.\n";

    /** Modest: one organisation on a machine that also runs the program and, at home, much else. */
    private static final List<String> SETTINGS = List.of(
            "listen_addresses = '127.0.0.1'",
            "unix_socket_directories = ''",
            "password_encryption = 'scram-sha-256'",
            "cluster_name = 'concentric'",
            "max_connections = 100",
            "shared_buffers = '256MB'",
            "effective_cache_size = '1GB'",
            "work_mem = '16MB'",
            "maintenance_work_mem = '128MB'",
            "max_wal_size = '2GB'",
            "min_wal_size = '256MB'",
            "wal_compression = 'pglz'",
            "random_page_cost = 1.1",
            "jit = off",
            "allow_alter_system = off",
            "timezone = 'UTC'",
            "datestyle = 'iso, ymd'",
            "default_text_search_config = 'pg_catalog.simple'",
            // Messages are read by the program, so they are in one language. Statements and the values in them may hold
            // personal data, so they are not written: no statement of an error, no detail.
            "lc_messages = 'C'",
            "log_destination = 'stderr'",
            "logging_collector = off",
            "log_line_prefix = '%m [%p] '",
            "log_timezone = 'UTC'",
            "log_checkpoints = off",
            "log_error_verbosity = 'terse'",
            "log_min_error_statement = 'panic'");

    boolean exists() {
        return Files.exists(directory);
    }

    /** Refuses files that the PostgreSQL brought along can't read, before it is asked to. */
    void checkMadeBy(int major) throws IOException {
        Path file = directory.resolve("PG_VERSION");
        if (!Files.exists(file)) {
            throw new PostgresException(
                    "%s is there but is not a whole database: PG_VERSION is missing in it. Restore a backup into an empty folder, or move this one away."
                            .formatted(directory));
        }
        String made = Files.readString(file).strip();
        if (made.equals(Integer.toString(major))) {
            return;
        }
        boolean newer = made.matches("[0-9]{1,4}") && Integer.parseInt(made) > major;
        throw new PostgresException(
                newer
                        ? "The database in %s was made by PostgreSQL %s, newer than the %d that this Concentric brings. Start it with the newer Concentric."
                                .formatted(directory, made, major)
                        : "The database in %s was made by PostgreSQL %s, older than the %d that this Concentric brings. Back it up with the Concentric that made it, and restore the backup with this one."
                                .formatted(directory, made, major));
    }

    /** Makes the files beside their place and renames them into it, so that a kill in the middle leaves nothing to repair. */
    void create(Launcher launcher, Binaries binaries, Password password, Durability durability) throws IOException {
        LOG.log(Level.INFO, "Creating the database in {0}", directory);
        Path partial = FileTree.partial(directory);
        Path secret = FileTree.partial(directory.resolveSibling("initial-password"));
        Files.createDirectory(partial, DataFolder.ONLY_OWNER_ENTERS);
        launcher.account().own(partial);
        password.store(secret);
        launcher.account().own(secret);
        List<String> initdb = new ArrayList<>(List.of(
                binaries.program("initdb"),
                "--pgdata=" + partial,
                "--username=" + USER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions"));
        if (durability == Durability.TESTS) {
            initdb.add("--no-sync");
        }
        ProgramRun run = launcher.run(initdb, "");
        Files.delete(secret);
        if (run.exitCode() != 0) {
            throw ServerLog.failure("PostgreSQL could not create a database in %s.".formatted(directory), run.output());
        }
        new Cluster(partial).alone(launcher, binaries, durability, "CREATE DATABASE " + DATABASE);
        FileTree.finish(partial, directory);
    }

    /** Gives the owner a new password; the old one is not needed for it. */
    void changePassword(Launcher launcher, Binaries binaries, Password password, Durability durability)
            throws IOException {
        configure(0, durability);
        alone(launcher, binaries, durability, "ALTER ROLE " + USER + " PASSWORD '" + password.text() + "'");
    }

    /** Says how PostgreSQL shall run. */
    void configure(int port, Durability durability) throws IOException {
        List<String> settings = new ArrayList<>(SETTINGS);
        settings.addAll(durability.settings());
        if (port != 0) {
            settings.add("port = " + port);
        }
        write("postgresql.conf", NOTE + String.join("\n", settings) + "\n");
        write("pg_hba.conf", NOTE + "host all all 127.0.0.1/32 scram-sha-256\n");
    }

    /** In place, so that the file keeps its owner; the next start writes again what a kill cuts off here. */
    private void write(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        if (!Files.readString(file).equals(content)) {
            Files.writeString(file, content);
        }
    }

    /** One statement in PostgreSQL's mode without a server, which asks for no password and takes no connections. */
    private void alone(Launcher launcher, Binaries binaries, Durability durability, String statement) {
        List<String> command =
                new ArrayList<>(List.of(binaries.program("postgres"), "--single", "-D", directory.toString()));
        Stream.concat(durability.settings().stream(), Stream.of("log_min_error_statement = panic"))
                .forEach(setting -> command.addAll(List.of("-c", setting.replace(" ", ""))));
        command.add("postgres");
        ProgramRun run = launcher.run(command, statement + ";\n");
        if (run.exitCode() != 0 || run.output().matches("(?s).*\\b(ERROR|FATAL|PANIC): .*")) {
            throw ServerLog.failure(
                    "PostgreSQL could not prepare the database in %s.".formatted(directory), run.output());
        }
    }
}
