package concentric.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/**
 * What the program recorded, written once more by nothing but {@code COPY … FROM STDIN BINARY}, into a table with the same
 * columns, checks and indices, in the same database: the most that this PostgreSQL takes in. The rows are in memory
 * already, in the form in which they are sent.
 */
final class CopiedRows {

    private static final int BUFFER = 1 << 16;

    private final Connection database;
    private final String table;
    private final String copy;

    /**
     * Makes the table.
     *
     * @param table the program's table, with its schema
     */
    CopiedRows(Connection database, String table) throws SQLException {
        this.database = database;
        this.table = table;
        this.copy = "bench." + table.substring(table.indexOf('.') + 1);
        try (var statement = database.createStatement()) {
            statement.execute("create schema if not exists bench");
            statement.execute("create table %s (like %s including all)".formatted(copy, table));
        }
    }

    /** Writes the rows whose {@code key} is beyond a value; how many nanoseconds that took. */
    long write(String key, long after) throws SQLException, IOException {
        var api = database.unwrap(PGConnection.class).getCopyAPI();
        var rows = new ByteArrayOutputStream();
        api.copyOut("copy (select * from %s where %s > %d) to stdout binary".formatted(table, key, after), rows);
        var bytes = rows.toByteArray();
        checkpoint(database);
        long begin = System.nanoTime();
        api.copyIn("copy %s from stdin binary".formatted(copy), new ByteArrayInputStream(bytes), BUFFER);
        return System.nanoTime() - begin;
    }

    /** Writes out what is dirty, so that nobody pays for another's. */
    static void checkpoint(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("checkpoint");
        }
    }
}
