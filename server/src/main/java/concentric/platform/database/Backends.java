package concentric.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database's processes that work for this program, one for each connection. They are known one by one, so that all
 * can be let go at the same moment, and so that those the database did not see go can be ended later.
 */
final class Backends {

    private static final Logger LOG = LoggerFactory.getLogger(Backends.class);

    /** Seconds in which the database answers each of the messages that make a connection. */
    static final int PATIENCE = 2;

    /**
     * Where this machine vanishes, the database learns of it within half a minute and drops what was not committed;
     * by the settings of most systems it would hold the locks for two hours.
     */
    private static final String NOTICE_WHEN_WE_ARE_GONE =
            "set tcp_keepalives_idle = 15; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3";

    private final Supplier<DatabaseAddress> address;
    private final String name = "concentric-"
            + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Set<Integer> left = ConcurrentHashMap.newKeySet();

    /** @param address asked for each connection anew: a database that was started again may be elsewhere */
    Backends(Supplier<DatabaseAddress> address) {
        this.address = address;
    }

    /**
     * A new connection that waits for each answer no longer than {@link #PATIENCE}.
     *
     * @throws SQLException if the database does not answer, or refuses
     */
    Connection connect() throws SQLException {
        var connection = source(address.get()).getConnection();
        open.removeIf(Backends::isClosed);
        open.add(connection);
        try (var statement = connection.createStatement()) {
            statement.execute(NOTICE_WHEN_WE_ARE_GONE);
            return connection;
        } catch (SQLException e) {
            letGo(connection);
            throw e;
        }
    }

    private PGSimpleDataSource source(DatabaseAddress at) {
        var source = new PGSimpleDataSource();
        source.setUrl(at.url());
        if (!at.user().isEmpty()) source.setUser(at.user());
        if (!at.password().isEmpty()) source.setPassword(at.password());
        source.setApplicationName(name);
        source.setConnectTimeout(PATIENCE);
        source.setSocketTimeout(PATIENCE);
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        return source;
    }

    /** Lets every connection go. Whoever waits for an answer on one gets an exception at once. */
    void letGo() {
        open.forEach(this::letGo);
    }

    /** Lets one connection go; the database may not learn of it. */
    void letGo(Connection connection) {
        try {
            if (!connection.isClosed())
                left.add(connection.unwrap(PGConnection.class).getBackendPID());
            // In a thread of its own: TLS says goodbye when it is closed, and nobody may be there to hear it.
            connection.abort(closing -> Thread.ofVirtual().start(closing));
        } catch (SQLException e) {
            LOG.debug("a connection that was lost could not be let go", e);
        }
        open.remove(connection);
    }

    /** Says goodbye on one connection. */
    void leave(Connection connection) {
        open.remove(connection);
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a connection could not be closed in order", e);
        }
    }

    /**
     * Ends the processes whose connections were let go without the database's seeing it. They would wait for our next
     * statement, and hold the writer's lock meanwhile.
     */
    void endLeft(Connection connection) throws SQLException {
        var gone = left.toArray(Integer[]::new);
        if (gone.length == 0) return;
        // Numbers are given again; the name is ours alone.
        try (var statement = connection.prepareStatement("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where pid = any(?) and application_name = ? and pid <> pg_backend_pid()
                """)) {
            statement.setArray(1, connection.createArrayOf("integer", gone));
            statement.setString(2, name);
            statement.execute();
        }
        for (var pid : gone) left.remove(pid);
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            throw new IllegalStateException("a connection does not know whether it is closed", e);
        }
    }
}
