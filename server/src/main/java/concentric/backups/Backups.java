package concentric.backups;

import concentric.backups.file.Checking;
import concentric.backups.file.Contents;
import concentric.backups.file.NewBackup;
import concentric.backups.file.Origin;
import concentric.backups.file.Snapshot;
import concentric.ledger.Checkpoints;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Organisation;
import concentric.platform.Organisations;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of backups: make one, see what was made. */
@Service
public class Backups {

    private final DataSource database;
    private final BackupStore store;
    private final Checkpoints checkpoints;
    private final Organisations organisations;
    private final Acts acts;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final Schedule schedule;

    /** One at a time: two would only slow each other down, and everybody else. */
    private final Lock making = new ReentrantLock();

    Backups(
            DataSource database,
            BackupStore store,
            Checkpoints checkpoints,
            Organisations organisations,
            Acts acts,
            TransactionTemplate transaction,
            InstantSource clock,
            Schedule schedule) {
        this.database = database;
        this.store = store;
        this.checkpoints = checkpoints;
        this.organisations = organisations;
        this.acts = acts;
        this.transaction = transaction;
        this.clock = clock;
        this.schedule = schedule;
    }

    /** Where a backup goes. */
    @FunctionalInterface
    private interface Writing {
        Backup write(Origin origin) throws IOException, SQLException;
    }

    /**
     * Writes a backup for the one who asks. It is in the journal once all of it is written, so a backup never holds its
     * own act.
     *
     * @param out where to; not asked for a byte if the backup is refused
     * @throws IOException if it can't be written
     * @throws SQLException if the database fails; what was written is refused as cut short when it is restored
     */
    public Making handOver(OutputStream out, Actor by) throws IOException, SQLException {
        return make(by, origin -> {
            var counted = new CountingStream(out);
            var contents = snapshot(origin, counted);
            return record(contents, counted.bytes(), null, List.of(), by);
        });
    }

    /**
     * Writes a backup into the folder of the schedule, reads it back, and takes away files of this program that are too
     * many now.
     *
     * @throws IOException if it can't be written, or is not as it was written; then no file is left of it
     * @throws SQLException if the database fails; then no file is left of it
     */
    public Making keep(Schedule.Daily daily, Actor by) throws IOException, SQLException {
        return make(by, origin -> {
            var file = daily.file(origin.takenAt(), zone());
            Files.createDirectories(daily.folder());
            var contents = written(file, daily, origin);
            try {
                var surplus = store.kept().stream()
                        .filter(backup -> isIn(daily.folder(), backup))
                        .skip(daily.keep() - 1)
                        .toList();
                var backup = record(contents, Files.size(file), file, surplus, by);
                for (var old : surplus) remove(old);
                return backup;
            } catch (RuntimeException e) {
                // Nobody would ever take it away.
                Files.deleteIfExists(file);
                throw e;
            }
        });
    }

    private Making make(Actor by, Writing writing) throws IOException, SQLException {
        if (!by.custodian()) return new Making.Refused(List.of(Fault.in("", "custodian-only")));
        if (!making.tryLock()) return new Making.Refused(List.of(Fault.in("", "backup-at-work")));
        try {
            var organisation = organisations.find().map(Organisation::name).orElse("");
            return new Making.Made(writing.write(new Origin(product(), organisation, clock.instant())));
        } finally {
            making.unlock();
        }
    }

    private Contents written(Path file, Schedule.Daily daily, Origin origin) throws IOException, SQLException {
        try (var backup = NewBackup.begin(file, daily.passphrase())) {
            snapshot(origin, backup.out());
            return switch (backup.finish(false)) {
                case Checking.Sound(var contents) -> contents;
                case Checking.Unusable(var why) -> throw new IOException(why);
            };
        }
    }

    private Contents snapshot(Origin origin, OutputStream out) throws IOException, SQLException {
        // Read before the snapshot begins: a checkpoint of what is not in it would say that something was lost.
        var before = checkpoints.kept();
        try (var connection = database.getConnection()) {
            return Snapshot.write(connection, origin, before, out);
        }
    }

    private Backup record(Contents contents, long bytes, @Nullable Path file, List<Backup> surplus, Actor by) {
        var subject = String.valueOf(
                file == null ? contents.origin().takenAt().truncatedTo(ChronoUnit.SECONDS) : file.getFileName());
        var act = Act.of("backup.make", by, subject, contents.hash().hex());
        return transaction.execute(status -> acts.perform(act, id -> {
            surplus.forEach(old -> store.insertRemoval(old.id(), id));
            return store.insert(contents, bytes, file, id);
        }));
    }

    private static boolean isIn(Path folder, Backup backup) {
        return backup.keptIn() != null && folder.equals(backup.keptIn().getParent());
    }

    /** Takes a file away, unless it is no longer the one that was made. */
    private static void remove(Backup old) throws IOException {
        var file = old.keptIn();
        if (file != null && Files.isRegularFile(file) && Files.size(file) == old.bytes()) Files.delete(file);
    }

    private static String product() {
        var version = Backups.class.getPackage().getImplementationVersion();
        return version == null ? "Concentric" : "Concentric " + version;
    }

    private ZoneId zone() {
        return organisations.find().map(Organisation::zone).orElse(ZoneOffset.UTC);
    }

    /** How it stands with the backups that are made by themselves. */
    @Transactional(readOnly = true)
    public Standing standing() {
        var good = store.lastKept();
        var failure = store.lastFailure()
                .filter(last -> good.isEmpty() || last.at().isAfter(good.get().takenAt()));
        var next = organisations.find().flatMap(organisation -> switch (schedule) {
            case Schedule.None() -> Optional.empty();
            case Schedule.Daily daily -> Optional.of(daily.nextDue(clock.instant(), organisation.zone()));
        });
        return new Standing(schedule, good, failure, next);
    }

    /** Backups, newest first. */
    @Transactional(readOnly = true)
    public List<Backup> list(long offset, int limit) {
        return store.list(offset, limit);
    }

    /** How many were made. */
    @Transactional(readOnly = true)
    public long count() {
        return store.count();
    }
}
