package concentric.payments.web;

import concentric.payments.Refund;
import concentric.platform.web.Figure;
import concentric.platform.web.Visit;
import java.util.List;

/** The refunds of a payment or usage, made ready to be shown. */
final class GivenBackRows {

    private GivenBackRows() {}

    /** Of at least one refund, in their order. */
    static GivenBack of(List<Refund> refunds, Visit visit) {
        var formats = visit.formats();
        var rows = refunds.stream()
                .map(refund -> new GivenBack.Row(
                        refund.externalId(),
                        RefundPages.PATH + "/" + refund.seq(),
                        formats.instant(refund.occurredAt()),
                        Quantities.of(refund.quantity(), visit),
                        new Figure(
                                formats.money(refund.amount(), refund.currency()),
                                RefundPages.PATH + "/" + refund.seq())))
                .toList();
        return new GivenBack(rows, left(refunds.getLast(), visit));
    }

    /** What a refund left, in a sentence. */
    static String left(Refund refund, Visit visit) {
        var left = refund.left();
        var formats = visit.formats();
        if (left.amount() == 0) return visit.t("refund.left.nothing");
        var amount = formats.money(left.amount(), refund.currency());
        var quantity = Quantities.of(left.quantity(), visit);
        return left.tax() == 0
                ? visit.t("refund.left", amount, quantity)
                : visit.t("refund.left.tax", amount, quantity, formats.money(left.tax(), refund.currency()));
    }
}
