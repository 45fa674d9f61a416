package concentric.cli;

import concentric.backups.file.BackupFile;
import concentric.backups.file.Checking;
import concentric.backups.file.Contents;
import concentric.backups.file.Restoring;
import concentric.platform.DatabaseOwner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Restores a backup into a new data folder or an empty database, and lets the ledger prove itself there. */
final class Restore {

    private static final double MEGABYTE = 1e6;

    /** Where to. */
    static final class Place {

        @Option(
                names = "--data",
                paramLabel = "DIR",
                defaultValue = "data",
                description = "the new data folder: empty, or not there yet (${DEFAULT-VALUE})")
        private Path data = Target.DEFAULT_DATA;

        @Option(
                names = "--database-url",
                paramLabel = "URL",
                description = "keep the tables in an empty database of a PostgreSQL 17 or newer, as a JDBC URL")
        private @Nullable String databaseUrl;

        Installation in(Path folder) {
            return new Installation(folder, databaseUrl);
        }
    }

    private final Terminal terminal;

    Restore(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Looks through the file, and restores it.
     *
     * @param place where to; null: only look
     * @param verify whether the ledger has to prove itself
     */
    Ending run(Path path, @Nullable Place place, boolean verify) {
        if (!Files.isRegularFile(path)) throw new Failure(Ending.WRONG_USAGE, "There is no file " + path + ".");
        try {
            var file = opened(path);
            return switch (file.check(this::progress)) {
                case Checking.Unusable(var why) -> refused(why);
                case Checking.Sound(var contents)
                when place == null -> {
                    tell("is whole", file, contents);
                    yield Ending.FINE;
                }
                case Checking.Sound sound -> restore(file, place, verify);
            };
        } catch (UncheckedIOException e) {
            throw new Failure(Ending.NOT_POSSIBLE, "%s can’t be read: %s".formatted(path, e.getMessage()), e);
        }
    }

    private static BackupFile opened(Path file) {
        var told = new BackupFile(file, Passphrases.told());
        boolean isMissing = told.passphrase().isEmpty() && told.isSealed();
        return isMissing ? new BackupFile(file, Optional.of(Passphrases.asked())) : told;
    }

    private Ending restore(BackupFile file, Place place, boolean verify) {
        try (var folder = NewFolder.begin(place.data)) {
            switch (into(file, place.in(folder.inside()))) {
                case Restoring.Refused(var why) -> {
                    return refused(why);
                }
                case Restoring.Restored restored -> folder.finish(restored.checkpoints());
            }
        } catch (IOException e) {
            throw new Failure(Ending.NOT_POSSIBLE, "%s can’t be used: %s".formatted(place.data, e.getMessage()), e);
        }
        return verify ? proven(place.in(place.data)) : Ending.FINE;
    }

    private Restoring into(BackupFile file, Installation installation) {
        terminal.progress("Starting…");
        try (var context = Program.startDatabase(installation);
                var connection = context.getBean(DatabaseOwner.class).connect()) {
            long begin = System.nanoTime();
            var restoring = file.restore(connection, this::progress);
            if (restoring instanceof Restoring.Restored(var contents, var checkpoints)) {
                tell("is restored", file, contents);
                var took = Duration.ofNanos(System.nanoTime() - begin);
                terminal.print("Read back and compared; it took %.1f s, %.0f MB/s"
                        .formatted(took.toMillis() / 1e3, contents.bytes() / MEGABYTE / took.toMillis() * 1e3));
            }
            return restoring;
        } catch (SQLException e) {
            throw new Failure(Ending.NOT_POSSIBLE, "The database failed; nothing changed. " + e.getMessage(), e);
        }
    }

    /** Starts the program there, which also brings it up to date, and lets the ledger prove itself. */
    private Ending proven(Installation installation) {
        return Target.started(terminal, installation, program -> new Questions(terminal, program).verify(true, null));
    }

    private void tell(String what, BackupFile file, Contents contents) {
        terminal.print("%s %s: %,d rows of %,d tables, %,d MB"
                .formatted(
                        file.path(),
                        what,
                        contents.rows(),
                        contents.tables(),
                        Math.round(contents.bytes() / MEGABYTE)));
        Backup.tell(terminal, contents);
    }

    private void progress(String table, long bytes) {
        terminal.progress("%s: %,.0f MB".formatted(table, bytes / MEGABYTE));
    }

    private Ending refused(String why) {
        terminal.tell(why);
        return Ending.DIFFERS;
    }
}
