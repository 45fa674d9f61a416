package concentric.platform;

import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import concentric.platform.Job.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs jobs in the background. Each piece of a file and the figure of how far the job is are written in one
 * transaction, so a crash between two pieces loses nothing and repeats nothing; the scheduler library finds the job
 * again and it goes on. In an outage of the database, also when its disk is full, and when the program is told to end,
 * a job stops after the last whole piece and goes on by itself.
 */
@Configuration(proxyBeanMethods = false)
class JobRunner {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("job");

    /** Rows a piece has at least: large enough for COPY to pay, small enough to be cancelled within a moment. */
    private static final int PIECE = 10_000;

    /** Rows a piece has at most, even if they belong together: a file of one endless invoice must not fill the memory. */
    private static final int LARGEST_PIECE = 100_000;

    /** After an outage a job is tried again so soon. */
    private static final Duration AFTER_OUTAGE = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final JobStore store;
    private final TransactionTemplate transaction;
    private final Organisations organisations;
    private final InstantSource clock;

    JobRunner(JobStore store, TransactionTemplate transaction, Organisations organisations, InstantSource clock) {
        this.organisations = organisations;
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    OneTimeTask<Void> jobTask(Works works) {
        // What escapes a run is an outage or the program's end, and either passes. Where even this can't be
        // written, the library finds after some seconds that nobody runs the job.
        return Tasks.oneTime(TASK)
                .onFailure((run, operations) ->
                        operations.reschedule(run, run.getTimeDone().plus(AFTER_OUTAGE)))
                .execute((instance, context) ->
                        run(Long.parseLong(instance.getId()), works, context.getSchedulerState()));
    }

    /**
     * Whoever runs a job shows it by the time. If the clock was put back since a program was killed in the middle of one,
     * it would count as running until the clock is there again.
     */
    @Bean
    ApplicationRunner heartbeatsAreNotOfTheFuture() {
        return arguments -> store.correctHeartbeats();
    }

    private void run(long id, Works works, SchedulerState scheduler) {
        var job = start(id);
        if (job.isEmpty()) return;
        try {
            work(job.get(), works.of(job.get().kind()), scheduler);
        } catch (RuntimeException e) {
            // Connections end before this does, so whatever it ends by says nothing about the job.
            if (scheduler.isShuttingDown()) throw e;
            if (Outage.shownBy(e).isPresent()) {
                LOG.warn("job {} waits", id, e);
                throw e;
            }
            LOG.error("job {} failed", id, e);
            end(id, State.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private Optional<Job> start(long id) {
        return transaction.execute(status -> {
            var job = store.lock(id).filter(found -> found.state().goesOn());
            job.ifPresent(found -> store.happened(id, State.STARTED, null, clock.instant(), ""));
            return job;
        });
    }

    private void work(Job job, Work work, SchedulerState scheduler) {
        var mapping = job.mapping();
        try (var rows = TableFile.rows(store.openFile(job.fileId()), mapping.dialect())) {
            var zone = organisations.current().zone();
            var translation = new Translation(mapping, work.columns(job.options()), rows.header(), zone);
            long done = job.counts().done();
            for (long i = 0; i < done; i++) rows.next();
            @Nullable CsvRow ahead = rows.hasNext() ? rows.next() : null;
            while (ahead != null) {
                if (scheduler.isShuttingDown()) throw new CancellationException("the program ends");
                var piece = new ArrayList<CsvRow>(PIECE);
                do {
                    piece.add(ahead);
                    ahead = rows.hasNext() ? rows.next() : null;
                } while (ahead != null
                        && piece.size() < LARGEST_PIECE
                        && (piece.size() < PIECE || work.belongTogether(piece.getLast(), ahead, job.options())));
                if (!take(job, done, piece, () -> translation.take(work, job, piece))) return;
                done += piece.size();
            }
            end(job.id(), State.FINISHED, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One piece, or false if the job was cancelled meanwhile, or somebody else went on with it: a program that stood still
     * for a while, as a machine asleep does, counts as gone.
     */
    private boolean take(Job job, long done, List<CsvRow> piece, Supplier<Work.Taken> taking) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var now = store.lock(job.id()).orElseThrow();
            if (now.state() != State.STARTED || now.counts().done() != done) return false;
            store.taken(job.id(), piece.size(), taking.get());
            return true;
        }));
    }

    private void end(long id, State state, String note) {
        transaction.executeWithoutResult(status -> {
            if (store.lock(id).orElseThrow().state() == State.STARTED) {
                store.happened(id, state, null, clock.instant(), note);
            }
        });
    }
}
