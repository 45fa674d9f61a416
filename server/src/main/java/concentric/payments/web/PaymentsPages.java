package concentric.payments.web;

import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.customers.Customers;
import concentric.engine.terms.Quantity;
import concentric.payments.Payment;
import concentric.payments.PaymentFilter;
import concentric.payments.Payments;
import concentric.payments.Refunds;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.Choice;
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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of payments. */
@Controller
class PaymentsPages {

    static final String PATH = "/payments";

    private static final int PIECE = 5_000;

    /** More offers than this are typed, not chosen. */
    private static final int MOST_CHOICES = 200;

    static final String UNSETTLED = "unsettled";

    private final Payments payments;
    private final Refunds refunds;
    private final Offers offers;
    private final Customers customers;

    PaymentsPages(Payments payments, Refunds refunds, Offers offers, Customers customers) {
        this.payments = payments;
        this.refunds = refunds;
        this.offers = offers;
        this.customers = customers;
    }

    /** What a reader asks for, as it stands in the address. */
    record Asked(String q, String offer, String segment, String state, Days days) {

        PaymentFilter filter(Visit visit) {
            var zone = visit.formats().zone();
            return new PaymentFilter(q, offer, segment, days.begin(zone), days.end(zone), state.equals(UNSETTLED));
        }

        Listing listing(long page) {
            var filters = new LinkedHashMap<String, String>();
            filters.put("q", q);
            filters.put("offer", offer);
            filters.put("segment", segment);
            filters.put("state", state);
            filters.put("from", days.fromText());
            filters.put("to", days.toText());
            return new Listing(PATH, filters, page);
        }
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PATH)
    View list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String offer,
            @RequestParam(defaultValue = "") String segment,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "1") long page,
            Visit visit,
            Actor actor) {
        var asked = new Asked(q.strip(), offer.strip(), segment, state, Days.of(from, to));
        var filter = asked.filter(visit);
        var listing = asked.listing(page);
        var found = payments.list(filter, Math.toIntExact(listing.offset()), Listing.ROWS);
        long total = payments.count(filter);
        var view = new PaymentsPage(
                shown(asked, listing, visit),
                visit.t("payments.summary", total),
                rows(found, visit),
                listing.pagination(total, visit, PATH + ".csv"),
                actor.custodian() ? PATH + "/new" : null);
        var crumbs = List.of(new Crumb(visit.t("nav.value"), null));
        return visit.page("payments/payments", visit.t("payments.title"), crumbs, view);
    }

    private PaymentsPage.Filter shown(Asked asked, Listing listing, Visit visit) {
        return new PaymentsPage.Filter(
                asked.q(),
                asked.offer(),
                choices(asked.offer(), visit),
                asked.segment(),
                List.of(
                        new Choice(
                                "", visit.t("payments.state.any"), asked.state().isEmpty()),
                        new Choice(
                                UNSETTLED,
                                visit.t("payments.state.unsettled"),
                                asked.state().equals(UNSETTLED))),
                asked.days().fromText(),
                asked.days().toText(),
                listing.filtered());
    }

    private List<Choice> choices(String chosen, Visit visit) {
        if (offers.areMoreThan(MOST_CHOICES)) return List.of();
        var any = new Choice("", visit.t("payments.offer.any"), chosen.isEmpty());
        return Stream.concat(
                        Stream.of(any),
                        offers.list(0, MOST_CHOICES).stream()
                                .filter(offer -> !offer.isService())
                                .map(Offer::code)
                                .map(code -> new Choice(code, code, code.equals(chosen))))
                .toList();
    }

    private List<PaymentsPage.Row> rows(List<Payment> found, Visit visit) {
        var offersById =
                offers.all(found.stream().map(Payment::offerId).distinct().toList());
        var segments = segments(found);
        var settledLater = settledLater(found);
        var left = refunds.left(found.stream().map(Payment::seq).toList());
        return found.stream()
                .map(payment -> new PaymentsPage.Row(
                        payment.externalId(),
                        PATH + "/" + payment.seq(),
                        visit.formats().instant(payment.occurredAt()),
                        code(offersById, payment),
                        payment.segmentId() == null ? "" : segments.getOrDefault(payment.segmentId(), ""),
                        new Figure(
                                visit.formats().money(payment.amount(), payment.currency()),
                                PATH + "/" + payment.seq()),
                        PaymentStates.of(isSettled(payment, settledLater), left.get(payment.seq()), visit)))
                .toList();
    }

    private Set<Long> settledLater(List<Payment> found) {
        return payments.settledLater(found.stream()
                .filter(payment -> payment.cascadeId() == null)
                .map(Payment::seq)
                .toList());
    }

    private static boolean isSettled(Payment payment, Set<Long> settledLater) {
        return payment.cascadeId() != null || settledLater.contains(payment.seq());
    }

    private Map<Long, String> segments(List<Payment> found) {
        return customers.segmentCodes(found.stream()
                .map(Payment::segmentId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    private static String code(Map<Long, Offer> offers, Payment payment) {
        var offer = offers.get(payment.offerId());
        if (offer == null) throw new IllegalStateException("a payment names offer " + payment.offerId());
        return offer.code();
    }

    /** As {@code payments.csv} comes in, without the customer, who is nobody's business but the customer's. */
    @Allowed(Access.INSIDE)
    @GetMapping(PATH + ListFile.ANY)
    void file(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String offer,
            @RequestParam(defaultValue = "") String segment,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var filter = new Asked(q.strip(), offer.strip(), segment, state, Days.of(from, to)).filter(visit);
        var offersById = offers.byId();
        try (var file = ListFile.of(
                        "payments",
                        "seq",
                        "source",
                        "external_id",
                        "offer",
                        "segment",
                        "amount",
                        "currency",
                        "quantity",
                        "occurred_at",
                        "tax",
                        "settled")
                .numbers("seq", "amount", "quantity", "tax")
                .answer(visit, response, format)) {
            var found = payments.before(filter, Long.MAX_VALUE, PIECE);
            while (!found.isEmpty()) {
                var segments = segments(found);
                var settledLater = settledLater(found);
                for (var payment : found) {
                    file.row(
                            String.valueOf(payment.seq()),
                            payment.source(),
                            payment.externalId(),
                            code(offersById, payment),
                            payment.segmentId() == null ? "" : segments.getOrDefault(payment.segmentId(), ""),
                            Amount.of(payment.amount(), payment.currency()).amount(),
                            payment.currency().getCurrencyCode(),
                            new Quantity(payment.quantity()).format(),
                            payment.occurredAt().toString(),
                            Amount.of(payment.tax(), payment.currency()).amount(),
                            isSettled(payment, settledLater) ? "yes" : "no");
                }
                found = payments.before(filter, found.getLast().seq(), PIECE);
            }
        }
    }
}
