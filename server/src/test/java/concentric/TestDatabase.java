package concentric;

import static org.awaitility.Awaitility.await;

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
import java.time.Duration;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * One PostgreSQL for all tests of the JVM. The application migrates a template once; each test class works on a copy of
 * it, to which the application's data source is switched.
 */
final class TestDatabase extends AbstractDataSource {

    private static final String TEMPLATE = "template_concentric";

    private static final TestDatabase SHARED = new TestDatabase();

    private final PostgresServer server;
    private final ReadWriteLock turn = new ReentrantReadWriteLock();
    private HikariDataSource current;
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

    /** Lets the application work on a new copy of the migrated template, once nobody is at work on the last one. */
    void renew() {
        turn.writeLock().lock();
        try {
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> current.getHikariPoolMXBean().getActiveConnections() == 0);
            current.close();
            var name = "test_" + ++copies;
            execute("create database " + name + " template " + TEMPLATE);
            current = pool(name);
        } finally {
            turn.writeLock().unlock();
        }
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
        turn.readLock().lock();
        try {
            return current.getConnection();
        } finally {
            turn.readLock().unlock();
        }
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException("the pool knows its user");
    }
}
