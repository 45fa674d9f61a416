package concentric.platform;

import concentric.platform.Job.Counts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries an import: what it would do is done, looked at and taken back, all in one transaction, so that what is said
 * beforehand is what the import itself would say.
 */
@Component
class Trials {

    /**
     * Rows that are tried at most. A trial holds what an import holds, the turn of the writer too, but to its end: an import
     * lets go after each piece. So nobody waits for longer than a few seconds, however long the file is.
     */
    static final int MOST_ROWS = 100_000;

    /** Rows that are taken at once, as an import takes them. */
    private static final int PIECE = 10_000;

    private final TransactionTemplate separately;
    private final Acts acts;
    private final InstantSource clock;

    Trials(PlatformTransactionManager transactions, Acts acts, InstantSource clock) {
        // By itself: the page on which it is seen only reads.
        this.separately = new TransactionTemplate(transactions);
        separately.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.acts = acts;
        this.clock = clock;
    }

    /** What would become of the first rows. */
    Trial of(Upload upload, Work work, Translation translation, Rows rows, Actor by) {
        var act = Act.of(upload.kind(), by, upload.name(), "");
        return Objects.requireNonNull(separately.execute(status -> {
            status.setRollbackOnly();
            return acts.perform(act, id -> take(job(upload, id, by), work, translation, rows));
        }));
    }

    private static Trial take(Job job, Work work, Translation translation, Rows rows) {
        var trial = Trial.NOTHING;
        do {
            var piece = new ArrayList<CsvRow>(PIECE);
            while (rows.hasNext() && piece.size() < PIECE) piece.add(rows.next());
            trial = trial.and(piece.size(), translation.take(work, job, piece));
        } while (rows.hasNext() && trial.rows() < MOST_ROWS);
        return trial;
    }

    private Job job(Upload upload, Act.Id act, Actor by) {
        return new Job(
                0,
                upload.kind(),
                upload.name(),
                0,
                "",
                upload.mapping(),
                by.account(),
                act,
                clock.instant(),
                Job.State.STARTED,
                "",
                new Counts(0, 0, 0, 0, 0));
    }
}
