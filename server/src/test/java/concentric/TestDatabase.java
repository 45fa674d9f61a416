package concentric;

import com.zaxxer.hikari.HikariDataSource;
import concentric.platform.postgres.DataFolder;
import concentric.platform.postgres.Durability;
import concentric.platform.postgres.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * One PostgreSQL for all tests of the JVM. The application migrates a template once; each test class works on a copy of
 * it, to which the application's data source is switched.
 */
final class TestDatabase extends AbstractDataSource {

    private static final String TEMPLATE = "template_concentric";

    private static final TestDatabase SHARED = new TestDatabase();

    private final PostgresServer server;
    private volatile HikariDataSource current;
    private int copies;

    private TestDatabase() {
        this.server = start();
        execute("create database " + TEMPLATE);
        this.current = pool(TEMPLATE);
    }

    static TestDatabase shared() {
        return SHARED;
    }

    private static PostgresServer start() {
        try {
            var path = Files.createTempDirectory("concentric-tests");
            var folder = DataFolder.open(path);
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

    /** Lets the application work on a new copy of the migrated template. */
    synchronized void renew() {
        var before = current;
        var name = "test_" + ++copies;
        if (copies == 1) {
            // The pool goes first: a template in use can't be copied.
            before.close();
            execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + TEMPLATE + "'");
        }
        execute("create database " + name + " template " + TEMPLATE);
        current = pool(name);
        before.close();
    }

    /** Another, empty database on the same server, for tests that start the program themselves. */
    synchronized String emptyDatabase() {
        var name = "other_" + ++copies;
        execute("create database " + name);
        return server.jdbcUrl(name) + "?user=" + server.user() + "&password=" + server.password();
    }

    private HikariDataSource pool(String database) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(server.jdbcUrl(database));
        pool.setUsername(server.user());
        pool.setPassword(server.password());
        pool.setMaximumPoolSize(12);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return pool;
    }

    private void execute(String sql) {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return current.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return current.getConnection(user, password);
    }
}
