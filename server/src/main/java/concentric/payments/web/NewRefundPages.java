package concentric.payments.web;

import concentric.engine.terms.Quantity;
import concentric.engine.terms.Remainder;
import concentric.payments.NewRefund;
import concentric.payments.Payment;
import concentric.payments.Payments;
import concentric.payments.Recording.ItemFault;
import concentric.payments.RefundRecording;
import concentric.payments.Refunds;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Giving money back by hand. */
@Controller
class NewRefundPages {

    private static final String PATH = RefundPages.PATH + "/new";

    private static final String[] FIELDS = {
        "source",
        "external_id",
        "payment_source",
        "payment_external_id",
        "amount",
        "currency",
        "quantity",
        "occurred_at",
        "tax"
    };

    private final Refunds refunds;
    private final Payments payments;
    private final Organisations organisations;
    private final InstantSource clock;

    NewRefundPages(Refunds refunds, Payments payments, Organisations organisations, InstantSource clock) {
        this.refunds = refunds;
        this.payments = payments;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** The form as it was sent; null where a field was missing. */
    record Form(
            @Nullable String source,
            @Nullable String externalId,
            @Nullable String paymentSource,
            @Nullable String paymentExternalId,
            @Nullable String amount,
            @Nullable String currency,
            @Nullable String quantity,
            @Nullable String occurredAt,
            @Nullable String tax) {

        NewRefund refund() {
            return new NewRefund(
                    Typed.of(source),
                    Typed.of(externalId),
                    Typed.of(paymentSource),
                    Typed.of(paymentExternalId),
                    Typed.of(amount),
                    Typed.of(currency),
                    Typed.of(quantity),
                    Typed.of(occurredAt),
                    Typed.of(tax),
                    List.of());
        }
    }

    /** With everything that is left of a payment filled in, where one is named. */
    @Allowed(Access.CUSTODIAN)
    @GetMapping(PATH)
    View form(@RequestParam(required = false) @Nullable Long of, Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var refund = of == null ? blank() : prefilled(payments.find(of).orElseThrow(Problem::notFound));
        return form(HttpStatus.OK, refund, List.of(), visit);
    }

    private NewRefund blank() {
        var currency = organisations.current().currency().getCurrencyCode();
        return new NewRefund("form", "", "", "", "", currency, "", today(), "", List.of());
    }

    /** Its number is the payment's, counted on: sent twice, it is recognised the second time. */
    private NewRefund prefilled(Payment payment) {
        var given = refunds.of(payment.seq());
        Remainder left = given.isEmpty() ? payment.whole() : given.getLast().left();
        return new NewRefund(
                "form",
                payment.externalId() + "-back-" + (given.size() + 1),
                payment.source(),
                payment.externalId(),
                Amount.of(left.amount(), payment.currency()).amount(),
                payment.currency().getCurrencyCode(),
                new Quantity(left.quantity()).format(),
                today(),
                left.tax() == 0 ? "" : Amount.of(left.tax(), payment.currency()).amount(),
                List.of());
    }

    private String today() {
        return LocalDate.ofInstant(clock.instant(), organisations.current().zone())
                .toString();
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(PATH)
    View record(@ModelAttribute Form form, Visit visit, Actor actor) {
        var refund = form.refund();
        return switch (refunds.record(List.of(refund), null, actor)) {
            case RefundRecording.Recorded(var receipts) -> {
                var receipt = receipts.getFirst();
                var notice = receipt.first() ? "notice.refund-recorded" : "notice.refund-known";
                yield visit.redirect(RefundPages.PATH + "/" + receipt.refund().seq(), notice, refund.externalId());
            }
            case RefundRecording.Refused(var items) -> {
                var faults = items.stream().map(ItemFault::fault).toList();
                if (faults.stream().anyMatch(fault -> fault.code().equals("custodian-only"))) throw Problem.forbidden();
                yield form(HttpStatus.BAD_REQUEST, refund, faults, visit);
            }
        };
    }

    private View form(HttpStatus status, NewRefund typed, List<Fault> faults, Visit visit) {
        var payment = payments.find(typed.paymentSource(), typed.paymentExternalId());
        var view = new NewRefundPage(
                visit.otherwise(faults, FIELDS),
                payment.map(each -> left(each, visit)).orElse(null),
                payment.flatMap(this::paysPerUnit).orElse(false),
                visit.entry("payment_source", typed.paymentSource(), faults),
                visit.entry("payment_external_id", typed.paymentExternalId(), faults),
                visit.entry("amount", typed.amount(), faults),
                CurrencyChoices.of(typed.currency()),
                visit.entry("tax", typed.tax(), faults),
                visit.entry("quantity", typed.quantity(), faults),
                visit.entry("occurred_at", typed.occurredAt(), faults),
                visit.entry("source", typed.source(), faults),
                visit.entry("external_id", typed.externalId(), faults));
        var crumbs = payment.map(each -> List.of(
                        new Crumb(visit.t("payments.title"), PaymentsPages.PATH),
                        new Crumb(each.externalId(), PaymentsPages.PATH + "/" + each.seq()),
                        new Crumb(visit.t("refund.new"), null)))
                .orElseGet(() -> List.of(
                        new Crumb(visit.t("refunds.title"), RefundPages.PATH), new Crumb(visit.t("refund.new"), null)));
        return visit.page(status, "payments/new-refund", visit.t("refund.new"), crumbs, view);
    }

    private String left(Payment payment, Visit visit) {
        var given = refunds.of(payment.seq());
        var formats = visit.formats();
        if (!given.isEmpty()) return GivenBackRows.left(given.getLast(), visit);
        return visit.t("refund.left.all", formats.money(payment.amount(), payment.currency()));
    }

    private Optional<Boolean> paysPerUnit(Payment payment) {
        return payments.explain(payment)
                .map(explained ->
                        explained.plan().plan().paysPerUnit(explained.plan().root()));
    }
}
