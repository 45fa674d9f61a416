package concentric.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed at whatever moment, the next start needs nobody. */
class KilledProgramTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

    /** One folder for all tests that only start and kill; the others take one of their own. */
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
        assertThat(Processes.of(data)).isEmpty();
    }

    @Test
    void theDatabaseLeftByAKilledProgramIsTakenOver() {
        ChildProgram.Ready left;
        try (ChildProgram program = ChildProgram.on(data)) {
            left = program.ready();
            Session.of(left).note("left by a killed program");
            program.kill();
        }
        assertThat(Processes.of(data)).contains(left.pid());
        assertThat(Session.of(left).notes()).contains("left by a killed program");

        assertStartsInTime("start after kill -9 of the program", "left by a killed program");
    }

    @Test
    void aLeftDatabaseThatIsStillAskedIsTakenOver() throws Exception {
        ChildProgram.Ready left;
        try (ChildProgram program = ChildProgram.on(data)) {
            left = program.ready();
            program.kill();
        }
        try (var connection = Session.of(left).connection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("INSERT INTO note VALUES ('uncommitted')");
            assertStartsInTime("start over a left database with an open transaction");
        }
    }

    @Test
    void aLeftDatabaseThatDoesNotReactIsTakenOver() {
        ChildProgram.Ready left;
        try (ChildProgram program = ChildProgram.durableOn(data)) {
            left = program.ready();
            Session.of(left).note("left hanging");
            program.kill();
        }
        Command.run("sh", "-c", "kill -STOP " + left.pid());
        assertStartsInTime("start over a left database that hangs", "left hanging");
    }

    @Test
    void bothKilled() {
        try (ChildProgram program = ChildProgram.durableOn(data)) {
            ChildProgram.Ready ready = program.ready();
            Session.of(ready).note("left by both");
            program.kill();
            ChildProgram.kill(ready.pid());
        }
        assertThat(data.resolve("postgres/cluster/postmaster.pid")).exists();
        assertStartsInTime("start after kill -9 of both", "left by both");
    }

    @Test
    void toldToEndItLeavesNoProcess() throws IOException {
        try (ChildProgram program = ChildProgram.durableOn(data)) {
            ChildProgram.Ready ready = program.ready();
            assertThat(Processes.of(data.toRealPath())).contains(ready.pid());
            long begin = System.nanoTime();
            program.terminate();
            Times.seen("SIGTERM until the program is gone", begin);
            assertThat(Processes.of(data.toRealPath())).isEmpty();
        }
        assertThat(data.resolve("postgres/cluster/postmaster.pid")).doesNotExist();
        assertStartsInTime("start after SIGTERM");
    }

    @Test
    void anInterruptFromTheKeyboardReachesOnlyTheProgram() {
        try (ChildProgram program = ChildProgram.on(data)) {
            ChildProgram.Ready ready = program.ready();
            String session = Command.run("ps", "-o", "sid=", "-p", Long.toString(ready.pid()))
                    .strip();
            assertThat(session).isEqualTo(Long.toString(ready.pid()));
        }
    }

    @Test
    void aSecondProgramIsRefusedAndTheFirstGoesOn() {
        try (ChildProgram first = ChildProgram.on(data)) {
            ChildProgram.Ready ready = first.ready();
            try (ChildProgram second = ChildProgram.on(data)) {
                assertThat(second.refusal())
                        .endsWith(
                                "is in use by another Concentric (process %d). Stop that one first, or start this one with another folder."
                                        .formatted(first.process().pid()));
            }
            assertThat(ProcessHandle.of(ready.pid())).isPresent();
            Session.of(ready).note("goes on");
            assertThat(Session.of(ready).notes()).contains("goes on");
        }
    }

    @Test
    void killedWhileUnpacking() {
        Path own = temp.resolve("data");
        try (ChildProgram program = ChildProgram.on(own)) {
            awaitOften(() -> has(own, "binaries-"));
            program.kill();
        }
        assertComesUp(own);
    }

    @Test
    void killedWhileInitialising() throws IOException {
        Path own = withoutCluster();
        try (ChildProgram program = ChildProgram.on(own)) {
            awaitOften(() -> Files.exists(own.resolve("postgres/cluster.partial/base")) || has(own, "cluster"));
            program.kill();
        }
        assertComesUp(own);
    }

    @Test
    void toldToEndWhileInitialisingItLeavesNoProcess() throws IOException {
        Path own = withoutCluster();
        try (ChildProgram program = ChildProgram.on(own)) {
            awaitOften(() -> Files.exists(own.resolve("postgres/cluster.partial/base")));
            program.terminate();
        }
        awaitOften(() -> Processes.of(own).isEmpty());
        assertComesUp(own);
    }

    private Path withoutCluster() throws IOException {
        Path own = PreparedFolder.copiedInto(temp);
        FileTree.delete(own.resolve("postgres/cluster"));
        return own;
    }

    /** What is waited for passes quickly. */
    private static void awaitOften(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(condition);
    }

    /** Whether there is something of this name, finished or not. */
    private static boolean has(Path data, String beginning) throws IOException {
        if (!Files.isDirectory(data.resolve("postgres"))) {
            return false;
        }
        try (Stream<Path> files = Files.list(data.resolve("postgres"))) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(beginning));
        }
    }

    private static void assertStartsInTime(String what, String... notes) {
        long begin = System.nanoTime();
        try (DataFolder folder = DataFolder.open(data);
                PostgresServer database = PostgresServer.start(folder)) {
            assertThat(Times.seen(what, begin)).isLessThan(TEN_SECONDS);
            assertThat(Session.of(database).notes()).containsAll(List.of(notes));
        }
    }

    private static void assertComesUp(Path own) {
        try (DataFolder folder = DataFolder.open(own);
                PostgresServer database = PostgresServer.start(folder, Durability.TESTS)) {
            assertThat(Session.of(database).ask("SELECT current_database()")).containsExactly("concentric");
        }
        assertThat(own.resolve("postgres")).isDirectoryNotContaining("glob:**.partial");
    }
}
