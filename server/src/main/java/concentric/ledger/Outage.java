package concentric.ledger;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.transaction.CannotCreateTransactionException;

/** The time in which the {@link Poster} can't reach the database: said once when it begins, and once when it is over. */
final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Poster.class);

    private boolean lasts;

    /** Whether the database is away, by this exception; then that is said, unless it was already. */
    boolean isShownBy(NestedRuntimeException e) {
        var reason = reason(e);
        if (reason.isEmpty()) return false;
        if (!lasts) LOG.warn("Posting waits for the database: {}", reason.get());
        lasts = true;
        return true;
    }

    /** The database has answered. */
    void isOver() {
        if (lasts) LOG.warn("The database is back, posting goes on.");
        lasts = false;
    }

    /** Why there is no connection; empty if something else is wrong. */
    private static Optional<String> reason(NestedRuntimeException e) {
        SQLException innermost = null;
        boolean lost = e instanceof CannotCreateTransactionException;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException fromDatabase) {
                innermost = fromDatabase;
                lost = lost || isLostConnection(fromDatabase.getSQLState());
            }
        }
        return lost && innermost != null
                ? Optional.of(String.valueOf(innermost.getMessage()).replaceAll("\\s+", " "))
                : Optional.empty();
    }

    /** Class 08, connection exception; 57P, the server is shutting down or starting. */
    private static boolean isLostConnection(@Nullable String sqlState) {
        return sqlState != null && (sqlState.startsWith("08") || sqlState.startsWith("57P"));
    }
}
