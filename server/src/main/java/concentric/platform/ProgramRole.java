package concentric.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.postgresql.PGConnection;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * As whom the program works at its database: a login of its own, which {@link Rights} lets add to what is recorded, and
 * never change or remove it. Where there can be none, it is the owner of the tables, and that is said.
 *
 * @param user its name
 * @param password what it shows
 * @param standing whether PostgreSQL really holds the program to that
 */
public record ProgramRole(String user, String password, Standing standing) {

    /** Whether the program can do what it must not. */
    public enum Standing {
        /** It can't: PostgreSQL refuses. */
        BOUND("PostgreSQL refuses that"),
        /** It is the owner: the login it was given may not make roles. */
        NO_ROLES("this login may not make a role for the program"),
        /** It is the owner, who needs no password here: a role of the program's would need one that is worth something. */
        NO_PASSWORD("this login has no password from which one for a role of the program could be made"),
        /** It is the owner: the server doesn't let the role in. */
        NOT_LET_IN("the server doesn’t let the program’s own role in"),
        /** The role it was given is the owner, can become the owner, or is a superuser. */
        TOO_MIGHTY("this role is the owner, can become the owner, or is a superuser");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        /** In words, for a log. */
        String words() {
            return words;
        }
    }

    private static final int LONGEST_NAME = 63;
    private static final String SUFFIX = "_program";

    /** PostgreSQL: insufficient_privilege, duplicate_object; class 28 is invalid authorization. */
    private static final String FORBIDDEN = "42501";

    private static final String EXISTS = "42710";
    private static final String INVALID = "28";

    /**
     * The role, made where it is missing.
     *
     * @param user one that somebody made for the program; empty: the program makes its own
     * @param password of that one
     * @throws CannotGetJdbcConnectionException if the database can't be reached
     */
    static ProgramRole of(DatabaseOwner owner, String user, String password) {
        try (var connection = owner.connect()) {
            var ownersName = name(connection);
            if (!user.isEmpty()) return judged(user, password, owner, ownersName);
            if (owner.password().isEmpty()) return theOwner(owner, Standing.NO_PASSWORD);
            var name = nameFor(connection.getCatalog());
            var derived = password(owner, name);
            return make(name, derived, connection)
                    ? judged(name, derived, owner, ownersName)
                    : theOwner(owner, Standing.NO_ROLES);
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("the database can't be reached", e);
        }
    }

    private static ProgramRole theOwner(DatabaseOwner owner, Standing standing) {
        return new ProgramRole(owner.user(), owner.password(), standing);
    }

    /** One for each database: roles belong to the whole server, on which there may be several. */
    private static String nameFor(String database) {
        var name = database + SUFFIX;
        return name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME
                ? name
                : "concentric_" + Sha256.of(database).hex().substring(0, 32) + SUFFIX;
    }

    /**
     * Derived from the owner's: nothing has to be kept anywhere, and two programs on one database agree on it. From it
     * nobody gets to the owner's.
     */
    private static String password(DatabaseOwner owner, String name) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(owner.password().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var bytes = mac.doFinal(("role " + name).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    /** Makes the role, or gives the one that is there the password; false if the owner may not. */
    private static boolean make(String name, String password, Connection connection) throws SQLException {
        var postgres = connection.unwrap(PGConnection.class);
        try (var statement = connection.createStatement()) {
            var quoted = postgres.escapeIdentifier(name);
            try {
                statement.execute("create role " + quoted + " login");
            } catch (SQLException e) {
                if (!EXISTS.equals(e.getSQLState())) throw e;
            }
            // Only what PostgreSQL checks a password by travels there: statements may be logged.
            postgres.alterUserPassword(name, password.toCharArray(), "scram-sha-256");
            return true;
        } catch (SQLException e) {
            if (FORBIDDEN.equals(e.getSQLState())) return false;
            throw e;
        }
    }

    private static ProgramRole judged(String user, String password, DatabaseOwner owner, String ownersName)
            throws SQLException {
        try (var connection = owner.connectAs(user, password);
                var statement = connection.prepareStatement("""
                        select rolsuper or pg_has_role(oid, ?::name, 'MEMBER') from pg_roles where rolname = current_user
                        """)) {
            statement.setString(1, ownersName);
            try (var found = statement.executeQuery()) {
                boolean mighty = !found.next() || found.getBoolean(1);
                return new ProgramRole(user, password, mighty ? Standing.TOO_MIGHTY : Standing.BOUND);
            }
        } catch (SQLException e) {
            var state = String.valueOf(e.getSQLState());
            if (!state.startsWith(INVALID) && !state.equals(FORBIDDEN)) throw e;
            return theOwner(owner, Standing.NOT_LET_IN);
        }
    }

    private static String name(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select current_user")) {
            if (!found.next()) throw new SQLException("nobody is the current user");
            return found.getString(1);
        }
    }

    /** Whether PostgreSQL refuses the program what it must not do. */
    public boolean isBound() {
        return standing == Standing.BOUND;
    }

    /** Without the password: records print themselves into logs. */
    @Override
    public String toString() {
        return "ProgramRole[" + user + ", " + standing + "]";
    }
}
