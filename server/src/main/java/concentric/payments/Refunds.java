package concentric.payments;

import concentric.contracts.Plans;
import concentric.engine.plan.Explanation;
import concentric.engine.plan.Fact;
import concentric.engine.plan.Posting;
import concentric.engine.terms.Money;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Remainder;
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

/** The door of refunds: record them, find them, explain one. */
@Service
public class Refunds {

    private final RefundReader reader;
    private final RefundRecorder recorder;
    private final RefundStore store;
    private final RefundSearch search;
    private final Plans plans;
    private final WriterTurn turn;
    private final Acts acts;

    Refunds(
            RefundReader reader,
            RefundRecorder recorder,
            RefundStore store,
            RefundSearch search,
            Plans plans,
            WriterTurn turn,
            Acts acts) {
        this.reader = reader;
        this.recorder = recorder;
        this.store = store;
        this.search = search;
        this.plans = plans;
        this.turn = turn;
        this.acts = acts;
    }

    /**
     * Records refunds, all or none; they are durable when this returns.
     *
     * @param refunds at most {@link Payments#MOST_AT_ONCE}
     * @param idempotencyKey the caller's own name for the call, or null
     */
    public RefundRecording record(List<NewRefund> refunds, @Nullable String idempotencyKey, Actor by) {
        if (refunds.size() > Payments.MOST_AT_ONCE) {
            throw new IllegalArgumentException("more than " + Payments.MOST_AT_ONCE + " refunds at once");
        }
        if (!by.custodian()) {
            return new RefundRecording.Refused(List.of(new ItemFault(0, Fault.in("", "custodian-only"))));
        }
        var read = reader.read(refunds);
        if (!read.faults().isEmpty()) return new RefundRecording.Refused(read.faults());
        var subject = refunds.isEmpty() ? "" : refunds.getFirst().source();
        var act = Act.of("refund.record", by, subject, String.valueOf(refunds)).under(idempotencyKey);
        return turn.take(status -> {
            var outcome = recorder.record(read.drafts(), size -> acts.perform(act.covering(size), logged -> logged));
            if (outcome.faults().isEmpty()) return new RefundRecording.Recorded(outcome.receipts());
            status.setRollbackOnly();
            return new RefundRecording.Refused(outcome.faults());
        });
    }

    /** The refund of a sequence number. */
    @Transactional(readOnly = true)
    public Optional<Refund> find(long seq) {
        return store.find(seq);
    }

    /** The refund of an identity. */
    @Transactional(readOnly = true)
    public Optional<Refund> find(String source, String externalId) {
        return store.find(source, externalId);
    }

    /** The refunds of a payment or usage, in their order. */
    @Transactional(readOnly = true)
    public List<Refund> of(long seq) {
        return store.of(seq);
    }

    /** What is left of those of these payments and usages, by sequence number, of which anything was given back. */
    @Transactional(readOnly = true)
    public Map<Long, Remainder> left(Collection<Long> of) {
        return store.left(of);
    }

    /** Refunds that meet the filter, newest first. */
    @Transactional(readOnly = true)
    public List<Refund> list(RefundFilter filter, long offset, int limit) {
        return search.list(filter, offset, limit);
    }

    /** The next refunds that meet the filter and were recorded before a sequence number, newest first. */
    @Transactional(readOnly = true)
    public List<Refund> before(RefundFilter filter, long seq, int limit) {
        return search.before(filter, seq, limit);
    }

    /** How many refunds meet the filter. */
    @Transactional(readOnly = true)
    public long count(RefundFilter filter) {
        return search.count(filter);
    }

    /** The first refund that does not go on from what was left before it; nothing while all do. */
    @Transactional(readOnly = true)
    public Optional<Long> firstBroken() {
        return store.firstBroken();
    }

    /** The way of one refund: what it changed, posting by posting; nothing if what it gives back was not settled. */
    @Transactional(readOnly = true)
    public Optional<Explained> explain(Refund refund) {
        return Optional.ofNullable(refund.cascadeId()).map(plans::cascade).map(plan -> {
            var explanation = plan.isOfService()
                    ? takenBack(plan.plan().explain(plan.root(), new Quantity(refund.quantity())))
                    : plan.plan().explain(plan.root(), refund.before(), refund.left());
            return new Explained(plan, explanation);
        });
    }

    /** A usage is only given back as a whole, where its import is taken back: nothing is left of any posting. */
    private static Explanation takenBack(Explanation usage) {
        return new Explanation(
                usage.price(),
                usage.postings().stream()
                        .map(posting -> new Posting(
                                posting.index(),
                                posting.line(),
                                new Money(
                                        -posting.amount().minor(),
                                        posting.amount().currency()),
                                new Fact.OfRefund(Optional.of(posting.fact()), Optional.empty())))
                        .toList());
    }
}
