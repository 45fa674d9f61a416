package concentric.payments.web;

import concentric.contracts.Contracts;
import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.contracts.web.PartyLabels;
import concentric.customers.Customers;
import concentric.engine.terms.Remainder;
import concentric.payments.NewPayment;
import concentric.payments.Payment;
import concentric.payments.Payments;
import concentric.payments.Payments.Explained;
import concentric.payments.Recording;
import concentric.payments.Refunds;
import concentric.payments.Settling;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.Panel;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.PartyKind;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One payment's way, and entering a payment by hand. */
@Controller
class PaymentPages {

    /** What panels on the page of a record are asked for: the sequence number under which it is posted. */
    static final String RECORDED = "recorded";

    private static final String[] FIELDS = {
        "source", "external_id", "offer", "customer", "segment", "amount", "currency", "quantity", "occurred_at", "tax"
    };

    private final Payments payments;
    private final Refunds refunds;
    private final Offers offers;
    private final Contracts contracts;
    private final Customers customers;
    private final Organisations organisations;
    private final PartyLabels labels;
    private final List<Panel> panels;

    PaymentPages(
            Payments payments,
            Refunds refunds,
            Offers offers,
            Contracts contracts,
            Customers customers,
            Organisations organisations,
            PartyLabels labels,
            List<Panel> panels) {
        this.payments = payments;
        this.refunds = refunds;
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
                    Typed.of(source),
                    Typed.of(externalId),
                    Typed.of(offer),
                    Typed.of(customer),
                    Typed.of(segment),
                    Typed.of(amount),
                    Typed.of(currency),
                    Typed.of(quantity),
                    Typed.of(occurredAt),
                    Typed.of(tax),
                    List.of());
        }
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PaymentsPages.PATH + "/{seq:\\d+}")
    View payment(@PathVariable long seq, @RequestParam(defaultValue = "false") boolean one, Visit visit, Actor actor) {
        var payment = payments.find(seq).orElseThrow(Problem::notFound);
        var offer = offers.all(List.of(payment.offerId())).get(payment.offerId());
        if (offer == null) throw new IllegalStateException("a payment names offer " + payment.offerId());
        var given = refunds.of(seq);
        var left = given.isEmpty() ? payment.whole() : given.getLast().left();
        var later = payments.settledLater(seq);
        var settled = payments.explain(payment)
                .map(explained -> settled(
                        later.map(PaymentPages::settled).orElse(payment.whole()), left, explained, offer, one, visit));
        var view = new PaymentPage(
                paid(payment, offer, visit, actor),
                PaymentStates.of(settled.isPresent(), given.isEmpty() ? null : left, visit),
                settled.orElse(null),
                settled.isEmpty() ? List.of() : views(payment, one, visit),
                settled.isEmpty() ? unsettled(payment, visit, actor) : null,
                later.map(settling -> later(payment, settling, visit)).orElse(List.of()),
                given.isEmpty() ? null : GivenBackRows.of(given, visit),
                actor.custodian() && left.amount() > 0 ? RefundPages.PATH + "/new?of=" + seq : null,
                CustomerViewPages.address(seq),
                provenance(payment, visit, actor),
                goods(payment, visit),
                visit.parts(panels, RECORDED, later.map(Settling::seq).orElse(seq), actor));
        var title = visit.t("payment.title", payment.externalId());
        var crumbs = List.of(
                new Crumb(visit.t("payments.title"), PaymentsPages.PATH), new Crumb(payment.externalId(), null));
        return visit.page("payments/payment", title, crumbs, view);
    }

    /** The payment as it was, and what one unit of its currency became. */
    private static List<Choice> views(Payment payment, boolean one, Visit visit) {
        var path = PaymentsPages.PATH + "/" + payment.seq();
        var unit = visit.formats().money(BigDecimal.ONE, payment.currency());
        return List.of(
                new Choice(path, visit.t("payment.view.whole"), !one),
                new Choice(path + "?one=true", visit.t("payment.view.one", unit), one));
    }

    /** What of it was settled, where a contract came later. */
    private static Remainder settled(Settling later) {
        return new Remainder(later.amount(), later.tax(), later.quantity());
    }

    private Settled settled(
            Remainder settled, Remainder left, Explained explained, Offer offer, boolean one, Visit visit) {
        if (one) return way(settled, explained, offer, visit).ofOne().settled(Optional.empty());
        var now = Optional.of(left)
                .filter(remainder -> !remainder.equals(settled))
                .map(remainder -> {
                    var plan = explained.plan();
                    var explanation = plan.plan().explain(plan.root(), remainder.shared(), remainder.quantity());
                    return way(remainder, new Explained(plan, explanation), offer, visit);
                });
        return way(settled, explained, offer, visit).settled(now);
    }

    private Way way(Remainder of, Explained explained, Offer offer, Visit visit) {
        var customers = new PartyLabel(visit.t("payment.node.customers"), PartyKind.CUSTOMER, null);
        var names = labels.byCode(explained.plan().plan().parties());
        var rows = new PostingRows(explained, customers, new Contracted(contracts), names, visit);
        return new Way(of.amount(), of.tax(), rows, kindOfOwner(offer), visit);
    }

    private static List<String> later(Payment payment, Settling later, Visit visit) {
        var formats = visit.formats();
        return List.of(
                visit.t("payment.unsettled." + payment.unsettled()),
                visit.t("payment.later", formats.instant(later.recordedAt()), formats.integer(later.seq())));
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
                Quantities.of(payment.quantity(), visit),
                formats.instant(payment.occurredAt()),
                formats.instant(payment.recordedAt()));
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

    @Allowed(Access.CUSTODIAN)
    @GetMapping(PaymentsPages.PATH + "/new")
    View form(Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var currency = organisations.current().currency().getCurrencyCode();
        var blank = new Form("form", "", "", "", "", "", currency, "1", "", "");
        return form(HttpStatus.OK, blank.payment(), List.of(), visit);
    }

    @Allowed(Access.CUSTODIAN)
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
                CurrencyChoices.of(typed.currency()),
                visit.entry("quantity", typed.quantity(), faults),
                visit.entry("occurred_at", typed.occurredAt(), faults),
                visit.entry("tax", typed.tax(), faults));
        var title = visit.t("payment.new");
        var crumbs = List.of(new Crumb(visit.t("payments.title"), PaymentsPages.PATH), new Crumb(title, null));
        return visit.page(status, "payments/new-payment", title, crumbs, view);
    }
}
