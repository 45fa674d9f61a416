package concentric.platform;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The door that takes imports of units, people, memberships, offers and funds back, each as one act, all or nothing: what came with it is
 * removed if nothing stands on it. Imports of money are given back instead, for what was recorded stays.
 */
@Service
public class UndoneJobs {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final JobStore jobs;
    private final Works works;
    private final WriterLock writerLock;
    private final Acts acts;
    private final InstantSource clock;

    UndoneJobs(JdbcClient jdbc, JobStore jobs, Works works, WriterLock writerLock, Acts acts, InstantSource clock) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.works = works;
        this.writerLock = writerLock;
        this.acts = acts;
        this.clock = clock;
    }

    /** How an import was taken back; nothing if it was not. */
    @Transactional(readOnly = true)
    public Optional<UndoneJob> find(long job) {
        return jdbc.sql("select job_id, reason, things, at, act_id from platform.undone_import where job_id = :job")
                .param("job", job)
                .query((rs, n) -> new UndoneJob(
                        rs.getLong("job_id"),
                        rs.getString("reason"),
                        rs.getInt("things"),
                        rs.getObject("at", OffsetDateTime.class).toInstant(),
                        new Act.Id(rs.getLong("act_id"))))
                .optional();
    }

    /** Whether it may be asked for: what stands in the way is said then. */
    @Transactional(readOnly = true)
    public boolean canBeAsked(Job job, Actor by) {
        return by.custodian()
                && !job.state().goesOn()
                && job.counts().accepted() > 0
                && works.of(job.kind()).canTakeBack()
                && find(job.id()).isEmpty();
    }

    /** Takes an import back, all or nothing; the writer lock is held, so that no usage of a unit comes in meanwhile. */
    @Transactional
    public TakingBack takeBack(long id, String reason, Actor by) {
        if (!by.custodian()) return refused(Fault.in("", "custodian-only"));
        var said = TypedText.clean(reason);
        var unsaid = TypedText.faultOfRequired("reason", said, LONGEST_REASON);
        if (unsaid.isPresent()) return refused(unsaid.get());
        writerLock.take();
        var job = jobs.lock(id);
        if (job.isEmpty()) return new TakingBack.Unknown();
        if (!canBeAsked(job.get(), by)) return refused(Fault.in("", "import-not-removable"));
        var work = works.of(job.get().kind());
        var inTheWay = work.inTheWay(job.get().act());
        if (!inTheWay.isEmpty()) return new TakingBack.Refused(inTheWay);
        try {
            var act = Act.of("job.undo", by, String.valueOf(id), said);
            return acts.perform(act, actId -> {
                insert(job.get(), said, actId);
                work.takeBack(job.get().act());
                return new TakingBack.TakenBack(find(id).orElseThrow());
            });
        } catch (DataIntegrityViolationException e) {
            // Somebody came to stand on it in this very moment.
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return refused(Fault.in("", "import-needed-meanwhile"));
        }
    }

    private void insert(Job job, String reason, Act.Id act) {
        jdbc.sql("""
                        insert into platform.undone_import (job_id, reason, things, at, act_id)
                        values (:job, :reason, :things, :at, :act)
                        """)
                .param("job", job.id())
                .param("reason", reason)
                .param("things", job.counts().accepted())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("act", act.value())
                .update();
    }

    private static TakingBack refused(Fault fault) {
        return new TakingBack.Refused(List.of(fault));
    }
}
