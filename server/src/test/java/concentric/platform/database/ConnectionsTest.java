package concentric.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import concentric.TestServer;
import concentric.platform.Outage;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@DisplayName("Connections to the database")
@ExtendWith(OutputCaptureExtension.class)
class ConnectionsTest {

    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    private final Connections connections = new Connections(() -> new DatabaseAddress(
            TestServer.shared().jdbcUrl("postgres"),
            TestServer.shared().user(),
            TestServer.shared().password()));

    private final List<Long> silenced = new ArrayList<>();

    @AfterEach
    void end() {
        silenced.forEach(pid -> signal("CONT", pid));
        connections.close();
    }

    @Test
    @DisplayName("a database that is silent is left after three seconds, by whoever waits and by whoever comes")
    void silence(CapturedOutput output) throws SQLException {
        var waiting = connections.getConnection();
        execute(waiting, "begin");
        execute(waiting, "select pg_advisory_xact_lock(4711)");
        await().until(() -> backends().size() > 2);

        var begun = System.nanoTime();
        silence();

        assertAway(() -> execute(waiting, "select 1"));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(FIVE_SECONDS);
        assertThat(output.getOut().lines().filter(line -> line.contains("The database does not answer")))
                .hasSize(1);

        // Asked anew, it answers: those that were silent are ended, and what they held is free.
        silenced.forEach(pid -> signal("CONT", pid));
        await().atMost(FIVE_SECONDS).until(() -> {
            try (var next = connections.getConnection()) {
                return ask(next, "select pg_try_advisory_xact_lock(4711)").equals("t");
            } catch (SQLException e) {
                return false;
            }
        });
        assertThat(output.getOut().lines().filter(line -> line.contains("The database answers again")))
                .hasSize(1);
    }

    @Test
    @DisplayName("a statement that takes its time is no silence")
    void longStatement() throws SQLException {
        try (var connection = connections.getConnection()) {
            assertThat(ask(connection, "select 'done' from pg_sleep(2.5)")).isEqualTo("done");
        }
    }

    @Test
    @DisplayName("a session that an administrator ends is replaced")
    void ended() throws SQLException {
        var lent = connections.getConnection();
        var pid = ask(lent, "select pg_backend_pid()");
        try (var other = connections.getConnection()) {
            execute(other, "select pg_terminate_backend(" + pid + ")");
        }

        assertAway(() -> execute(lent, "select 1"));

        lent.close();
        try (var next = connections.getConnection()) {
            assertThat(ask(next, "select 'here'")).isEqualTo("here");
        }
    }

    @Test
    @DisplayName("when all are lent, that is said in three seconds")
    void exhausted() throws SQLException {
        var lent = new ArrayList<Connection>();
        for (int i = 0; i < 12; i++) lent.add(connections.getConnection());

        assertThatThrownBy(connections::getConnection)
                .hasMessage("all 12 connections to the database are in use")
                .satisfies(thrown -> assertThat(Outage.shownBy(thrown)).contains(Outage.BUSY));

        for (var connection : lent) connection.close();
        assertThat(connections.lent()).isZero();
    }

    @Test
    @DisplayName("when the program ends, whoever waits is told so")
    void closing() throws SQLException {
        var lent = connections.getConnection();
        var waiting = CompletableFuture.runAsync(() -> {
            try {
                execute(lent, "select pg_sleep(60)");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        await().until(() -> ask(
                        connections.getConnection(),
                        "select count(*) from pg_stat_activity where query like '%sleep(60)'")
                .equals("1"));

        connections.close();

        assertAway(waiting::join);
        assertAway(connections::getConnection);
    }

    private static void assertAway(ThrowingCallable call) {
        assertThatThrownBy(call)
                .satisfies(thrown -> assertThat(Outage.shownBy(thrown)).contains(Outage.AWAY));
    }

    /** Stops every process that works for these connections, as a network does that swallows everything. */
    private void silence() throws SQLException {
        silenced.addAll(backends());
        silenced.forEach(pid -> signal("STOP", pid));
    }

    private static List<Long> backends() throws SQLException {
        var server = TestServer.shared();
        try (var connection = java.sql.DriverManager.getConnection(
                        server.jdbcUrl("postgres"), server.user(), server.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select pid from pg_stat_activity where application_name like 'concentric-%' and datname = 'postgres'")) {
            var pids = new ArrayList<Long>();
            while (rows.next()) pids.add(rows.getLong(1));
            return pids;
        }
    }

    private static void signal(String name, long pid) {
        try {
            new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
