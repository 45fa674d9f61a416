package concentric.payments.web;

import concentric.engine.terms.Quantity;
import concentric.payments.Payments;
import concentric.payments.Refund;
import concentric.payments.RefundFilter;
import concentric.payments.Refunds;
import concentric.payments.Usages;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.Crumb;
import concentric.platform.web.Days;
import concentric.platform.web.Figure;
import concentric.platform.web.ListFile;
import concentric.platform.web.Listing;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of refunds. */
@Controller
class RefundsPages {

    private static final int PIECE = 5_000;

    private final Refunds refunds;
    private final Payments payments;
    private final Usages usages;

    RefundsPages(Refunds refunds, Payments payments, Usages usages) {
        this.refunds = refunds;
        this.payments = payments;
        this.usages = usages;
    }

    @Allowed(Access.INSIDE)
    @GetMapping(RefundPages.PATH)
    View list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "1") long page,
            Visit visit,
            Actor actor) {
        var days = Days.of(from, to);
        var filter = filter(q, days, visit);
        var filters = new LinkedHashMap<String, String>();
        filters.put("q", q.strip());
        filters.put("from", days.fromText());
        filters.put("to", days.toText());
        var listing = new Listing(RefundPages.PATH, filters, page);
        var found = refunds.list(filter, listing.offset(), Listing.ROWS);
        long total = refunds.count(filter);
        var view = new RefundsPage(
                new RefundsPage.Filter(q.strip(), days.fromText(), days.toText(), listing.filtered()),
                visit.t("refunds.summary", total),
                found.stream().map(refund -> row(refund, visit)).toList(),
                listing.pagination(total, visit, RefundPages.PATH + ".csv"),
                actor.custodian() ? RefundPages.PATH + "/new" : null);
        var crumbs = List.of(new Crumb(visit.t("nav.value"), null));
        return visit.page("payments/refunds", visit.t("refunds.title"), crumbs, view);
    }

    private static RefundFilter filter(String q, Days days, Visit visit) {
        var zone = visit.formats().zone();
        return new RefundFilter(q.strip(), days.begin(zone), days.end(zone));
    }

    private RefundsPage.Row row(Refund refund, Visit visit) {
        var formats = visit.formats();
        var payment = payments.find(refund.of());
        var of = payment.isPresent()
                ? payment.get().externalId()
                : usages.find(refund.of()).map(usage -> usage.externalId()).orElse("");
        var noun = payment.isPresent() ? PaymentsPages.PATH : UsagePages.PATH;
        var href = RefundPages.PATH + "/" + refund.seq();
        return new RefundsPage.Row(
                refund.externalId(),
                href,
                formats.instant(refund.occurredAt()),
                refund.source(),
                of,
                noun + "/" + refund.of(),
                new Figure(formats.money(refund.amount(), refund.currency()), href),
                formats.money(refund.left().amount(), refund.currency()));
    }

    @Allowed(Access.INSIDE)
    @GetMapping(RefundPages.PATH + ListFile.ANY)
    void file(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var filter = filter(q, Days.of(from, to), visit);
        try (var file = ListFile.of(
                        "refunds",
                        "seq",
                        "source",
                        "external_id",
                        "of",
                        "amount",
                        "currency",
                        "quantity",
                        "occurred_at",
                        "tax",
                        "left_amount",
                        "left_quantity")
                .numbers("seq", "of", "amount", "quantity", "tax", "left_amount", "left_quantity")
                .answer(visit, response, format)) {
            var found = refunds.before(filter, Long.MAX_VALUE, PIECE);
            while (!found.isEmpty()) {
                for (var refund : found) {
                    file.row(
                            String.valueOf(refund.seq()),
                            refund.source(),
                            refund.externalId(),
                            String.valueOf(refund.of()),
                            Amount.of(refund.amount(), refund.currency()).amount(),
                            refund.currency().getCurrencyCode(),
                            new Quantity(refund.quantity()).format(),
                            refund.occurredAt().toString(),
                            Amount.of(refund.tax(), refund.currency()).amount(),
                            Amount.of(refund.left().amount(), refund.currency()).amount(),
                            new Quantity(refund.left().quantity()).format());
                }
                found = refunds.before(filter, found.getLast().seq(), PIECE);
            }
        }
    }
}
