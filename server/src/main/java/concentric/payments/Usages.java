package concentric.payments;

import concentric.contracts.Plans;
import concentric.engine.terms.Quantity;
import concentric.payments.Payments.Explained;
import concentric.payments.Recording.ItemFault;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of usage: record it, find it, explain one. */
@Service
public class Usages {

    /** Who asks for the last one looks no further back: what is paid for rarely is not looked for among all there is. */
    private static final long RECENT = 200_000;

    private final UsageReader reader;
    private final UsageRecorder recorder;
    private final UsageStore store;
    private final UsageSearch search;
    private final SettlingStore settlings;
    private final Plans plans;
    private final WriterTurn turn;
    private final Acts acts;

    Usages(
            UsageReader reader,
            UsageRecorder recorder,
            UsageStore store,
            UsageSearch search,
            SettlingStore settlings,
            Plans plans,
            WriterTurn turn,
            Acts acts) {
        this.reader = reader;
        this.recorder = recorder;
        this.store = store;
        this.search = search;
        this.settlings = settlings;
        this.plans = plans;
        this.turn = turn;
        this.acts = acts;
    }

    /**
     * Records usages, all or none; they are durable when this returns.
     *
     * @param usages at most {@link Payments#MOST_AT_ONCE}
     * @param idempotencyKey the caller's own name for the call, or null
     */
    public UsageRecording record(List<NewUsage> usages, @Nullable String idempotencyKey, Actor by) {
        if (usages.size() > Payments.MOST_AT_ONCE) {
            throw new IllegalArgumentException("more than " + Payments.MOST_AT_ONCE + " usages at once");
        }
        if (!by.custodian()) {
            return new UsageRecording.Refused(List.of(new ItemFault(0, Fault.in("", "custodian-only"))));
        }
        var read = reader.read(usages);
        if (!read.faults().isEmpty()) return new UsageRecording.Refused(read.faults());
        var subject = usages.isEmpty() ? "" : usages.getFirst().source();
        var act = Act.of("usage.record", by, subject, String.valueOf(usages)).under(idempotencyKey);
        return turn.take(status -> {
            var outcome = recorder.record(read.drafts(), size -> acts.perform(act.covering(size), logged -> logged));
            if (outcome.faults().isEmpty()) return new UsageRecording.Recorded(outcome.receipts());
            status.setRollbackOnly();
            return new UsageRecording.Refused(outcome.faults());
        });
    }

    /** The usage of a sequence number. */
    @Transactional(readOnly = true)
    public Optional<Usage> find(long seq) {
        return store.find(seq);
    }

    /** The usage of an identity. */
    @Transactional(readOnly = true)
    public Optional<Usage> find(String source, String externalId) {
        return store.find(source, externalId);
    }

    /** Usages that meet the filter, newest first. */
    @Transactional(readOnly = true)
    public List<Usage> list(UsageFilter filter, long offset, int limit) {
        return search.list(filter, offset, limit);
    }

    /** The next usages that meet the filter and were recorded before a sequence number, newest first. */
    @Transactional(readOnly = true)
    public List<Usage> before(UsageFilter filter, long seq, int limit) {
        return search.before(filter, seq, limit);
    }

    /** The one recorded last for any of these services, among the last records; nothing if there is none. */
    @Transactional(readOnly = true)
    public Optional<Usage> last(Collection<Long> services) {
        return search.last(services, RECENT);
    }

    /** How many usages meet the filter. */
    @Transactional(readOnly = true)
    public long count(UsageFilter filter) {
        return search.count(filter);
    }

    /** The way of one usage, of what was left of it when it was settled; nothing if it is not settled. */
    @Transactional(readOnly = true)
    public Optional<Explained> explain(Usage usage) {
        if (usage.cascadeId() != null) return Optional.of(explained(usage.cascadeId(), usage.quantity()));
        return settlings.of(usage.seq()).map(later -> explained(later.cascadeId(), later.quantity()));
    }

    private Explained explained(int cascade, long quantity) {
        var plan = plans.cascade(cascade);
        return new Explained(plan, plan.plan().explain(plan.root(), new Quantity(quantity)));
    }

    /** How a usage that was unsettled at first was settled later; nothing if it was settled at once, or is not. */
    @Transactional(readOnly = true)
    public Optional<Settling> settledLater(long seq) {
        return settlings.of(seq);
    }

    /** How those of these usages were settled later, by sequence number, that were unsettled at first. */
    @Transactional(readOnly = true)
    public Map<Long, Settling> settledLater(Collection<Long> seqs) {
        return settlings.of(seqs);
    }
}
