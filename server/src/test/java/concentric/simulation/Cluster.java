package concentric.simulation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * Where a PostgreSQL is that worlds are made on, in words that every class loader understands.
 *
 * @param url JDBC address without the database, ending with a slash
 * @param user who may create databases
 * @param password theirs
 * @param template the migrated database that worlds are copies of
 */
public record Cluster(String url, String user, String password, String template) {

    /** A new connection; whoever asks closes it. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url + database, user, password);
    }

    /** Does something that is about a whole database. */
    public void execute(String sql) {
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
