package concentric.platform;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import concentric.platform.Job.State;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs jobs in the background. Each piece of a file and the figure of how far the job is are written in one
 * transaction, so a crash between two pieces loses nothing and repeats nothing; the scheduler library finds the job
 * again and it goes on.
 */
@Configuration(proxyBeanMethods = false)
class JobRunner {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("job");

    /** Rows a piece has at least: large enough for COPY to pay, small enough to be cancelled within a moment. */
    private static final int PIECE = 10_000;

    /** Rows a piece has at most, even if they belong together: a file of one endless invoice must not fill the memory. */
    private static final int LARGEST_PIECE = 100_000;

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final JobStore store;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    JobRunner(JobStore store, TransactionTemplate transaction, InstantSource clock) {
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Bean
    OneTimeTask<Void> jobTask(Works works) {
        return Tasks.oneTime(TASK).execute((instance, context) -> run(Long.parseLong(instance.getId()), works));
    }

    private void run(long id, Works works) {
        var job = start(id);
        if (job.isEmpty()) return;
        try {
            work(job.get(), works.of(job.get().kind()));
        } catch (RuntimeException e) {
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

    private void work(Job job, Work work) {
        try (var rows = Csv.rows(store.openFile(job.fileId()))) {
            for (long i = 0; i < job.counts().done(); i++) rows.next();
            @Nullable CsvRow ahead = rows.hasNext() ? rows.next() : null;
            while (ahead != null) {
                var piece = new ArrayList<CsvRow>(PIECE);
                do {
                    piece.add(ahead);
                    ahead = rows.hasNext() ? rows.next() : null;
                } while (ahead != null
                        && piece.size() < LARGEST_PIECE
                        && (piece.size() < PIECE || work.belongTogether(piece.getLast(), ahead, job.options())));
                if (!take(job, work, piece)) return;
            }
            end(job.id(), State.FINISHED, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One piece, or false if the job was cancelled meanwhile. */
    private boolean take(Job job, Work work, List<CsvRow> piece) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            if (store.lock(job.id()).orElseThrow().state() != State.STARTED) return false;
            store.taken(job.id(), piece.size(), work.take(job, piece));
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
