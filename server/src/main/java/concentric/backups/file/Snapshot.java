package concentric.backups.file;

import concentric.backups.file.Manifest.Content;
import concentric.ledger.Checkpoints;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a backup of a database: all of it as it was at one instant, while others go on writing. Nothing is held in memory
 * but a few pieces of a few megabytes, and nothing on disk.
 */
public final class Snapshot {

    private final Connection connection;
    private final Catalog catalog;
    private final ArchiveWriter archive;
    private final Pieces pieces;

    private Snapshot(Connection connection, ArchiveWriter archive) {
        this.connection = connection;
        this.catalog = new Catalog(connection);
        this.archive = archive;
        this.pieces = new Pieces(archive);
    }

    /**
     * Writes a backup.
     *
     * @param connection used for this alone; in no transaction, before and after
     * @param origin who makes it, and now
     * @param checkpoints what the data folder keeps beside the database, a line each; none later than the snapshot
     * @param out where to; stays open
     * @throws SQLException if the database fails; what was written so far is refused as cut short
     * @throws IOException if it can't be written, or the thread is interrupted
     */
    public static Contents write(Connection connection, Origin origin, List<String> checkpoints, OutputStream out)
            throws SQLException, IOException {
        connection.setAutoCommit(false);
        try (var archive = new ArchiveWriter(out, origin.takenAt())) {
            execute(connection, "set transaction isolation level repeatable read read only");
            readInOrder(connection);
            var contents = new Snapshot(connection, archive).write(origin, checkpoints);
            archive.finish();
            return contents;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** To the end of the transaction: rows come by the index of their key instead of being sorted, and take their time. */
    static void readInOrder(Connection connection) throws SQLException {
        execute(connection, """
                set local enable_sort = off; set local max_parallel_workers_per_gather = 0;
                set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0
                """);
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Contents write(Origin origin, List<String> checkpoints) throws SQLException, IOException {
        var tables = catalog.tables();
        var columns = new TreeMap<String, List<Head.Column>>();
        for (var table : tables) columns.put(table.name(), Head.Column.of(table));
        var head = new Head(Head.FORMAT, origin, catalog.migrations(), columns, catalog.leftOut());
        var headHash = writeJson(Head.FILE, head);
        var checkpointsHash = write(Checkpoints.FILE, text(checkpoints));
        var contents = new TreeMap<String, Content>();
        for (var table : tables) contents.put(table.name(), write(table));
        var manifest = new Manifest(headHash, checkpointsHash, contents, catalog.sequences());
        writeJson(Manifest.FILE, manifest);
        return Contents.of(head, manifest);
    }

    private static byte[] text(List<String> lines) {
        return lines.stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    private Content write(Table table) throws SQLException, IOException {
        var content = Rows.read(connection, table, bytes -> pieces.add(table.name(), bytes));
        pieces.end(table.name());
        return content;
    }

    /** The hash of what it wrote. */
    private String writeJson(String name, Object what) throws IOException {
        return write(name, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(what));
    }

    private String write(String name, byte[] bytes) throws IOException {
        archive.write(name, bytes, bytes.length);
        return Manifest.hash(bytes);
    }
}
