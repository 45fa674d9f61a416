package concentric.platform;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import concentric.platform.Job.State;
import concentric.platform.TableFile.Check;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of jobs: ask for one, cancel it, resume it, see how far it is. */
@Service
public class Jobs {

    /** Larger files are refused: 256 MiB. */
    public static final long LARGEST_FILE = 256L << 20;

    private final JobStore store;
    private final Acts acts;
    private final SchedulerClient scheduler;
    private final InstantSource clock;
    private final Works works;

    Jobs(JobStore store, Acts acts, SchedulerClient scheduler, InstantSource clock, Works works) {
        this.store = store;
        this.acts = acts;
        this.scheduler = scheduler;
        this.clock = clock;
        this.works = works;
    }

    /**
     * Looks through a file of our own, keeps it and queues the work on it.
     *
     * @param kind the {@link Work#kind}
     * @param options the work's own options
     * @param name the file's name as the person knows it
     * @param file the uploaded bytes; read, not moved
     */
    @Transactional
    public Enqueuing enqueue(String kind, String options, String name, Path file, Actor by) {
        return enqueue(kind, options, Mapping.PLAIN, name, file, by);
    }

    /**
     * The same for a file that is understood by a mapping.
     *
     * @param mapping as JSON; what it leaves out is found out from the file
     */
    @Transactional
    public Enqueuing enqueue(String kind, String options, String mapping, String name, Path file, Actor by) {
        if (mapping.isBlank()) return enqueue(kind, options, name, file, by);
        try {
            return switch (MappingText.read(mapping, Guess.dialect(file))) {
                case MappingText.Reading.Read(var read) -> enqueue(kind, options, read, name, file, by);
                case MappingText.Reading.Refused(var faults) -> new Enqueuing.Refused(faults);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same under a mapping that was read already. */
    @Transactional
    public Enqueuing enqueue(String kind, String options, Mapping mapping, String name, Path file, Actor by) {
        var work = works.of(kind);
        if (!by.custodian()) return new Enqueuing.Refused(List.of(Fault.in("", "custodian-only")));
        var faults = work.faults(options);
        if (!faults.isEmpty()) return new Enqueuing.Refused(faults);
        try {
            var tooLarge = tooLarge(file);
            if (tooLarge.isPresent()) return new Enqueuing.Refused(List.of(tooLarge.get()));
            return switch (TableFile.check(file, mapping, work.columns(options))) {
                case Check.Illegible(var why) -> new Enqueuing.Refused(why);
                case Check.Legible found -> keep(kind, options, mapping, name, file, found, by);
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Fault> tooLarge(Path file) throws IOException {
        return Files.size(file) > LARGEST_FILE
                ? Optional.of(Fault.in("file", "file-too-large", LARGEST_FILE >> 20))
                : Optional.empty();
    }

    /** By what files of one header are known. */
    static Sha256 hash(List<String> header) {
        return Sha256.of(Csv.line(header));
    }

    private Enqueuing keep(
            String kind, String options, Mapping mapping, String name, Path file, Check.Legible found, Actor by)
            throws IOException {
        long fileId = store.keepFile(name, file);
        var input = fileId + "\n" + options + (mapping.isPlain() ? "" : "\n" + MappingText.write(mapping));
        var act = Act.of(kind, by, name, input).covering(Math.toIntExact(found.rows()));
        return acts.perform(act, actId -> {
            long id = store.insert(kind, fileId, options, mapping, found, by, actId, clock.instant());
            queue(id, by);
            return new Enqueuing.Enqueued(store.get(id).orElseThrow());
        });
    }

    /** Stops a job after the piece it is at; what is done stays done. */
    @Transactional
    public JobChange cancel(long id, Actor by) {
        var job = store.lock(id).filter(found -> found.isOpenTo(by));
        if (job.isEmpty()) return new JobChange.Unknown();
        if (!job.get().state().goesOn()) return new JobChange.NotNow(job.get());
        return acts.perform(Act.of("job.cancel", by, String.valueOf(id), ""), act -> {
            store.happened(id, State.CANCELLED, by.account(), clock.instant(), "");
            return new JobChange.Done(store.get(id).orElseThrow());
        });
    }

    /** Lets a cancelled or failed job go on where it stopped. */
    @Transactional
    public JobChange resume(long id, Actor by) {
        var job = store.lock(id).filter(found -> found.isOpenTo(by));
        if (job.isEmpty()) return new JobChange.Unknown();
        if (job.get().state() != State.CANCELLED && job.get().state() != State.FAILED) {
            return new JobChange.NotNow(job.get());
        }
        return acts.perform(Act.of("job.resume", by, String.valueOf(id), ""), act -> {
            queue(id, by);
            return new JobChange.Done(store.get(id).orElseThrow());
        });
    }

    /** A job as it stands now, for whoever may see it. */
    @Transactional(readOnly = true)
    public Optional<Job> find(long id, Actor viewer) {
        return store.get(id).filter(job -> job.isOpenTo(viewer));
    }

    /**
     * The jobs that the viewer may see, newest first.
     *
     * @param kinds only those of these kinds; empty: of any
     */
    @Transactional(readOnly = true)
    public List<Job> list(List<String> kinds, Actor viewer, long offset, int limit) {
        return store.list(kinds, account(viewer), offset, limit);
    }

    /** How many of them there are. */
    @Transactional(readOnly = true)
    public long count(List<String> kinds, Actor viewer) {
        return store.count(kinds, account(viewer));
    }

    /** The jobs before an id that the viewer may see, newest first: for whoever reads them all, sheet by sheet. */
    @Transactional(readOnly = true)
    public List<Job> before(long id, Actor viewer, int limit) {
        return store.before(id, account(viewer), limit);
    }

    private static @Nullable Long account(Actor viewer) {
        return viewer.custodian() ? null : viewer.account();
    }

    /** The next rows after a line that a job did not take, in the order of the file. */
    @Transactional(readOnly = true)
    public List<JobRow> leftOut(Job job, boolean setAside, long afterLine, int limit) {
        return store.leftOut(job.id(), setAside, afterLine, limit);
    }

    /** How many rows of imports that the viewer may see were set aside, since nothing matched them. */
    @Transactional(readOnly = true)
    public long countSetAside(Actor viewer) {
        return store.countSetAside(account(viewer));
    }

    /** The header that a file for this kind of work needs under these options. */
    public Columns columns(String kind, String options) {
        return works.of(kind).columns(options);
    }

    private void queue(long id, Actor by) {
        store.happened(id, State.QUEUED, by.account(), clock.instant(), "");
        // In order of asking, and always due: also after the clock was put back.
        scheduler.scheduleIfNotExists(
                JobRunner.TASK.instance(String.valueOf(id)).scheduledTo(Instant.ofEpochSecond(id)));
    }
}
