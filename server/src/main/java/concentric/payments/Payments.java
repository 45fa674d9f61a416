package concentric.payments;

import concentric.contracts.CascadePlan;
import concentric.contracts.Plans;
import concentric.engine.plan.Explanation;
import concentric.payments.NewPayment.Goods;
import concentric.payments.Recording.ItemFault;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Sha256;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of payments: record them, find them, explain one. */
@Service
public class Payments {

    /** Who asks for the last one looks no further back: what is paid for rarely is not looked for among all there is. */
    private static final long RECENT = 200_000;

    /** Most payments in one call. */
    public static final int MOST_AT_ONCE = 10_000;

    private final PaymentReader reader;
    private final PaymentStore store;
    private final SettlingStore settlings;
    private final PaymentSearch search;
    private final GroupCommit groupCommit;
    private final Plans plans;

    Payments(
            PaymentReader reader,
            PaymentStore store,
            SettlingStore settlings,
            PaymentSearch search,
            GroupCommit groupCommit,
            Plans plans) {
        this.reader = reader;
        this.store = store;
        this.settlings = settlings;
        this.search = search;
        this.groupCommit = groupCommit;
        this.plans = plans;
    }

    /**
     * Records payments, all or none; they are durable when this returns. Not in one transaction with the caller: calls
     * that come at the same time are committed together.
     *
     * @param payments at most {@link #MOST_AT_ONCE}
     * @param idempotencyKey the caller's own name for the call, or null
     */
    public Recording record(List<NewPayment> payments, @Nullable String idempotencyKey, Actor by) {
        if (payments.size() > MOST_AT_ONCE) {
            throw new IllegalArgumentException("more than " + MOST_AT_ONCE + " payments at once");
        }
        if (!by.custodian()) {
            return new Recording.Refused(List.of(new ItemFault(0, Fault.in("", "custodian-only"))));
        }
        var read = reader.read(payments);
        if (!read.faults().isEmpty()) return new Recording.Refused(read.faults());
        var entries = reader.resolve(read.drafts());
        var subject = entries.isEmpty() ? "" : entries.getFirst().source();
        var input = Sha256.of(out -> {
            for (var entry : entries) entry.writeTo(out);
        });
        var act = new Act("payment.record", by, subject, entries.size(), idempotencyKey, input);
        return groupCommit.record(new Recorder.Request(entries, act, null));
    }

    /** The payment of an identity. */
    @Transactional(readOnly = true)
    public Optional<Payment> find(String source, String externalId) {
        return store.find(source, externalId);
    }

    /** The payments of any source that have this name there, latest first. */
    @Transactional(readOnly = true)
    public List<Payment> named(String externalId, int most) {
        return store.named(externalId, most);
    }

    /** The payment of a sequence number. */
    @Transactional(readOnly = true)
    public Optional<Payment> find(long seq) {
        return store.find(seq);
    }

    /** The articles of a payment that came as invoice lines. */
    @Transactional(readOnly = true)
    public List<Goods> goods(long seq) {
        return store.goods(seq);
    }

    /** Payments that meet the filter, newest first. */
    @Transactional(readOnly = true)
    public List<Payment> list(PaymentFilter filter, int offset, int limit) {
        return search.list(filter, offset, limit);
    }

    /** The next payments that meet the filter and were recorded before a sequence number, newest first. */
    @Transactional(readOnly = true)
    public List<Payment> before(PaymentFilter filter, long seq, int limit) {
        return search.before(filter, seq, limit);
    }

    /** The one recorded last for any of these offers, among the last records; nothing if there is none. */
    @Transactional(readOnly = true)
    public Optional<Payment> last(Collection<Long> offers) {
        return search.last(offers, RECENT);
    }

    /** How many payments meet the filter. */
    @Transactional(readOnly = true)
    public long count(PaymentFilter filter) {
        return search.count(filter);
    }

    /**
     * How a settled payment was shared, posting by posting.
     *
     * @param plan what it is settled by
     * @param explanation every posting with the facts of its sentence
     */
    public record Explained(CascadePlan plan, Explanation explanation) {}

    /** The way of one payment, of what was left of it when it was settled; nothing if it is not settled. */
    @Transactional(readOnly = true)
    public Optional<Explained> explain(Payment payment) {
        if (payment.cascadeId() != null) {
            return Optional.of(explained(payment.cascadeId(), payment.shared(), payment.quantity()));
        }
        return settlings
                .of(payment.seq())
                .map(later -> explained(later.cascadeId(), later.amount() - later.tax(), later.quantity()));
    }

    private Explained explained(int cascade, long shared, long quantity) {
        var plan = plans.cascade(cascade);
        return new Explained(plan, plan.plan().explain(plan.root(), shared, quantity));
    }

    /** How a payment that was unsettled at first was settled later; nothing if it was settled at once, or is not. */
    @Transactional(readOnly = true)
    public Optional<Settling> settledLater(long seq) {
        return settlings.of(seq);
    }

    /** Those of these payments that were unsettled at first and settled later. */
    @Transactional(readOnly = true)
    public Set<Long> settledLater(Collection<Long> seqs) {
        return settlings.cascades(seqs).keySet();
    }
}
