package concentric;

import static org.awaitility.Awaitility.await;

import concentric.platform.DatabaseOwner;
import concentric.platform.ProgramRole;
import concentric.platform.database.Connections;
import concentric.platform.database.DatabaseAddress;
import concentric.platform.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * One PostgreSQL for all tests of the JVM. The application migrates a template once; each test class works on a copy of
 * it, to which the application's data source is switched. The application works as its own role, as it always does.
 */
final class TestDatabase extends AbstractDataSource {

    private static final String TEMPLATE = "template_concentric";

    private static final ThreadLocal<@Nullable Connection> LENT = new ThreadLocal<>();

    private static final TestDatabase SHARED = new TestDatabase();

    private final PostgresServer server;
    private final ReadWriteLock turn = new ReentrantReadWriteLock();
    private @Nullable ProgramRole role;
    private @Nullable Connections current;
    private String database = TEMPLATE;
    private int copies;

    private TestDatabase() {
        this.server = TestServer.shared();
        execute("create database " + TEMPLATE);
    }

    static TestDatabase shared() {
        return SHARED;
    }

    /** Who migrates the template. */
    DatabaseOwner owner() {
        return new DatabaseOwner(server.jdbcUrl(TEMPLATE), server.user(), server.password());
    }

    /** As whom the application works from now on. */
    TestDatabase as(ProgramRole program) {
        role = program;
        current = pool();
        return this;
    }

    /** Lets the application work on a new copy of the migrated template, once nobody is at work on the last one. */
    void renew(Runnable meanwhile) {
        turn.writeLock().lock();
        try {
            var last = pooled();
            await().atMost(Duration.ofSeconds(20)).until(() -> last.lent() == 0);
            last.close();
            database = "test_" + ++copies;
            execute("create database " + database + " template " + TEMPLATE);
            current = pool();
            meanwhile.run();
        } finally {
            turn.writeLock().unlock();
        }
    }

    private Connections pooled() {
        if (current == null) throw new IllegalStateException("nobody works here yet");
        return current;
    }

    private Connections pool() {
        if (role == null) throw new IllegalStateException("nobody works here yet");
        var address = new DatabaseAddress(server.jdbcUrl(database), role.user(), role.password());
        return new Connections(() -> address);
    }

    /** Lets nobody in any more and sends away whoever is there. */
    void shut() {
        execute("alter database " + database + " allow_connections false");
        execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
    }

    /** Lets everybody in again. */
    void open() {
        execute("alter database " + database + " allow_connections true");
    }

    private void execute(String sql) {
        try (var connection = DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The owner's connections to the database of the test class. */
    DataSource ofOwner() {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                return DriverManager.getConnection(server.jdbcUrl(database), server.user(), server.password());
            }

            @Override
            public Connection getConnection(String user, String password) {
                throw new UnsupportedOperationException("the owner is known");
            }
        };
    }

    /** Lets the application, in this thread, see what this connection does before it commits; null: no longer. */
    void lend(@Nullable Connection connection) {
        LENT.set(connection);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = LENT.get();
        if (connection != null) return connection;
        turn.readLock().lock();
        try {
            return pooled().getConnection();
        } finally {
            turn.readLock().unlock();
        }
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException("the pool knows its user");
    }
}
