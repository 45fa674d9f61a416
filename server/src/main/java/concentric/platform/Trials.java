package concentric.platform;

import concentric.platform.Job.Counts;
import concentric.platform.Work.Taken;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries an import: what it would do is done, looked at and taken back, all in one transaction, so that what is said
 * beforehand is what the import itself would say.
 */
@Component
class Trials {

    /** Codes of rows that are about something that is there already, but otherwise. */
    private static final Set<String> DIFFERENT = Set.of("exists-differently", "other-content", "membership-overlaps");

    private final TransactionTemplate transaction;
    private final Acts acts;
    private final InstantSource clock;

    Trials(TransactionTemplate transaction, Acts acts, InstantSource clock) {
        this.transaction = transaction;
        this.acts = acts;
        this.clock = clock;
    }

    /** What would become of some rows. */
    Trial of(Upload upload, Work work, Translation translation, List<CsvRow> rows, Actor by) {
        var act = Act.of(upload.kind(), by, upload.name(), "");
        Taken taken = Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return acts.perform(act, id -> translation.take(work, job(upload, id, by), rows));
        }));
        int different = (int) taken.leftOut().stream()
                .filter(out -> DIFFERENT.contains(out.fault().code()))
                .count();
        int setAside =
                (int) taken.leftOut().stream().filter(Work.LeftOut::setAside).count();
        return new Trial(
                rows.size(),
                taken.added(),
                rows.size() - taken.leftOut().size() - taken.added(),
                different,
                taken.leftOut().size() - different - setAside,
                setAside,
                taken.leftOut());
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
