package concentric.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import org.postgresql.PGConnection;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * What the program's role may do with each table, as the file {@code db/rights/MODULE.sql} of its module says. What is not
 * said there it may not: a new table that nobody thought of can't even be read. Where sequences and migrations stand it may
 * see, since backups hold that too.
 */
final class Rights {

    private static final String FILES = "classpath*:db/rights/*.sql";

    /** "Rights" in ASCII: two programs that start at once would change the same rows of PostgreSQL's catalog. */
    private static final long KEY = 0x5269_6768_7473L;

    private Rights() {}

    /** Gives the role just these rights, all at once. */
    static void give(ProgramRole role, DatabaseOwner owner) {
        if (!role.isBound()) return;
        try (var connection = owner.connect()) {
            connection.setAutoCommit(false);
            give(role, connection);
            connection.commit();
        } catch (SQLException e) {
            throw new CannotGetJdbcConnectionException("the program's role could not be given its rights", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void give(ProgramRole role, Connection connection) throws SQLException, IOException {
        var postgres = connection.unwrap(PGConnection.class);
        var name = postgres.escapeIdentifier(role.user());
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + KEY + ")");
            for (var file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
                var schema = schema(file);
                give(file, postgres.escapeIdentifier(schema), name, statement);
                var history = postgres.escapeIdentifier("flyway_schema_history_" + schema);
                statement.execute("grant select on " + history + " to " + name);
            }
        }
    }

    private static void give(Resource file, String schema, String role, Statement statement)
            throws SQLException, IOException {
        statement.execute("revoke all on all tables in schema " + schema + " from " + role);
        statement.execute("revoke all on all sequences in schema " + schema + " from " + role);
        statement.execute("grant usage on schema " + schema + " to " + role);
        statement.execute("grant select on all sequences in schema " + schema + " to " + role);
        statement.execute(file.getContentAsString(StandardCharsets.UTF_8).replace("${program}", role));
    }

    private static String schema(Resource file) {
        return Objects.requireNonNull(file.getFilename()).replace(".sql", "");
    }
}
