package concentric.backups.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import concentric.backups.SecondCluster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

@DisplayName("Restoring")
class RestorerTest {

    private static final String NOTHING = "0";

    @TempDir
    static Path folder;

    private final Path file = Fixture.first().path();
    private final String database = SecondCluster.emptyDatabase();

    @Test
    @DisplayName("makes a database whose backup has the same hashes, and the schema that its migrations make")
    void equal() throws SQLException, IOException {
        var restored = restore(file);

        assertThat(restored).isInstanceOf(Restoring.Restored.class);
        var contents = ((Restoring.Restored) restored).contents();
        var again = backup(database);
        assertThat(again.hash()).isEqualTo(contents.hash());
        assertThat(again.rows()).isEqualTo(contents.rows());
        assertThat(Schema.of(database)).isEqualTo(Schema.migrated(database));
    }

    @Test
    @DisplayName("goes on where sequences stood")
    void sequences() throws SQLException {
        assertThat(restore(file)).isInstanceOf(Restoring.Restored.class);

        assertThat(SecondCluster.ask(database, "select nextval('platform.act_id_seq') - max(id) from platform.act"))
                .isEqualTo("1");
    }

    @Test
    @DisplayName("into a database that is not empty is refused, naming what is in it")
    void notEmpty() throws SQLException {
        SecondCluster.execute(database, "create schema mine; create table mine.things (id int)");

        assertThat(restore(file))
                .isEqualTo(new Restoring.Refused(
                        "The database is not empty: it holds mine.things. Restore into a new one."));
        assertThat(SecondCluster.ask(database, "select count(*) from pg_namespace where nspname = 'payments'"))
                .isEqualTo(NOTHING);
    }

    @Test
    @DisplayName("of a newer program is refused, naming its migrations; nothing changed")
    void newer() throws SQLException, IOException {
        var head = Rewriting.of(file).text(Head.FILE);
        var newer = Rewriting.of(file)
                .put(
                        Head.FILE,
                        head.replaceFirst(
                                "\"payments\" : \\[ \\{\\s+\"version\" : \"1\"",
                                "\"payments\" : [ {\n\"version\" : \"4711\""))
                .into(folder.resolve("newer"));

        assertThat(restore(newer))
                .isEqualTo(
                        new Restoring.Refused(
                                newer
                                        + " was made by a newer Concentric (Concentric 0.1.0): this one does not know its migrations payments 4711."));
        assertNothing();
    }

    @Test
    @DisplayName("of a program whose migrations were others is refused; nothing changed")
    void other() throws SQLException, IOException {
        var head = Rewriting.of(file).text(Head.FILE);
        var other = Rewriting.of(file)
                .put(Head.FILE, head.replaceFirst("\"checksum\" : \\d+", "\"checksum\" : 1"))
                .into(folder.resolve("other"));

        assertThat(((Restoring.Refused) restore(other)).why()).startsWith(other + " was made by another Concentric");
        assertNothing();
    }

    @Test
    @DisplayName("of a file that is not what it was is refused; nothing changed")
    void altered() throws SQLException, IOException {
        var manifest =
                Rewriting.of(file).text(Manifest.FILE).replaceFirst("\"sha256\" : \"....", "\"sha256\" : \"0000");
        var altered = Rewriting.of(file).put(Manifest.FILE, manifest).into(folder.resolve("altered"));
        var cut = Files.write(folder.resolve("cut"), Arrays.copyOf(Files.readAllBytes(file), 200_000));

        assertThat(((Restoring.Refused) restore(altered)).why())
                .contains(" was altered in the table contracts.cascade");
        assertNothing();
        assertThat(((Restoring.Refused) restore(cut)).why()).startsWith(cut + " was cut short");
        assertNothing();
    }

    @Test
    @DisplayName("whose connection is cut in the middle fails, and nothing changed; the next try goes through")
    void connectionCut() throws SQLException {
        var isCut = new AtomicBoolean();
        try (var connection = SecondCluster.connect(database)) {
            var backend = connection.unwrap(PGConnection.class).getBackendPID();
            assertThatThrownBy(() -> {
                        var restoring =
                                Restorer.into(connection, new BackupFile(file, Optional.empty()), (table, bytes) -> {
                                    if (table.equals("payments.payment") && isCut.compareAndSet(false, true)) {
                                        SecondCluster.ask(
                                                database, "select pg_terminate_backend(" + backend + ", 10000)");
                                    }
                                });
                        assertThat(restoring).isNull();
                    })
                    .isInstanceOf(SQLException.class);
        }
        assertThat(isCut).isTrue();
        assertNothing();

        assertThat(restore(file)).isInstanceOf(Restoring.Restored.class);
    }

    @Test
    @DisplayName("twice at once into one database: one is refused")
    void twice() throws SQLException {
        try (var first = SecondCluster.connect(database)) {
            var second = new AtomicReference<Restoring>();
            var restoring = Restorer.into(first, new BackupFile(file, Optional.empty()), (table, bytes) -> {
                if (second.get() != null) return;
                try {
                    second.set(restore(file));
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });

            assertThat(restoring).isInstanceOf(Restoring.Restored.class);
            assertThat(second.get()).isEqualTo(new Restoring.Refused("Another restore is at work on this database."));
        }
    }

    private Restoring restore(Path path) throws SQLException {
        try (var connection = SecondCluster.connect(database)) {
            return Restorer.into(connection, new BackupFile(path, Optional.empty()), Progress.NOBODY);
        }
    }

    static Contents backup(String database) throws SQLException, IOException {
        try (var connection = SecondCluster.connect(database)) {
            var origin = new Origin("a test", "", Instant.EPOCH);
            return Snapshot.write(connection, origin, List.of(), OutputStream.nullOutputStream());
        }
    }

    private void assertNothing() {
        assertThat(SecondCluster.ask(
                        database,
                        "select count(*) from pg_class c where relnamespace not in ('pg_catalog'::regnamespace,"
                                + " 'information_schema'::regnamespace, 'pg_toast'::regnamespace)"))
                .isEqualTo(NOTHING);
        assertThat(SecondCluster.ask(
                        database, "select count(*) from pg_namespace where nspname in ('payments', 'platform')"))
                .isEqualTo(NOTHING);
    }
}
