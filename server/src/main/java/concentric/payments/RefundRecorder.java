package concentric.payments;

import concentric.contracts.Plans;
import concentric.engine.terms.Refunding;
import concentric.engine.terms.Remainder;
import concentric.payments.Entry.Identity;
import concentric.payments.Recording.ItemFault;
import concentric.payments.RefundReader.Draft;
import concentric.payments.RefundRecording.Receipt;
import concentric.platform.Act;
import concentric.platform.Fault;
import concentric.platform.WriterLock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/** Gives refunds their sequence numbers and writes them, each on what the ones before it left of its payment. */
@Component
class RefundRecorder {

    private final PaymentStore payments;
    private final RefundStore refunds;
    private final SettlingStore settlings;
    private final Books books;
    private final Sequence sequence;
    private final Seals seals;
    private final Plans plans;
    private final WriterLock writerLock;
    private final InstantSource clock;

    RefundRecorder(
            PaymentStore payments,
            RefundStore refunds,
            SettlingStore settlings,
            Books books,
            Sequence sequence,
            Seals seals,
            Plans plans,
            WriterLock writerLock,
            InstantSource clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.settlings = settlings;
        this.books = books;
        this.sequence = sequence;
        this.seals = seals;
        this.plans = plans;
        this.writerLock = writerLock;
        this.clock = clock;
    }

    /**
     * What became of each refund.
     *
     * @param receipts of those that are recorded, in order
     * @param faults why the others are not
     */
    record Outcome(List<Receipt> receipts, List<ItemFault> faults) {}

    /**
     * Records those refunds that can be.
     *
     * @param act logs the act once there is anything to record
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome record(List<Draft> drafts, Function<Integer, Act.Id> act) {
        writerLock.take();
        var ground = new Ground(drafts);
        var faults = new ArrayList<ItemFault>();
        var receipts = new ArrayList<Receipt>();
        var rows = new ArrayList<RefundStore.Row>();
        var actId = SingletonSupplier.of(() -> act.apply(drafts.size()));
        var now = clock.instant();
        long last = sequence.last();
        for (var draft : drafts) {
            switch (ground.judge(draft)) {
                case Judgement.Known(var refund) -> receipts.add(new Receipt(draft.index(), refund, false, false));
                case Judgement.Wrong(var fault) -> faults.add(new ItemFault(draft.index(), fault));
                case Judgement.New(var payment, var cascade, var refunded) -> {
                    var refund = refund(draft, payment, cascade, refunded, last + rows.size() + 1, now, actId.obtain());
                    ground.add(draft.identity(), refund);
                    rows.add(new RefundStore.Row(
                            refund, draft.identity().sourceId(), draft.refund().goods()));
                    receipts.add(new Receipt(draft.index(), refund, true, keepsPerUnit(draft, refund)));
                }
            }
        }
        write(rows);
        return new Outcome(receipts, faults);
    }

    /** Writes refunds that follow the last number given out, under the writer lock. */
    void write(List<RefundStore.Row> rows) {
        if (rows.isEmpty()) return;
        refunds.copy(rows);
        seals.seal(
                rows.stream().map(RefundStore.Row::refund).toList(),
                rows.stream().flatMap(row -> row.articles().stream()).toList());
    }

    /** Whether money per unit is kept since no quantity was given: allowed, but worth a word. */
    private boolean keepsPerUnit(Draft draft, Refund refund) {
        if (draft.quantity() != null
                || refund.cascadeId() == null
                || refund.left().quantity() == 0) return false;
        var cascade = plans.cascade(refund.cascadeId());
        return cascade.plan().paysPerUnit(cascade.root());
    }

    private static Refund refund(
            Draft draft,
            Payment payment,
            Optional<Integer> cascade,
            Refunding.Refunded refunded,
            long seq,
            Instant now,
            Act.Id act) {
        return new Refund(
                seq,
                draft.refund().source(),
                draft.refund().externalId(),
                payment.seq(),
                payment.segmentId(),
                draft.amount(),
                draft.tax(),
                refunded.quantity().micros(),
                refunded.remainder(),
                payment.currency(),
                draft.occurredAt(),
                now,
                cascade.orElse(null),
                act);
    }

    /** What is to be done about one refund. */
    private sealed interface Judgement {
        record Known(Refund refund) implements Judgement {}

        record Wrong(Fault fault) implements Judgement {}

        record New(Payment payment, Optional<Integer> cascade, Refunding.Refunded refunded) implements Judgement {}
    }

    /** What the refunds of a call stand on: read once under the writer lock, and carried on from refund to refund. */
    private final class Ground {

        private final Map<Identity, Refund> known;
        private final Map<Identity, Payment> paid;
        private final Map<Identity, Refund> mistaken;
        private final Map<Long, Remainder> left;
        private final Map<Long, Integer> settledLater;
        private final long liveAfter = books.liveAfter();

        Ground(List<Draft> drafts) {
            var references = drafts.stream().map(Draft::payment).distinct().toList();
            known = new HashMap<>(
                    refunds.known(drafts.stream().map(Draft::identity).toList()));
            paid = payments.known(references);
            mistaken = refunds.known(
                    references.stream().filter(each -> !paid.containsKey(each)).toList());
            var seqs = paid.values().stream().map(Payment::seq).toList();
            left = refunds.left(seqs);
            settledLater = settlings.cascades(paid.values().stream()
                    .filter(payment -> payment.cascadeId() == null)
                    .map(Payment::seq)
                    .toList());
        }

        Judgement judge(Draft draft) {
            var payment = paid.get(draft.payment());
            if (payment == null) return new Judgement.Wrong(notAPayment(draft));
            var earlier = known.get(draft.identity());
            if (earlier != null) {
                return draft.saysTheSameAs(earlier, payment)
                        ? new Judgement.Known(earlier)
                        : new Judgement.Wrong(Fault.in(
                                "external_id",
                                "other-content",
                                draft.refund().source() + " " + draft.refund().externalId()));
            }
            if (payment.seq() <= liveAfter) {
                return new Judgement.Wrong(Fault.in("payment_external_id", "paid-in-shadow", name(draft)));
            }
            if (!payment.currency().equals(draft.currency())) {
                return new Judgement.Wrong(Fault.in(
                        "currency",
                        "other-currency-than-payment",
                        draft.currency().getCurrencyCode(),
                        payment.currency().getCurrencyCode()));
            }
            var before = left.getOrDefault(payment.seq(), payment.whole());
            return switch (before.after(draft.terms())) {
                case Refunding.Refunded refunded -> new Judgement.New(payment, cascade(payment), refunded);
                case Refunding.Refused refused ->
                    new Judgement.Wrong(Fault.in(
                            field(refused.reason()),
                            refused.reason().code(),
                            refused.arguments(payment.currency()).toArray()));
            };
        }

        private Fault notAPayment(Draft draft) {
            return mistaken.containsKey(draft.payment())
                    ? Fault.in("payment_external_id", "refund-of-refund", name(draft))
                    : Fault.in("payment_external_id", "unknown-payment", name(draft));
        }

        private static String name(Draft draft) {
            return draft.refund().paymentSource() + " " + draft.refund().paymentExternalId();
        }

        private Optional<Integer> cascade(Payment payment) {
            return Optional.ofNullable(payment.cascadeId())
                    .or(() -> Optional.ofNullable(settledLater.get(payment.seq())));
        }

        void add(Identity identity, Refund refund) {
            known.put(identity, refund);
            left.put(refund.of(), refund.left());
        }
    }

    private static String field(Refunding.Reason reason) {
        return switch (reason) {
            case NOT_POSITIVE, AMOUNT -> "amount";
            case QUANTITY -> "quantity";
            case TAX, TAX_ABOVE_AMOUNT, TAX_KEPT, TAX_LEFT -> "tax";
        };
    }
}
