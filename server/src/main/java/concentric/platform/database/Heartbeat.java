package concentric.platform.database;

import concentric.platform.Outage;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the database every second, on a connection of its own, whether it is there. If it does not answer this simplest of
 * questions within two seconds, it is away: then all connections are let go, so that nobody waits on one, and none is lent
 * until it answers again.
 *
 * <p>Not a time limit on statements: a proof or an import may take minutes, and while the database works on it, it
 * answers here.
 */
final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private static final Duration PERIOD = Duration.ofSeconds(1);

    /** The end of an outage is found quickly, also where it lasted only as long as a restart. */
    private static final Duration PERIOD_WHILE_AWAY = Duration.ofMillis(250);

    private static final String CANNOT_CONNECT = "08001";

    /** Since when the database is away, and what was said of it. */
    private record Away(String reason, long since) {}

    private final Backends backends;
    private final Runnable lost;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition answered = lock.newCondition();
    private @Nullable Connection own;
    private @Nullable Thread thread;
    private volatile @Nullable Away away;

    /** @param lost is done when the database turns out to be away, after the connections were let go */
    Heartbeat(Backends backends, Runnable lost) {
        this.backends = backends;
        this.lost = lost;
    }

    /** Begins to ask, if it has not. */
    void begin() {
        lock.lock();
        try {
            if (thread == null && closed.getCount() > 0) {
                thread = Thread.ofPlatform().daemon().name("database-heartbeat").start(this::beat);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Refuses while the database is away, and when the program ends.
     *
     * @throws SQLTransientConnectionException with what was said of it
     */
    void check() throws SQLTransientConnectionException {
        var now = away;
        if (now != null) throw new SQLTransientConnectionException(now.reason, CANNOT_CONNECT);
        if (closed.getCount() == 0) throw new SQLTransientConnectionException("the program ends", CANNOT_CONNECT);
    }

    /** Waits while the database is away. */
    void awaitAnswer() throws InterruptedException {
        if (away == null) return;
        lock.lock();
        try {
            while (away != null && closed.getCount() > 0) answered.await();
        } finally {
            lock.unlock();
        }
    }

    private void beat() {
        try {
            do {
                ask();
            } while (!closed.await((away == null ? PERIOD : PERIOD_WHILE_AWAY).toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() {
        try {
            var connection = answering();
            if (away != null) backends.endLeft(connection);
            isThere();
        } catch (SQLException | RuntimeException e) {
            letOwnGo();
            isAway(Outage.reason(e));
        }
    }

    /** Our connection, once the database has answered on it. */
    private Connection answering() throws SQLException {
        if (own != null) {
            try {
                return asked(own);
            } catch (SQLException e) {
                // One connection may end alone, as by an administrator's hand. But silence is silence: no second try.
                if (isSilence(e)) throw e;
                letOwnGo();
            }
        }
        own = backends.connect();
        return asked(own);
    }

    private static Connection asked(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select 1");
        }
        return connection;
    }

    private static boolean isSilence(SQLException e) {
        return e.getCause() instanceof SocketTimeoutException;
    }

    private void letOwnGo() {
        if (own != null) backends.letGo(own);
        own = null;
    }

    private void isAway(String reason) {
        if (away == null) {
            away = new Away(reason, System.nanoTime());
            LOG.warn("The database does not answer: {}", reason);
        }
        // Each time: a connection that was being made when the database went away is known only now.
        backends.letGo();
        lost.run();
    }

    private void isThere() {
        var before = away;
        if (before == null) return;
        lock.lock();
        try {
            away = null;
            answered.signalAll();
        } finally {
            lock.unlock();
        }
        var seconds = Duration.ofNanos(System.nanoTime() - before.since).toMillis() / 1000.0;
        LOG.warn("The database answers again, after {} s.", seconds);
    }

    /** Ends asking; who waits for an answer waits no more. */
    @Override
    public void close() {
        closed.countDown();
        lock.lock();
        try {
            answered.signalAll();
        } finally {
            lock.unlock();
        }
        joinAsking();
        if (own != null) backends.leave(own);
    }

    /** It ends within two questions; what is left of it then is cut off with its connection. */
    private void joinAsking() {
        var asking = thread;
        if (asking == null) return;
        try {
            if (!asking.join(Duration.ofSeconds(2L * Backends.PATIENCE))) LOG.debug("the heartbeat does not end");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
