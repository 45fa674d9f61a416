package concentric.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** Every table of the program, by nothing but COPY in its binary form: the most that this PostgreSQL gives and takes. */
final class CopiedTables {

    private static final int BUFFER = 1 << 16;

    private final Connection database;
    private final CopyManager api;
    private final List<String> tables = new ArrayList<>();
    private final long bytes;

    /** Makes empty tables like them, with their checks and indices. */
    CopiedTables(Connection database) throws SQLException, IOException {
        this.database = database;
        this.api = database.unwrap(PGConnection.class).getCopyAPI();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("""
                        select schemaname || '.' || tablename from pg_tables
                        where schemaname not in ('public', 'pg_catalog', 'information_schema') order by 1
                        """)) {
            while (rows.next()) tables.add(rows.getString(1));
        }
        execute("create schema bench");
        for (var table : tables) execute("create table %s (like %s including all)".formatted(copyOf(table), table));
        long sum = 0;
        for (var table : tables) sum += read(table).length;
        this.bytes = sum;
    }

    private static String copyOf(String table) {
        return "bench." + table.replace('.', '_');
    }

    /** How long all of them are. */
    long bytes() {
        return bytes;
    }

    private byte[] read(String table) throws SQLException, IOException {
        var rows = new ByteArrayOutputStream();
        api.copyOut("copy %s to stdout binary".formatted(table), rows);
        return rows.toByteArray();
    }

    /** Reads them into nothing; how many nanoseconds that took. */
    long readAll() throws SQLException {
        long begin = System.nanoTime();
        for (var table : tables) {
            var copy = api.copyOut("copy %s to stdout binary".formatted(table));
            for (var rows = copy.readFromCopy(); rows != null; ) rows = copy.readFromCopy();
        }
        return System.nanoTime() - begin;
    }

    /** Writes what is in them into those like them, out of memory; how many nanoseconds that took. */
    long writeAll() throws SQLException, IOException {
        long nanos = 0;
        for (var table : tables) {
            execute("truncate " + copyOf(table));
            var rows = read(table);
            long begin = System.nanoTime();
            api.copyIn("copy %s from stdin binary".formatted(copyOf(table)), new ByteArrayInputStream(rows), BUFFER);
            nanos += System.nanoTime() - begin;
        }
        return nanos;
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
