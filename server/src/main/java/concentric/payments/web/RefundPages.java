package concentric.payments.web;

import concentric.contracts.CascadePlan;
import concentric.contracts.Contracts;
import concentric.contracts.web.PartyLabels;
import concentric.payments.Payments;
import concentric.payments.Payments.Explained;
import concentric.payments.Refund;
import concentric.payments.Refunds;
import concentric.payments.Usages;
import concentric.platform.Actor;
import concentric.platform.Panel;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.PartyKind;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** What one refund changed. */
@Controller
class RefundPages {

    static final String PATH = "/refunds";

    private final Refunds refunds;
    private final Payments payments;
    private final Usages usages;
    private final Contracts contracts;
    private final PartyLabels labels;
    private final List<Panel> panels;

    RefundPages(
            Refunds refunds,
            Payments payments,
            Usages usages,
            Contracts contracts,
            PartyLabels labels,
            List<Panel> panels) {
        this.refunds = refunds;
        this.payments = payments;
        this.usages = usages;
        this.contracts = contracts;
        this.labels = labels;
        this.panels = panels;
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PATH + "/{seq:\\d+}")
    View refund(@PathVariable long seq, Visit visit, Actor actor) {
        var refund = refunds.find(seq).orElseThrow(Problem::notFound);
        var explained = refunds.explain(refund);
        var of = of(refund, visit);
        var formats = visit.formats();
        var view = new RefundPage(
                visit.t(
                        "refund.said",
                        formats.money(refund.amount(), refund.currency()),
                        of.label(),
                        formats.instant(refund.occurredAt())),
                GivenBackRows.left(refund, visit),
                explained.map(each -> keepsPerUnit(refund, each.plan())).orElse(false),
                explained.map(each -> changed(refund, each, visit)).orElse(null),
                of,
                provenance(refund, visit),
                visit.parts(panels, PaymentPages.RECORDED, seq, actor));
        var title = visit.t("refund.title", refund.externalId());
        var crumbs = List.of(new Crumb(visit.t("refunds.title"), PATH), new Crumb(refund.externalId(), null));
        return visit.page("payments/refund", title, crumbs, view);
    }

    private static boolean keepsPerUnit(Refund refund, CascadePlan plan) {
        return refund.quantity() == 0
                && refund.left().quantity() > 0
                && plan.plan().paysPerUnit(plan.root());
    }

    private RefundPage.Changed changed(Refund refund, Explained explained, Visit visit) {
        var plan = explained.plan();
        var names = labels.byCode(plan.plan().parties());
        var rows = new PostingRows(explained, payer(plan, visit), new Contracted(contracts), names, visit);
        return new RefundChanges(refund.amount(), refund.tax(), rows).shown();
    }

    /** To whom it is given back. */
    private PartyLabel payer(CascadePlan plan, Visit visit) {
        var consumer = plan.consumerId();
        return consumer == null
                ? new PartyLabel(visit.t("payment.node.customers"), PartyKind.CUSTOMER, null)
                : labels.byId(List.of(consumer)).getOrDefault(consumer, new PartyLabel("", null, null));
    }

    private RefundPage.Of of(Refund refund, Visit visit) {
        var formats = visit.formats();
        var payment = payments.find(refund.of());
        if (payment.isPresent()) {
            return new RefundPage.Of(
                    visit.t("payment.title", payment.get().externalId()),
                    PaymentsPages.PATH + "/" + refund.of(),
                    formats.money(payment.get().amount(), payment.get().currency()));
        }
        var usage = usages.find(refund.of())
                .orElseThrow(() -> new IllegalStateException("a refund is of number " + refund.of()));
        return new RefundPage.Of(
                visit.t("usage.one", usage.externalId()),
                UsagePages.PATH + "/" + refund.of(),
                formats.money(refund.before().amount(), refund.currency()));
    }

    private static RefundPage.Provenance provenance(Refund refund, Visit visit) {
        var formats = visit.formats();
        return new RefundPage.Provenance(
                formats.integer(refund.seq()),
                refund.source(),
                refund.externalId(),
                Quantities.of(refund.quantity(), visit),
                tax(refund, visit),
                formats.instant(refund.occurredAt()),
                formats.instant(refund.recordedAt()));
    }

    private static @Nullable String tax(Refund refund, Visit visit) {
        return refund.tax() == 0 ? null : visit.formats().money(refund.tax(), refund.currency());
    }
}
