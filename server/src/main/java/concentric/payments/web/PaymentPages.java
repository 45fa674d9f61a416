package concentric.payments.web;

import concentric.contracts.Contracts;
import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.contracts.web.PartyLabels;
import concentric.customers.Customers;
import concentric.engine.terms.Quantity;
import concentric.payments.NewPayment;
import concentric.payments.Payment;
import concentric.payments.Payments;
import concentric.payments.Recording;
import concentric.platform.Actor;
import concentric.platform.Currencies;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.Panel;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.PartyKind;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** One payment's way, and entering a payment by hand. */
@Controller
class PaymentPages {

    /** What panels on a payment's page are asked for. */
    static final String NOUN = "payment";

    private static final String[] FIELDS = {
        "source", "external_id", "offer", "customer", "segment", "amount", "currency", "quantity", "occurred_at", "tax"
    };

    private final Payments payments;
    private final Offers offers;
    private final Contracts contracts;
    private final Customers customers;
    private final Organisations organisations;
    private final PartyLabels labels;
    private final List<Panel> panels;

    PaymentPages(
            Payments payments,
            Offers offers,
            Contracts contracts,
            Customers customers,
            Organisations organisations,
            PartyLabels labels,
            List<Panel> panels) {
        this.payments = payments;
        this.offers = offers;
        this.contracts = contracts;
        this.customers = customers;
        this.organisations = organisations;
        this.labels = labels;
        this.panels = panels;
    }

    /** The form as it was sent; null where a field was missing. */
    record Form(
            @Nullable String source,
            @Nullable String externalId,
            @Nullable String offer,
            @Nullable String customer,
            @Nullable String segment,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String quantity,
            @Nullable String occurredAt,
            @Nullable String tax) {

        NewPayment payment() {
            return new NewPayment(
                    typed(source),
                    typed(externalId),
                    typed(offer),
                    typed(customer),
                    typed(segment),
                    typed(amount),
                    typed(currency),
                    typed(quantity),
                    typed(occurredAt),
                    typed(tax),
                    List.of());
        }

        private static String typed(@Nullable String text) {
            return text == null ? "" : text.strip();
        }
    }

    @GetMapping(PaymentsPages.PATH + "/{seq:\\d+}")
    View payment(@PathVariable long seq, Visit visit, Actor actor) {
        var payment = payments.find(seq).orElseThrow(Problem::notFound);
        var offer = offers.byId().get(payment.offerId());
        if (offer == null) throw new IllegalStateException("a payment names offer " + payment.offerId());
        var settled = payments.explain(payment).map(explained -> {
            var names = labels.byCode(explained.plan().plan().parties());
            var way = new Way(payment, explained, new Contracted(contracts), names, kindOfOwner(offer), visit);
            return way.settled();
        });
        var view = new PaymentPage(
                paid(payment, offer, visit, actor),
                settled.orElse(null),
                settled.isEmpty() ? unsettled(payment, visit, actor) : null,
                provenance(payment, visit, actor),
                goods(payment, visit),
                panels.stream()
                        .flatMap(panel -> panel.on(NOUN, seq, actor).stream())
                        .sorted(Comparator.comparingInt(Panel.Part::order))
                        .map(visit::part)
                        .toList());
        var title = visit.t("payment.title", payment.externalId());
        var crumbs = List.of(
                new Crumb(visit.t("payments.title"), PaymentsPages.PATH), new Crumb(payment.externalId(), null));
        return visit.page("payments/payment", title, crumbs, view);
    }

    private PartyKind kindOfOwner(Offer offer) {
        var owner = labels.byId(List.of(offer.unitId())).get(offer.unitId());
        return owner == null || owner.kind() == null ? PartyKind.NODE : owner.kind();
    }

    private PaymentPage.Paid paid(Payment payment, Offer offer, Visit visit, Actor actor) {
        var customer = customer(payment, actor);
        var formats = visit.formats();
        return new PaymentPage.Paid(
                customer == null ? visit.t("payment.node.customer") : visit.t("payment.paid.customer", customer),
                formats.money(payment.amount(), payment.currency()),
                offer.code(),
                formats.instant(payment.occurredAt()),
                payment.tax() == 0 ? null : formats.money(payment.tax(), payment.currency()));
    }

    /** Who paid: only the custodian, who brings payments in, is told. */
    private @Nullable String customer(Payment payment, Actor actor) {
        var id = payment.customerId();
        return id == null || !actor.custodian()
                ? null
                : customers.codes(List.of(id)).get(id);
    }

    private PaymentPage.Provenance provenance(Payment payment, Visit visit, Actor actor) {
        var segment = payment.segmentId();
        var formats = visit.formats();
        return new PaymentPage.Provenance(
                formats.integer(payment.seq()),
                payment.source(),
                payment.externalId(),
                customer(payment, actor),
                segment == null
                        ? visit.t("payment.segment.none")
                        : customers.segmentCodes(List.of(segment)).getOrDefault(segment, ""),
                quantity(payment.quantity(), visit),
                formats.instant(payment.occurredAt()),
                formats.instant(payment.recordedAt()));
    }

    private static String quantity(long micros, Visit visit) {
        var exact = BigDecimal.valueOf(micros, Quantity.PLACES).stripTrailingZeros();
        return visit.formats().decimal(exact);
    }

    private static PaymentPage.Unsettled unsettled(Payment payment, Visit visit, Actor actor) {
        var reason = visit.t("payment.unsettled." + payment.unsettled());
        return actor.custodian()
                ? new PaymentPage.Unsettled(reason, visit.t("payment.unsettled.draft"), "/contracts/new")
                : new PaymentPage.Unsettled(reason, visit.t("payment.unsettled.contracts"), "/contracts");
    }

    private List<PaymentPage.Goods> goods(Payment payment, Visit visit) {
        return payments.goods(payment.seq()).stream()
                .map(goods ->
                        new PaymentPage.Goods(goods.code(), visit.formats().integer(goods.quantity())))
                .toList();
    }

    @GetMapping(PaymentsPages.PATH + "/new")
    View form(Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var currency = organisations.current().currency().getCurrencyCode();
        var blank = new Form("form", "", "", "", "", "", currency, "1", "", "");
        return form(HttpStatus.OK, blank.payment(), List.of(), visit);
    }

    @PostMapping(PaymentsPages.PATH + "/new")
    View record(@ModelAttribute Form form, Visit visit, Actor actor) {
        var payment = form.payment();
        return switch (payments.record(List.of(payment), null, actor)) {
            case Recording.Recorded(var receipts) -> {
                var receipt = receipts.getFirst();
                var notice = receipt.first() ? "notice.payment-recorded" : "notice.payment-known";
                yield visit.redirect(
                        PaymentsPages.PATH + "/" + receipt.payment().seq(), notice, payment.externalId());
            }
            case Recording.Refused(var items) -> {
                var faults = items.stream().map(Recording.ItemFault::fault).toList();
                if (faults.stream().anyMatch(fault -> fault.code().equals("custodian-only"))) throw Problem.forbidden();
                yield form(HttpStatus.BAD_REQUEST, payment, faults, visit);
            }
        };
    }

    private View form(HttpStatus status, NewPayment typed, List<Fault> faults, Visit visit) {
        var view = new NewPaymentPage(
                visit.otherwise(faults, FIELDS),
                visit.entry("source", typed.source(), faults),
                visit.entry("external_id", typed.externalId(), faults),
                visit.entry("offer", typed.offer(), faults),
                visit.entry("customer", typed.customer(), faults),
                visit.entry("segment", typed.segment(), faults),
                visit.entry("amount", typed.amount(), faults),
                currencies(typed.currency()),
                visit.entry("quantity", typed.quantity(), faults),
                visit.entry("occurred_at", typed.occurredAt(), faults),
                visit.entry("tax", typed.tax(), faults));
        var title = visit.t("payment.new");
        var crumbs = List.of(new Crumb(visit.t("payments.title"), PaymentsPages.PATH), new Crumb(title, null));
        return visit.page(status, "payments/new-payment", title, crumbs, view);
    }

    private static List<Choice> currencies(String chosen) {
        return Currencies.codes().stream()
                .map(code -> new Choice(code, code, code.equals(chosen)))
                .toList();
    }
}
