package concentric.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerTest {

    /** One folder for all tests that leave it whole; the others take a copy of their own. */
    @TempDir
    static Path shared;

    static Path data = Path.of("");

    @TempDir
    Path temp;

    @BeforeAll
    static void prepare() {
        data = PreparedFolder.copiedInto(shared);
    }

    @AfterEach
    void leavesNoProcess() throws IOException {
        assertThat(Processes.of(temp.toRealPath())).isEmpty();
        assertThat(Processes.of(shared.toRealPath())).isEmpty();
    }

    @Test
    void firstStartMakesADurableDatabase() throws IOException {
        long begin = System.nanoTime();
        try (DataFolder folder = DataFolder.open(temp.resolve("data"));
                PostgresServer database = PostgresServer.start(folder)) {
            Times.seen("first start, durable", begin);
            Session session = Session.of(database);
            Map<String, String> settings = Map.of(
                    "fsync", "on",
                    "synchronous_commit", "on",
                    "full_page_writes", "on",
                    "data_checksums", "on",
                    "listen_addresses", "127.0.0.1",
                    "unix_socket_directories", "",
                    "password_encryption", "scram-sha-256",
                    "shared_buffers", "256MB",
                    "max_wal_size", "2GB");
            settings.forEach((name, value) ->
                    assertThat(session.ask("SHOW " + name)).as(name).containsExactly(value));
            assertThat(
                            session.ask(
                                    "SELECT datlocprovider::text || ' ' || datlocale || ' ' || pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()"))
                    .containsExactly("b C.UTF-8 UTF8");
            assertThat(session.ask("SELECT current_database()")).containsExactly("concentric");
            assertThat(session.ask("SELECT auth_method FROM pg_hba_file_rules")).containsOnly("scram-sha-256");
            assertThat(database.version()).startsWith("18.");
        }
        assertThat(temp.resolve("data/postgres")).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void asksForThePasswordThatOnlyTheOwnerReads() throws IOException {
        try (DataFolder folder = DataFolder.open(data);
                PostgresServer database = PostgresServer.start(folder, Durability.TESTS)) {
            Path file = data.resolve("postgres/password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file).strip()).isEqualTo(database.password());
            assertRefused(new Session(database.jdbcUrl(), database.user(), "guess"));
            assertRefused(new Session(database.jdbcUrl(), database.user(), ""));
        }
    }

    @Test
    void restartKeepsDataAddressAndPassword() {
        String url;
        String password;
        try (DataFolder folder = DataFolder.open(data);
                PostgresServer database = PostgresServer.start(folder)) {
            Session.of(database).note("kept");
            url = database.jdbcUrl();
            password = database.password();
        }
        long begin = System.nanoTime();
        try (DataFolder folder = DataFolder.open(data);
                PostgresServer database = PostgresServer.start(folder)) {
            Times.seen("later start, durable", begin);
            assertThat(database.jdbcUrl()).isEqualTo(url);
            assertThat(database.password()).isEqualTo(password);
            assertThat(Session.of(database).notes()).contains("kept");
        }
    }

    @Test
    void closingTwiceLeavesNoProcess() {
        try (DataFolder folder = DataFolder.open(data)) {
            PostgresServer database = PostgresServer.start(folder, Durability.TESTS);
            List<ProcessHandle> processes = ProcessHandle.current()
                    .descendants()
                    .filter(process -> process.pid() == database.pid()
                            || process.parent()
                                    .filter(parent -> parent.pid() == database.pid())
                                    .isPresent())
                    .toList();
            assertThat(processes).hasSizeGreaterThan(3);
            assertThat(database.isRunning()).isTrue();
            database.close();
            assertThat(processes).noneMatch(ProcessHandle::isAlive);
            assertThat(database.isRunning()).isFalse();
            database.close();
        }
    }

    @Test
    void closesWithASessionInTheMiddleOfATransaction() throws SQLException {
        try (DataFolder folder = DataFolder.open(data)) {
            PostgresServer database = PostgresServer.start(folder, Durability.TESTS);
            try (var connection = Session.of(database).connection();
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("INSERT INTO note VALUES ('never committed')");
                long begin = System.nanoTime();
                database.close();
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
            }
            try (PostgresServer again = PostgresServer.start(folder, Durability.TESTS)) {
                assertThat(Session.of(again).notes()).doesNotContain("never committed");
            }
        }
    }

    @Test
    void killedItIsStartedAgain() {
        try (DataFolder folder = DataFolder.open(data);
                PostgresServer database = PostgresServer.start(folder)) {
            Session.of(database).note("committed before the kill");
            long begin = System.nanoTime();
            killed(database);
            Times.seen("kill -9 of the database until it runs again", begin);
            assertThat(Session.of(database).notes()).contains("committed before the kill");
            killed(database);
            assertThat(Session.of(database).answers()).as("a second time").isTrue();
        }
    }

    @Test
    void closedWhileItIsStartedAgainItLeavesNoProcess() {
        try (DataFolder folder = DataFolder.open(data);
                PostgresServer database = PostgresServer.start(folder)) {
            ChildProgram.kill(database.pid());
        }
        startAndClose(data);
    }

    @Test
    void startedAgainItNeverBeginsAnEmptyDatabase() throws IOException {
        Path own = PreparedFolder.copiedInto(temp);
        FileTree.delete(own.resolve("postgres/cluster"));
        try (DataFolder folder = DataFolder.open(own)) {
            assertThatThrownBy(() -> new Starting(folder, Durability.TESTS).again())
                    .isInstanceOf(PostgresException.class)
                    .hasMessageContaining("are not in " + own.toRealPath().resolve("postgres/cluster"));
        }
        assertThat(own.resolve("postgres/cluster")).doesNotExist();
    }

    @Test
    void secondStartOnTheSameFolderIsRefusedAndTheFirstGoesOn() {
        try (DataFolder folder = DataFolder.open(data);
                PostgresServer first = PostgresServer.start(folder, Durability.TESTS)) {
            assertThatThrownBy(() -> PostgresServer.start(folder, Durability.TESTS))
                    .isInstanceOf(DataFolderInUse.class)
                    .hasMessageContaining("already running");
            assertThat(first.isRunning()).isTrue();
            Session.of(first).note("still here");
            assertThat(Session.of(first).notes()).contains("still here");
        }
    }

    @Test
    void takesAnotherPortWhenItsOwnIsTaken() throws IOException {
        int port =
                Integer.parseInt(Files.readString(data.resolve("postgres/port")).strip());
        try (ServerSocket other = new ServerSocket()) {
            other.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            try (DataFolder folder = DataFolder.open(data);
                    PostgresServer database = PostgresServer.start(folder, Durability.TESTS)) {
                assertThat(database.port()).isNotEqualTo(port);
                assertThat(data.resolve("postgres/port")).hasContent(Integer.toString(database.port()));
                assertThat(Session.of(database).answers()).isTrue();
            }
        }
    }

    @Test
    void aPasswordThatOthersCouldReadIsChanged() throws IOException {
        Path file = data.resolve("postgres/password");
        String known = Files.readString(file).strip();
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        try (DataFolder folder = DataFolder.open(data);
                PostgresServer database = PostgresServer.start(folder, Durability.TESTS)) {
            assertThat(database.password()).isNotEqualTo(known);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Session.of(database).answers()).isTrue();
            assertRefused(new Session(database.jdbcUrl(), database.user(), known));
        }
    }

    @Test
    void aPasswordThatIsLostIsChanged() throws IOException {
        Files.delete(data.resolve("postgres/password"));
        try (DataFolder folder = DataFolder.open(data);
                PostgresServer database = PostgresServer.start(folder, Durability.TESTS)) {
            assertThat(Session.of(database).answers()).isTrue();
        }
    }

    @Test
    void programsThatAPowerCutSpoiltAreUnpackedAgain() throws IOException {
        Path own = PreparedFolder.copiedInto(temp);
        Path program = Path.of(Command.run("sh", "-c", "ls " + own + "/postgres/binaries-*/bin/initdb")
                .strip());
        // Deleted first, because the copy shares the file with all others.
        Files.delete(program);
        Files.createFile(program);
        startAndClose(own);
        assertThat(program).isNotEmptyFile().isExecutable();
    }

    @Test
    void aStaleNumberThatIsSomebodyElsesIsNotSignalled() throws IOException {
        Process unrelated = new ProcessBuilder("sleep", "600").start();
        try {
            writeStale(data, Long.toString(unrelated.pid()));
            long begin = System.nanoTime();
            try (DataFolder folder = DataFolder.open(data);
                    PostgresServer database = PostgresServer.start(folder, Durability.TESTS)) {
                Times.seen("start over a stale number of somebody else", begin);
                assertThat(unrelated.isAlive()).isTrue();
                assertThat(Session.of(database).answers()).isTrue();
            }
            assertThat(unrelated.isAlive()).isTrue();
        } finally {
            unrelated.destroyForcibly();
        }
    }

    @Test
    void theDatabaseOfAnotherFolderIsSomebodyElses() throws IOException {
        Path own = PreparedFolder.copiedInto(temp);
        Path other = PreparedFolder.copiedInto(Files.createDirectory(temp.resolve("other")));
        try (DataFolder otherFolder = DataFolder.open(other);
                PostgresServer otherDatabase = PostgresServer.start(otherFolder, Durability.TESTS)) {
            writeStale(own, Long.toString(otherDatabase.pid()));
            try (DataFolder folder = DataFolder.open(own);
                    PostgresServer database = PostgresServer.start(folder, Durability.TESTS)) {
                assertThat(Session.of(database).answers()).isTrue();
                assertThat(Session.of(otherDatabase).answers()).isTrue();
            }
        }
    }

    @Test
    void aNoteOfPostgresThatAPowerCutEmptiedIsNoObstacle() throws IOException {
        for (String content : List.of("", "nonsense\n", "-4194999\n")) {
            Files.writeString(data.resolve("postgres/cluster/postmaster.pid"), content);
            try (DataFolder folder = DataFolder.open(data);
                    PostgresServer database = PostgresServer.start(folder, Durability.TESTS)) {
                assertThat(Session.of(database).answers()).isTrue();
            }
        }
    }

    @Test
    void aDatabaseOfANewerOrOlderReleaseIsLeftAlone() throws IOException {
        Path own = PreparedFolder.copiedInto(temp);
        Path version = own.resolve("postgres/cluster/PG_VERSION");
        Files.writeString(version, "99\n");
        assertRefusal(own, "made by PostgreSQL 99, newer than the 18 that this Concentric brings");
        Files.writeString(version, "17\n");
        assertRefusal(own, "made by PostgreSQL 17, older than the 18");
        Files.delete(version);
        assertRefusal(own, "is there but is not a whole database");
    }

    @Test
    void aFolderWhoseNamePostgresCannotBearIsRefused() {
        assertRefusal(temp.resolve("50 $"), "because its name holds one of");
        assertThat(temp.resolve("50 $/postgres")).doesNotExist();
    }

    @Test
    void aRefusalOfPostgresEndsWithWhatItSaid() throws IOException {
        Path own = PreparedFolder.copiedInto(temp);
        Files.writeString(own.resolve("postgres/cluster/global/pg_control"), "spoilt");
        assertThatThrownBy(() -> startAndClose(own))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining(
                        "PostgreSQL did not start in " + own.toRealPath().resolve("postgres"))
                .hasMessageContaining("The last it said:")
                .hasMessageContaining("pg_control");
    }

    @Test
    void theLogIsBounded() throws IOException {
        Path file = data.resolve("postgres/postgres.log");
        Files.writeString(file, "said long ago\n".repeat((int) (ServerLog.LIMIT / 10)));
        try (DataFolder folder = DataFolder.open(data);
                PostgresServer database = PostgresServer.start(folder, Durability.TESTS)) {
            assertThat(database.log()).isRegularFile().content().hasSizeLessThan(10_000);
            assertThat(data.resolve("postgres/postgres.log.1")).exists();

            Files.writeString(file, "x".repeat((int) ServerLog.LIMIT + 1));
            new ServerLog(file).bound();
            Session.of(database).execute("SELECT pg_reload_conf()");
            await().until(() -> Files.readString(file).contains("SIGHUP"));
            assertThat(file).content().hasSizeLessThan(10_000).doesNotContain("\0");
        }
    }

    @Test
    void errorsAreLoggedWithoutTheValuesOfPeople() throws IOException {
        try (DataFolder folder = DataFolder.open(data);
                PostgresServer database = PostgresServer.start(folder, Durability.TESTS)) {
            Session session = Session.of(database);
            session.execute("CREATE TABLE person (mail text UNIQUE)");
            String insert = "INSERT INTO person VALUES ('someone@example.org')";
            session.execute(insert);
            assertThatThrownBy(() -> session.execute(insert)).hasMessageContaining("duplicate key");
            assertThat(database.log()).content().contains("duplicate key").doesNotContain("someone@");
        }
    }

    private static void killed(PostgresServer database) {
        long pid = database.pid();
        ChildProgram.kill(pid);
        await().until(() -> database.isRunning() && database.pid() != pid);
    }

    private static void startAndClose(Path data) {
        try (DataFolder folder = DataFolder.open(data);
                PostgresServer database = PostgresServer.start(folder, Durability.TESTS)) {
            assertThat(database.isRunning()).isTrue();
        }
    }

    private static void assertRefusal(Path data, String sentence) {
        assertThatThrownBy(() -> startAndClose(data))
                .isInstanceOf(PostgresException.class)
                .hasMessageContaining(sentence);
    }

    private static void assertRefused(Session session) {
        assertThatThrownBy(session::connection).isInstanceOf(SQLException.class).hasMessageContaining("password");
    }

    /** As a PostgreSQL leaves it that died with its machine. */
    private static void writeStale(Path data, String pid) throws IOException {
        Path cluster = data.resolve("postgres/cluster");
        Files.writeString(
                cluster.resolve("postmaster.pid"),
                String.join(
                        "\n", pid, cluster.toString(), "1700000000", "5432", "", "127.0.0.1", "  1 1", "ready", ""));
    }
}
