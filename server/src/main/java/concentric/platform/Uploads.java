package concentric.platform;

import concentric.platform.Dialect.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of files that wait until somebody has said how they are to be understood. */
@Service
public class Uploads {

    /** A file that nobody imports is forgotten after this time. */
    static final Duration PATIENCE = Duration.ofDays(1);

    /** So many files that wait are listed. */
    private static final int LISTED = 50;

    private static final int ROWS = 10;

    private final UploadStore store;
    private final FileStore files;
    private final Works works;
    private final Trials trials;
    private final Jobs jobs;
    private final Organisations organisations;
    private final Vocabulary vocabulary;
    private final InstantSource clock;

    Uploads(
            UploadStore store,
            FileStore files,
            Works works,
            Trials trials,
            Jobs jobs,
            Organisations organisations,
            Vocabulary vocabulary,
            InstantSource clock) {
        this.store = store;
        this.files = files;
        this.works = works;
        this.trials = trials;
        this.jobs = jobs;
        this.organisations = organisations;
        this.vocabulary = vocabulary;
        this.clock = clock;
    }

    /** Keeps a file for a while, understood as the last one with this header was, or else as it seems to be meant. */
    @Transactional
    public Keeping keep(String kind, String name, Path file, Actor by) {
        if (!by.custodian()) return new Keeping.Refused(List.of(Fault.in("", "custodian-only")));
        try {
            var tooLarge = Jobs.tooLarge(file);
            if (tooLarge.isPresent()) return new Keeping.Refused(List.of(tooLarge.get()));
            var dialect = Guess.dialect(file);
            var faulty = TableFile.fault(file, dialect);
            if (faulty.isPresent()) return new Keeping.Refused(List.of(faulty.get()));
            var mapping = mapping(kind, file, dialect);
            store.forgetBefore(clock.instant().minus(PATIENCE));
            var now = clock.instant();
            long id = store.insert(kind, name, file, mapping, by, now);
            return new Keeping.Kept(new Upload(id, kind, name, mapping, now));
        } catch (TableFile.Illegible e) {
            return new Keeping.Refused(List.of(e.fault()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Mapping mapping(String kind, Path file, Dialect dialect) throws IOException {
        List<String> header;
        try (var rows = TableFile.rows(file, dialect)) {
            header = rows.header();
        }
        if (header.isEmpty()) {
            throw new TableFile.Illegible(Fault.in("file", "empty-file"), new IOException("empty"));
        }
        var remembered = store.remembered(kind, Jobs.hash(header));
        if (remembered.isEmpty())
            return Guess.mapping(file, dialect, works.of(kind).columns("").alsoCalled(vocabulary::columns));
        boolean comma = remembered.get().dialect().decimalComma();
        return remembered
                .get()
                .in(new Dialect(dialect.format(), dialect.encoding(), dialect.separator(), dialect.sheet(), comma));
    }

    /** A file that waits, for whoever brought it. */
    @Transactional(readOnly = true)
    public Optional<Upload> find(long id, Actor by) {
        return store.find(id, by);
    }

    /** The files that somebody brought and that wait still, the newest first. */
    @Transactional(readOnly = true)
    public List<Upload> waiting(Actor by) {
        return store.since(clock.instant().minus(PATIENCE), by, LISTED);
    }

    /**
     * Understands the file otherwise. If it is read otherwise than before (as another sheet, in another encoding), its
     * columns may be others too, and are guessed anew.
     */
    @Transactional
    public void understand(Upload upload, Mapping mapping) {
        store.understand(upload.id(), mapping);
        if (!isReadOtherwise(upload.mapping().dialect(), mapping.dialect())) return;
        onDisk(upload, file -> {
            try {
                if (TableFile.fault(file, mapping.dialect()).isEmpty()) {
                    store.understand(upload.id(), mapping(upload.kind(), file, mapping.dialect()));
                }
            } catch (TableFile.Illegible e) {
                // The next look says so.
            }
            return true;
        });
    }

    private static boolean isReadOtherwise(Dialect before, Dialect now) {
        return before.encoding() != now.encoding()
                || before.separator() != now.separator()
                || !before.sheet().equals(now.sheet());
    }

    /** Forgets the file. */
    @Transactional
    public void forget(Upload upload) {
        store.forget(upload.id());
    }

    /** Imports the file as it is understood now. */
    @Transactional
    public Enqueuing start(Upload upload, Actor by) {
        return onDisk(upload, file -> {
            var enqueuing = jobs.enqueue(upload.kind(), "", upload.mapping(), upload.name(), file, by);
            if (enqueuing instanceof Enqueuing.Enqueued) store.forget(upload.id());
            return enqueuing;
        });
    }

    /** What the file says, as it is understood now, and what importing it would do. */
    public Look look(Upload upload, Actor by) {
        return onDisk(upload, file -> {
            var dialect = upload.mapping().dialect();
            var faulty = TableFile.fault(file, dialect);
            if (faulty.isPresent()) return unread(upload, List.of(), List.of(faulty.get()));
            var sheets = dialect.format() == Format.XLSX ? Workbook.sheets(file) : List.<String>of();
            try {
                return look(upload, file, sheets, by);
            } catch (TableFile.Illegible e) {
                return unread(upload, sheets, List.of(e.fault()));
            }
        });
    }

    private Look unread(Upload upload, List<String> sheets, List<Fault> faults) {
        var columns = works.of(upload.kind()).columns("");
        return new Look(upload, columns, List.of(), sheets, List.of(), List.of(), false, null, faults);
    }

    private Look look(Upload upload, Path file, List<String> sheets, Actor by) throws IOException {
        var mapping = upload.mapping();
        var work = works.of(upload.kind());
        var columns = work.columns("");
        var glance = Glance.of(file, mapping, columns, Trials.MOST_ROWS);
        if (glance.header().isEmpty()) return unread(upload, sheets, List.of(Fault.in("file", "empty-file")));
        var names = Translation.distinct(glance.header());
        var faults = TableFile.faultsOfColumns(glance.header(), mapping, columns);
        if (!faults.isEmpty()) {
            return new Look(upload, columns, names, sheets, glance.words(), List.of(), glance.whole(), null, faults);
        }
        var zone = organisations.current().zone();
        var translation = new Translation(mapping, columns, glance.header(), zone);
        var first = translation.ours(glance.beginning(), ROWS);
        try (var rows = TableFile.rows(file, mapping.dialect())) {
            var trial = trials.of(upload, work, translation, rows, by);
            return new Look(upload, columns, names, sheets, glance.words(), first, glance.whole(), trial, List.of());
        }
    }

    /** What is done with a file while it lies on disk. */
    @FunctionalInterface
    private interface Use<R> {
        R of(Path file) throws IOException;
    }

    private <R> R onDisk(Upload upload, Use<R> use) {
        try {
            var file = Files.createTempFile("upload", ".table");
            try (var in = files.open(FileStore.Place.UPLOAD, upload.id())) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
                return use.of(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
