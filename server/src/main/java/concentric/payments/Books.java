package concentric.payments;

import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Imprints;
import concentric.platform.Kept;
import concentric.platform.Snapshots;
import concentric.platform.WriterLock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of the two books: an organisation may begin in shadow, where payments are shared as ever but nothing is owed,
 * and is switched on once; from then on balances begin at nothing. Without a beginning in shadow all is live.
 */
@Service
public class Books {

    private final JdbcClient jdbc;
    private final Sequence sequence;
    private final Imprints imprints;
    private final WriterLock writerLock;
    private final WriterTurn turn;
    private final Acts acts;
    private final InstantSource clock;
    private final Kept<Boolean> shadow;
    private final Kept<Long> live;

    Books(
            JdbcClient jdbc,
            Sequence sequence,
            Imprints imprints,
            WriterLock writerLock,
            WriterTurn turn,
            Acts acts,
            InstantSource clock,
            Snapshots snapshots) {
        this.jdbc = jdbc;
        this.shadow = snapshots.keep(this::readIfInShadow, "payments.shadow", "payments.switched_on");
        this.live = snapshots.keep(this::readLiveAfter, "payments.switched_on");
        this.sequence = sequence;
        this.imprints = imprints;
        this.writerLock = writerLock;
        this.turn = turn;
        this.acts = acts;
        this.clock = clock;
    }

    /** Whether nothing is owed yet. */
    @Transactional(readOnly = true)
    public boolean inShadow() {
        return shadow.now().orElseGet(this::readIfInShadow);
    }

    private boolean readIfInShadow() {
        return jdbc.sql("""
                        select exists (select 1 from payments.shadow)
                           and not exists (select 1 from payments.switched_on)
                        """).query(Boolean.class).single();
    }

    /**
     * The last sequence number of the shadow book once the organisation is switched on; before, and where it never was in
     * shadow, 0: what comes after it is what counts.
     */
    @Transactional(readOnly = true)
    public long liveAfter() {
        return live.now().orElseGet(this::readLiveAfter);
    }

    private long readLiveAfter() {
        return jdbc.sql("select after_seq from payments.switched_on")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    private boolean beganInShadow() {
        return jdbc.sql("select exists (select 1 from payments.shadow)")
                .query(Boolean.class)
                .single();
    }

    /** Begins in shadow: before anything is recorded, and once. */
    public Switching beginInShadow(Actor by) {
        return turn.take(status -> {
            writerLock.take();
            if (!by.custodian()) return refused("custodian-only");
            if (beganInShadow() || sequence.last() > 0) return refused("live-already");
            return acts.perform(Act.of("book.begin-shadow", by, "organisation", ""), act -> {
                imprints.changed("payments.shadow");
                jdbc.sql("insert into payments.shadow (act_id) values (:act)")
                        .param("act", act.value())
                        .update();
                return new Switching.Switched();
            });
        });
    }

    /** Switches on: what is recorded from now on is owed, what was recorded before never is. */
    public Switching switchOn(Actor by) {
        return turn.take(status -> {
            writerLock.take();
            if (!by.custodian()) return refused("custodian-only");
            if (!inShadow()) return refused("live-already");
            long last = sequence.last();
            return acts.perform(Act.of("book.switch-on", by, "organisation", String.valueOf(last)), act -> {
                imprints.changed("payments.switched_on");
                jdbc.sql("insert into payments.switched_on (after_seq, at, act_id) values (:after, :at, :act)")
                        .param("after", last)
                        .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                        .param("act", act.value())
                        .update();
                return new Switching.Switched();
            });
        });
    }

    private static Switching refused(String code) {
        return new Switching.Refused(List.of(Fault.in("", code)));
    }
}
