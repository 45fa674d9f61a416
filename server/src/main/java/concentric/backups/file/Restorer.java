package concentric.backups.file;

import concentric.backups.file.Catalog.ForeignKey;
import concentric.backups.file.Manifest.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Restores a backup into an empty database, in one transaction: the schemas as they were, then the rows; and then all of it
 * is read out again and compared. Foreign keys are left away meanwhile and checked all at once, which halves the time.
 */
final class Restorer implements Reader {

    /** "Restore!" in ASCII: of two that restore into one database at once, only one may find it empty. */
    private static final long LOCK = 0x5265_7374_6f72_6521L;

    private final Connection connection;
    private final Catalog catalog;
    private final Progress progress;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, Long> rows = new HashMap<>();
    private List<ForeignKey> foreignKeys = List.of();
    private List<String> checkpoints = List.of();
    private @Nullable CopyIn copy;

    private Restorer(Connection connection, Progress progress) {
        this.connection = connection;
        this.catalog = new Catalog(connection);
        this.progress = progress;
    }

    /** As {@link BackupFile#restore}. */
    static Restoring into(Connection connection, BackupFile file, Progress progress) throws SQLException {
        connection.setAutoCommit(false);
        var restorer = new Restorer(connection, progress);
        try {
            return restorer.restore(file);
        } catch (BadBackup bad) {
            return new Restoring.Refused(file.path() + " " + bad.sentence());
        } finally {
            restorer.end();
        }
    }

    /** A copy that is not ended holds the connection, and would wait for more for ever. */
    private void end() throws SQLException {
        if (connection.isClosed()) return;
        if (copy != null && copy.isActive()) copy.cancelCopy();
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private Restoring restore(BackupFile file) throws SQLException, BadBackup {
        if (!hasLocked()) return new Restoring.Refused("Another restore is at work on this database.");
        var there = catalog.foreign();
        if (!there.isEmpty()) {
            return new Restoring.Refused(
                    "The database is not empty: it holds %s. Restore into a new one.".formatted(there.getFirst()));
        }
        Snapshot.readInOrder(connection);
        var contents = file.read(this, progress);
        connection.commit();
        var names = tables.values().stream().map(Table::quotedName).collect(Collectors.joining(", "));
        if (!names.isEmpty()) Snapshot.execute(connection, "analyze " + names);
        connection.commit();
        return new Restoring.Restored(contents, checkpoints);
    }

    private boolean hasLocked() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Makes the schemas as they were, without a row. */
    @Override
    public void head(Head head) throws SQLException, BadBackup {
        var migrations = Migrations.ofProgram();
        var unknown = migrations.unknownOf(head.migrations());
        if (!unknown.isEmpty()) {
            throw new BadBackup("was made by a newer Concentric (%s): this one does not know its migrations %s."
                    .formatted(head.origin().product(), String.join(", ", unknown)));
        }
        migrations.migrate(new OneTransaction(connection), head.lastMigrations());
        if (!catalog.migrations().equals(head.migrations())) {
            throw new BadBackup(
                    "was made by another Concentric (%s): its migrations have the same numbers as those of this one, but other texts."
                            .formatted(head.origin().product()));
        }
        for (var table : catalog.tables()) tables.put(table.name(), table);
        var columns = new HashMap<String, List<Head.Column>>();
        tables.forEach((name, table) -> columns.put(name, Head.Column.of(table)));
        if (!columns.equals(head.tables())) {
            throw new BadBackup(
                    "was altered before its first table: its tables are not those that its migrations make.");
        }
        empty();
    }

    /** Takes away what migrations put into the tables: the rows of the file are all there are. */
    private void empty() throws SQLException {
        foreignKeys = catalog.foreignKeys();
        for (var key : foreignKeys) Snapshot.execute(connection, key.drop());
        for (var name : tables.keySet()) delete(name);
        for (var name : catalog.leftOut()) delete(name);
    }

    private void delete(String table) throws SQLException {
        Snapshot.execute(connection, "delete from " + Table.quotedName(table));
    }

    @Override
    public void begin(String table) throws SQLException {
        var sql = Objects.requireNonNull(tables.get(table)).copyIn();
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    }

    @Override
    public void rows(byte[] bytes, int length) throws SQLException {
        Objects.requireNonNull(copy).writeToCopy(bytes, 0, length);
    }

    @Override
    public void end(String table) throws SQLException {
        rows.put(table, Objects.requireNonNull(copy).endCopy());
    }

    @Override
    public void whole(Manifest manifest, List<String> lines) throws SQLException, BadBackup {
        checkpoints = lines;
        for (var key : foreignKeys) Snapshot.execute(connection, key.add());
        setSequences(manifest);
        for (var table : tables.values()) {
            var said = Objects.requireNonNull(manifest.tables().get(table.name()));
            if (!readBack(table).equals(said)) {
                throw new BadBackup(
                        "can’t be restored here: of the table %s the database keeps something else than it was given."
                                .formatted(table.name()));
            }
        }
    }

    private void setSequences(Manifest manifest) throws SQLException, BadBackup {
        if (!catalog.sequences().keySet().equals(manifest.sequences().keySet())) {
            throw new BadBackup("was altered at its end: its sequences are not those that its migrations make.");
        }
        try (var statement = connection.prepareStatement("select setval(cast(? as regclass), ?, ?)")) {
            for (var sequence : manifest.sequences().entrySet()) {
                statement.setString(1, Table.quotedName(sequence.getKey()));
                statement.setLong(2, sequence.getValue().last());
                statement.setBoolean(3, sequence.getValue().called());
                statement.execute();
            }
        }
    }

    private Content readBack(Table table) throws SQLException {
        try {
            return Rows.read(connection, table, bytes -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
