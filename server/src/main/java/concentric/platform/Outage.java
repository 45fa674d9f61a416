package concentric.platform;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * Why the database can't do for the moment what it is asked. It passes by itself or once an operator has acted, and
 * whoever asked may ask again; anything else that fails is somebody's mistake.
 *
 * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL's error codes</a>
 */
public enum Outage {

    /** It can't be reached, or does not answer. */
    AWAY,

    /** It answers, but every connection to it is in use. */
    BUSY,

    /** There is no room left on a disk: what is there can be read, nothing can be added. */
    FULL;

    private static final String TOO_MANY_CONNECTIONS = "53300";
    private static final String DISK_FULL = "53100";
    private static final String PROTOCOL_VIOLATION = "08P01";

    /** The outage by which this was thrown; empty if something else is wrong. */
    public static Optional<Outage> shownBy(Throwable thrown) {
        var cause = causeOf(thrown);
        return cause == null ? Optional.empty() : Optional.ofNullable(of(cause));
    }

    /** What the driver or the operating system said of it, in one line. */
    public static String reason(Throwable thrown) {
        var cause = causeOf(thrown);
        return String.valueOf((cause == null ? thrown : cause).getMessage()).replaceAll("\\s+", " ");
    }

    private static @Nullable Throwable causeOf(Throwable thrown) {
        return chain(thrown).filter(at -> of(at) != null).findFirst().orElse(null);
    }

    /**
     * What was thrown, and everything it came from. Where undoing failed too, because the connection was gone, Spring and
     * others keep apart why it was to be undone.
     */
    private static Stream<Throwable> chain(Throwable thrown) {
        var origins = new ArrayList<>(List.of(thrown.getSuppressed()));
        if (thrown.getCause() != null) origins.add(thrown.getCause());
        if (thrown instanceof TransactionSystemException undoing && undoing.getApplicationException() != null) {
            origins.add(undoing.getApplicationException());
        }
        return Stream.concat(Stream.of(thrown), origins.stream().flatMap(Outage::chain));
    }

    private static @Nullable Outage of(Throwable thrown) {
        return switch (thrown) {
            case SQLException said when TOO_MANY_CONNECTIONS.equals(said.getSQLState()) -> BUSY;
            case SQLException said when DISK_FULL.equals(said.getSQLState()) -> FULL;
            case SQLException said when isLostConnection(said.getSQLState()) -> AWAY;
            case SQLTransientConnectionException noneInTime -> AWAY;
            case SQLException said when isTakenBack(said) -> AWAY;
            case IOException said when isDiskFull(said) -> FULL;
            default -> null;
        };
    }

    /** Class 08, connection exception; 57P, the server shuts down, has crashed or starts. */
    private static boolean isLostConnection(@Nullable String state) {
        return state != null
                && !state.equals(PROTOCOL_VIOLATION)
                && (state.startsWith("08") || state.startsWith("57P"));
    }

    /** The pool's words for a connection that it took back because it broke; there is no code. */
    private static boolean isTakenBack(SQLException e) {
        return e.getSQLState() == null && "Connection is closed".equals(e.getMessage());
    }

    /** The operating system's words, which Java hands on; there is no other sign. */
    private static boolean isDiskFull(IOException e) {
        var said = String.valueOf(e.getMessage());
        return said.contains("No space left on device") || said.contains("Disk quota exceeded");
    }
}
