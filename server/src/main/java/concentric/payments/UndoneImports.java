package concentric.payments;

import concentric.engine.terms.Names;
import concentric.engine.terms.Remainder;
import concentric.payments.UndoneImportStore.Left;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Job;
import concentric.platform.Jobs;
import concentric.platform.Organisations;
import concentric.platform.WriterLock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door that takes imports of payments and usage back, each as one act: whatever is left of what came with it is
 * given back, under the contracts it was settled by.
 */
@Service
public class UndoneImports {

    /** The source of the refunds. */
    static final String SOURCE = "undo";

    private static final Set<String> UNDOABLE = Set.of(PaymentImport.KIND, InvoiceImport.KIND, UsageImport.KIND);
    private static final int LONGEST_REASON = 500;

    private final Jobs jobs;
    private final UndoneImportStore store;
    private final RefundRecorder recorder;
    private final Sources sources;
    private final Books books;
    private final Sequence sequence;
    private final Organisations organisations;
    private final WriterLock writerLock;
    private final WriterTurn turn;
    private final Acts acts;
    private final InstantSource clock;

    UndoneImports(
            Jobs jobs,
            UndoneImportStore store,
            RefundRecorder recorder,
            Sources sources,
            Books books,
            Sequence sequence,
            Organisations organisations,
            WriterLock writerLock,
            WriterTurn turn,
            Acts acts,
            InstantSource clock) {
        this.jobs = jobs;
        this.store = store;
        this.recorder = recorder;
        this.sources = sources;
        this.books = books;
        this.sequence = sequence;
        this.organisations = organisations;
        this.writerLock = writerLock;
        this.turn = turn;
        this.acts = acts;
        this.clock = clock;
    }

    /** Whether what came with the job can be taken back: payments and usage. */
    public static boolean isUndoable(Job job) {
        return UNDOABLE.contains(job.kind());
    }

    /** How an import was taken back; nothing if it was not. */
    @Transactional(readOnly = true)
    public Optional<UndoneImport> find(long job) {
        return store.find(job);
    }

    /**
     * What taking an import back would give back now.
     *
     * @param count of payments and usages
     * @param amounts in minor units, by currency
     */
    public record Rest(int count, Map<Currency, Long> amounts) {}

    /** What is left of what came with an import; nothing where it can't be taken back now. */
    @Transactional(readOnly = true)
    public Optional<Rest> rest(long job, Actor by) {
        if (!by.custodian()) return Optional.empty();
        return jobs.find(job, by)
                .filter(found -> isUndoable(found) && !found.state().goesOn())
                .filter(found -> store.find(job).isEmpty())
                .map(found -> store.rest(found.act(), organisations.current().currency()));
    }

    /**
     * Takes an import back, all or nothing.
     *
     * @param job the import, which must not be at work any more
     * @param reason in words, for whoever reads it later
     */
    public Undoing undo(long job, String reason, Actor by) {
        var faults = faults(reason, by);
        if (!faults.isEmpty()) return new Undoing.Refused(faults);
        var found = jobs.find(job, by);
        if (found.isEmpty()) return new Undoing.Unknown();
        if (!isUndoable(found.get())) return refused("import-not-undoable");
        return turn.take(status -> {
            writerLock.take();
            if (jobs.find(job, by).orElseThrow().state().goesOn()) return refused("import-at-work");
            if (store.find(job).isPresent()) return refused("import-undone-already");
            var left = store.left(found.get().act(), organisations.current().currency());
            if (left.isEmpty()) return refused("import-without-money");
            long liveAfter = books.liveAfter();
            if (left.stream().anyMatch(each -> each.of() <= liveAfter)) return refused("import-in-shadow");
            var act = Act.of("import.undo", by, String.valueOf(job), reason).covering(left.size());
            return acts.perform(act, id -> {
                recorder.write(refunds(left, id));
                store.insert(job, reason, clock.instant(), id);
                return new Undoing.Undone(store.find(job).orElseThrow());
            });
        });
    }

    private static List<Fault> faults(String reason, Actor by) {
        if (!by.custodian()) return List.of(Fault.in("", "custodian-only"));
        if (reason.isBlank()) return List.of(Fault.in("reason", "missing"));
        if (reason.length() > LONGEST_REASON) return List.of(Fault.in("reason", "too-long", LONGEST_REASON));
        return reason.codePoints().anyMatch(Names::isControl)
                ? List.of(Fault.in("reason", "control-character"))
                : List.of();
    }

    private static Undoing refused(String code) {
        return new Undoing.Refused(List.of(Fault.in("", code)));
    }

    private List<RefundStore.Row> refunds(List<Left> left, Act.Id act) {
        int source = Objects.requireNonNull(sources.resolve(Set.of(SOURCE)).get(SOURCE));
        var now = clock.instant();
        var rows = new ArrayList<RefundStore.Row>();
        long last = sequence.last();
        for (var each : left) {
            rows.add(new RefundStore.Row(refund(each, last + rows.size() + 1, now, act), source, List.of()));
        }
        return rows;
    }

    private static Refund refund(Left left, long seq, Instant now, Act.Id act) {
        return new Refund(
                seq,
                SOURCE,
                String.valueOf(left.of()),
                left.of(),
                left.segmentId(),
                left.remainder().amount(),
                left.remainder().tax(),
                left.remainder().quantity(),
                new Remainder(0, 0, 0),
                left.currency(),
                now,
                now,
                left.cascadeId(),
                act);
    }
}
