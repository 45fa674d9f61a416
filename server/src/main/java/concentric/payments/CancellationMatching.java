package concentric.payments;

import concentric.engine.terms.Quantity;
import concentric.engine.terms.Refunding;
import concentric.engine.terms.Remainder;
import concentric.payments.ReturnableGoods.Bought;
import concentric.payments.ReturnableGoods.Item;
import concentric.platform.Act;
import concentric.platform.CsvRow;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.Work.LeftOut;
import concentric.platform.WriterLock;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the payments that cancellations give back: for each line the latest earlier invoice of the same customer and
 * article of which pieces are left, then the one before it. What can't be found so is left out with its reason; nothing
 * is guessed.
 */
@Component
class CancellationMatching {

    private final ReturnableGoods goods;
    private final RefundStore refunds;
    private final WriterLock writerLock;
    private final Organisations organisations;

    CancellationMatching(
            ReturnableGoods goods, RefundStore refunds, WriterLock writerLock, Organisations organisations) {
        this.goods = goods;
        this.refunds = refunds;
        this.writerLock = writerLock;
        this.organisations = organisations;
    }

    /**
     * What cancellations come to.
     *
     * @param refunds one for each cancellation and payment
     * @param leftOut the lines of which at least a piece has no payment, each with its reason
     */
    record Matched(List<NewRefund> refunds, List<LeftOut> leftOut) {}

    /**
     * Matches in the order given; what is found stays true to the end of the transaction. A cancellation that an earlier
     * import gave back is passed over; one that goes on after other invoices is listed, since its second part can't be
     * told from a copy of the first.
     *
     * @param act the act of this import
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Matched match(List<Cancellation> cancellations, Layout layout, Act.Id act) {
        if (cancellations.isEmpty()) return new Matched(List.of(), List.of());
        writerLock.take();
        var known = goods.known(
                layout.source(),
                cancellations.stream().map(Cancellation::number).toList());
        var matching = new Matching(cancellations, layout);
        var seen = new HashSet<String>();
        for (var cancellation : cancellations) {
            var by = known.get(cancellation.number());
            if (!seen.add(cancellation.number()) || act.equals(by)) matching.leaveOut(cancellation);
            else if (by == null) matching.match(cancellation);
        }
        return new Matched(matching.found, List.copyOf(matching.leftOut.values()));
    }

    /** Pieces of one line that come back from one article of an invoice. */
    private record Return(InvoiceLine line, Item item, long pieces) {

        BigDecimal amount() {
            return line.amount()
                    .multiply(BigDecimal.valueOf(pieces))
                    .divide(BigDecimal.valueOf(-line.quantity()))
                    .negate();
        }
    }

    private final class Matching {

        private final Layout layout;
        private final Map<Bought, List<Item>> bought;
        private final Map<Long, Remainder> left;
        private final Map<Item, Long> taken = new HashMap<>();
        private final List<NewRefund> found = new ArrayList<>();
        private final Map<CsvRow, LeftOut> leftOut = new LinkedHashMap<>();

        Matching(List<Cancellation> cancellations, Layout layout) {
            this.layout = layout;
            var asked = cancellations.stream()
                    .flatMap(cancellation -> cancellation.lines().stream())
                    .map(line -> new Bought(line.customer(), line.article()))
                    .distinct()
                    .toList();
            bought = goods.find(layout.source(), asked);
            var payments = bought.values().stream()
                    .flatMap(List::stream)
                    .map(item -> item.payment().seq())
                    .distinct()
                    .toList();
            left = refunds.left(payments);
        }

        void leaveOut(Cancellation cancellation) {
            cancellation
                    .lines()
                    .forEach(line -> leaveOut(line, Fault.in("", "cancellation-again", cancellation.number())));
        }

        void match(Cancellation cancellation) {
            var returns = new LinkedHashMap<Payment, List<Return>>();
            for (var line : cancellation.lines()) {
                if (layout.fees().contains(line.article())) {
                    leaveOut(line, Fault.in(layout.columns().article(), "invoice-fee", line.article()));
                } else {
                    match(line, returns);
                }
            }
            returns.forEach((payment, back) -> giveBack(cancellation.number(), payment, back));
        }

        private void match(InvoiceLine line, Map<Payment, List<Return>> returns) {
            long open = -line.quantity();
            if (line.customer().isEmpty()) {
                leaveOut(line, Fault.in(layout.columns().customer(), "cancellation-without-customer"));
                return;
            }
            var at = line.at().atZone(organisations.current().zone()).toInstant();
            for (var item : bought.getOrDefault(new Bought(line.customer(), line.article()), List.of())) {
                long pieces = Math.min(open, item.pieces() - taken.getOrDefault(item, 0L));
                if (pieces <= 0 || item.payment().occurredAt().isAfter(at)) continue;
                taken.merge(item, pieces, Long::sum);
                returns.computeIfAbsent(item.payment(), payment -> new ArrayList<>())
                        .add(new Return(line, item, pieces));
                open -= pieces;
            }
            if (open == 0) return;
            leaveOut(
                    line,
                    open == -line.quantity()
                            ? Fault.in("", "cancellation-unmatched", line.article(), line.customer())
                            : Fault.in("", "cancellation-part", open, -line.quantity(), line.article()));
        }

        private void giveBack(String number, Payment payment, List<Return> returns) {
            var exact = returns.stream().map(Return::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            var amount = exact.setScale(payment.currency().getDefaultFractionDigits(), RoundingMode.HALF_EVEN);
            long pieces = returns.stream().mapToLong(Return::pieces).sum();
            var before = left.getOrDefault(payment.seq(), payment.whole());
            var asked = new concentric.engine.terms.Refund(
                    amount.unscaledValue().longValueExact(), 0, new Quantity(pieces * Quantity.ONE.micros()));
            switch (before.after(asked)) {
                case Refunding.Refunded(var remainder, var quantity) -> {
                    left.put(payment.seq(), remainder);
                    found.add(refund(number, payment, amount, pieces, returns));
                }
                case Refunding.Refused(var reason, var wanted, var bound) -> {
                    returns.forEach(back -> taken.merge(back.item(), -back.pieces(), Long::sum));
                    var fault = reason == Refunding.Reason.NOT_POSITIVE
                            ? Fault.in("", reason.code(), amount.toPlainString())
                            : Fault.in("", "cancellation-too-much", payment.externalId(), amount.toPlainString());
                    returns.stream().map(Return::line).distinct().forEach(line -> leaveOut(line, fault));
                }
            }
        }

        private NewRefund refund(String number, Payment payment, BigDecimal amount, long pieces, List<Return> returns) {
            var zone = organisations.current().zone();
            var at = returns.getFirst().line().at().atZone(zone).toOffsetDateTime();
            var back = returns.stream()
                    .collect(Collectors.groupingBy(
                            each -> each.item().number(), LinkedHashMap::new, Collectors.summingLong(Return::pieces)));
            return new NewRefund(
                    layout.source(),
                    number + "/" + payment.externalId(),
                    payment.source(),
                    payment.externalId(),
                    amount.toPlainString(),
                    payment.currency().getCurrencyCode(),
                    String.valueOf(pieces),
                    at.toString(),
                    "",
                    back.entrySet().stream()
                            .map(each -> new NewRefund.Returned(each.getKey(), each.getValue()))
                            .toList());
        }

        /** A line is listed once, with the first reason. */
        private void leaveOut(InvoiceLine line, Fault fault) {
            leftOut.putIfAbsent(line.row(), new LeftOut(line.row(), fault, true));
        }
    }
}
