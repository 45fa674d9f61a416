package concentric.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.function.Supplier;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The connections to the database: twelve at most, lent as long as the database answers. Statements have no time limit;
 * but when the database does not answer any more, all of them fail within three seconds, and so does whoever asks for a
 * connection. When it answers again, connections are lent again, without anybody's help.
 */
public final class Connections extends AbstractDataSource implements AutoCloseable {

    /** Lent at the same time. One more is the heartbeat's. */
    private static final int MOST = 12;

    /** Milliseconds that somebody waits for a connection while all are lent. */
    private static final int PATIENCE = 3_000;

    /** Milliseconds in which a connection that was not used for a while must show that it still works. */
    private static final int SIGN_OF_LIFE = 1_000;

    private static final String TOO_MANY_CONNECTIONS = "53300";

    private final Heartbeat heartbeat;
    private final HikariDataSource pool = new HikariDataSource();

    /** @param address asked for each connection anew: a database that was started again may be elsewhere */
    public Connections(Supplier<DatabaseAddress> address) {
        var backends = new Backends(address);
        this.heartbeat = new Heartbeat(backends, this::forget);
        pool.setDataSource(new Made(backends, heartbeat));
        pool.setMaximumPoolSize(MOST);
        pool.setConnectionTimeout(PATIENCE);
        pool.setValidationTimeout(SIGN_OF_LIFE);
    }

    /**
     * Lends a connection; whoever gets it closes it.
     *
     * @throws SQLTransientConnectionException while the database is away, or when all connections are lent for too long
     */
    @Override
    public Connection getConnection() throws SQLException {
        heartbeat.check();
        try {
            var connection = pool.getConnection();
            heartbeat.begin();
            return connection;
        } catch (SQLTransientConnectionException e) {
            // That the database is away may have turned out while we waited.
            heartbeat.check();
            if (lent() < MOST) throw e;
            throw new SQLTransientConnectionException(
                    "all " + MOST + " connections to the database are in use", TOO_MANY_CONNECTIONS, e);
        }
    }

    @Override
    public Connection getConnection(String user, String password) {
        throw new UnsupportedOperationException("the address says as whom to ask");
    }

    /** How many are lent at the moment. */
    public int lent() {
        var figures = pool.getHikariPoolMXBean();
        return figures == null ? 0 : figures.getActiveConnections();
    }

    /** None of those that were let go must be lent again. */
    private void forget() {
        var kept = pool.getHikariPoolMXBean();
        if (kept != null) kept.softEvictConnections();
    }

    @Override
    public void close() {
        heartbeat.close();
        pool.close();
    }

    /** Makes the pool's connections. */
    private static final class Made extends AbstractDataSource {

        private static final int NO_LIMIT = 0;

        private final Backends backends;
        private final Heartbeat heartbeat;

        Made(Backends backends, Heartbeat heartbeat) {
            this.backends = backends;
            this.heartbeat = heartbeat;
        }

        /** Waits while the database is away: else the pool would try less and less often, and be late when it is back. */
        @Override
        public Connection getConnection() throws SQLException {
            try {
                heartbeat.awaitAnswer();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLTransientConnectionException("interrupted while the database was away", e);
            }
            var connection = backends.connect();
            connection.setNetworkTimeout(Runnable::run, NO_LIMIT);
            return connection;
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        /** Hikari tells it its own; each message has {@link Backends#PATIENCE} anyway. */
        @Override
        public void setLoginTimeout(int seconds) {
            // Nothing to set.
        }
    }
}
