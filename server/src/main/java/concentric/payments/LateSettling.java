package concentric.payments;

import concentric.contracts.CascadePlan;
import concentric.contracts.ContractsInForce;
import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.contracts.Plans;
import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Remainder;
import concentric.platform.WriterLock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Settles what was recorded before a contract covered it, once one does. Looks only when contracts changed; what is
 * still not covered stays as it is, and so does what nothing is owed for.
 */
@Component
class LateSettling {

    private static final int PIECE = 5_000;

    private final SettlingStore store;
    private final RefundStore refunds;
    private final Books books;
    private final Sequence sequence;
    private final Seals seals;
    private final Plans plans;
    private final Offers offers;
    private final WriterLock writerLock;
    private final WriterTurn turn;
    private final InstantSource clock;
    private @Nullable UUID lookedUnder;

    LateSettling(
            SettlingStore store,
            RefundStore refunds,
            Books books,
            Sequence sequence,
            Seals seals,
            Plans plans,
            Offers offers,
            WriterLock writerLock,
            WriterTurn turn,
            InstantSource clock) {
        this.store = store;
        this.refunds = refunds;
        this.books = books;
        this.sequence = sequence;
        this.seals = seals;
        this.plans = plans;
        this.offers = offers;
        this.writerLock = writerLock;
        this.turn = turn;
        this.clock = clock;
    }

    /** Settles whatever can be settled now, piece by piece. */
    @Scheduled(fixedDelay = 250)
    synchronized void settleDue() {
        var stamp = plans.stamp();
        if (stamp.equals(lookedUnder)) return;
        for (long after = 0; after >= 0; ) after = settlePayments(after);
        for (long after = 0; after >= 0; ) after = settleUsages(after);
        lookedUnder = stamp;
    }

    /** Settles a piece; the number to go on after, negative at the end. */
    private long settlePayments(long after) {
        return settle(() -> {
            var open = store.openPayments(Math.max(after, books.liveAfter()), PIECE);
            var left = refunds.left(open.stream().map(Payment::seq).toList());
            var cascades = new Cascades();
            var rows = new ArrayList<Settling>();
            long last = sequence.last();
            for (var payment : open) {
                cascades.of(payment)
                        .filter(cascade -> cascade.currency().equals(payment.currency()))
                        .ifPresent(cascade -> rows.add(settling(
                                last + rows.size() + 1,
                                payment,
                                left.getOrDefault(payment.seq(), payment.whole()),
                                cascade)));
            }
            write(rows);
            return open.size() < PIECE ? -1 : open.getLast().seq();
        });
    }

    private long settleUsages(long after) {
        return settle(() -> {
            var open = store.openUsages(Math.max(after, books.liveAfter()), PIECE);
            var left = refunds.left(open.stream().map(Usage::seq).toList());
            var cascades = new Cascades();
            var rows = new ArrayList<Settling>();
            long last = sequence.last();
            for (var usage : open) {
                long quantity = Optional.ofNullable(left.get(usage.seq()))
                        .map(Remainder::quantity)
                        .orElse(usage.quantity());
                cascades.of(usage).ifPresent(cascade -> {
                    var cost = cascade.plan().amount(cascade.root(), new Quantity(quantity));
                    if (cost instanceof Figure.Exact<Money>(var money)) {
                        rows.add(settling(last + rows.size() + 1, usage, money, quantity, cascade));
                    }
                });
            }
            write(rows);
            return open.size() < PIECE ? -1 : open.getLast().seq();
        });
    }

    @FunctionalInterface
    private interface Piece {
        long settle();
    }

    private long settle(Piece piece) {
        return turn.take(status -> {
            writerLock.take();
            return piece.settle();
        });
    }

    private void write(List<Settling> rows) {
        if (rows.isEmpty()) return;
        store.copy(rows);
        seals.seal(rows);
    }

    private Settling settling(long seq, Payment payment, Remainder left, CascadePlan cascade) {
        return new Settling(
                seq,
                payment.seq(),
                payment.segmentId(),
                left.amount(),
                left.tax(),
                left.quantity(),
                payment.currency(),
                payment.occurredAt(),
                clock.instant(),
                cascade.id(),
                payment.act());
    }

    private Settling settling(long seq, Usage usage, Money cost, long quantity, CascadePlan cascade) {
        return new Settling(
                seq,
                usage.seq(),
                null,
                cost.minor(),
                0,
                quantity,
                cost.currency(),
                usage.occurredAt(),
                clock.instant(),
                cascade.id(),
                usage.act());
    }

    /** The cascades as of now: under the writer lock they stay so. */
    private final class Cascades {

        private final ContractsInForce inForce = plans.inForce();
        private final Map<Long, Offer> known = offers.byId();

        Optional<CascadePlan> of(Payment payment) {
            return Optional.ofNullable(known.get(payment.offerId()))
                    .flatMap(offer -> plans.cascade(inForce, inForce.at(payment.occurredAt()), offer));
        }

        Optional<CascadePlan> of(Usage usage) {
            return Optional.ofNullable(known.get(usage.serviceId()))
                    .flatMap(service ->
                            plans.cascade(inForce, inForce.at(usage.occurredAt()), service, usage.consumerId()));
        }
    }
}
