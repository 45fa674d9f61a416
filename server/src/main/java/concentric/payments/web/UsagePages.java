package concentric.payments.web;

import concentric.contracts.Contracts;
import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.contracts.web.PartyLabels;
import concentric.engine.terms.Quantity;
import concentric.payments.Payments.Explained;
import concentric.payments.Refunds;
import concentric.payments.Settling;
import concentric.payments.Usage;
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
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

/** One usage and where its price went. */
@Controller
class UsagePages {

    static final String PATH = "/usage";

    private final Usages usages;
    private final Refunds refunds;
    private final Offers offers;
    private final Contracts contracts;
    private final PartyLabels labels;
    private final List<Panel> panels;

    UsagePages(
            Usages usages,
            Refunds refunds,
            Offers offers,
            Contracts contracts,
            PartyLabels labels,
            List<Panel> panels) {
        this.usages = usages;
        this.refunds = refunds;
        this.offers = offers;
        this.contracts = contracts;
        this.labels = labels;
        this.panels = panels;
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PATH + "/{seq:\\d+}")
    View usage(@PathVariable long seq, Visit visit, Actor actor) {
        var usage = usages.find(seq).orElseThrow(Problem::notFound);
        var service = offers.all(List.of(usage.serviceId())).get(usage.serviceId());
        if (service == null) throw new IllegalStateException("a usage names service " + usage.serviceId());
        var consumer = label(usage.consumerId());
        var given = refunds.of(seq);
        var later = usages.settledLater(seq);
        var explained = usages.explain(usage);
        var view = new UsagePage(
                visit.t(
                        "usage.said",
                        consumer.name(),
                        Quantities.of(usage.quantity(), visit),
                        service.code(),
                        visit.formats().instant(usage.occurredAt())),
                PaymentStates.of(
                        explained.isPresent(),
                        given.isEmpty() ? null : given.getLast().left(),
                        visit),
                explained.flatMap(each -> price(each, visit)).orElse(null),
                explained
                        .map(each -> settled(amount(usage, later), each, consumer, service, !given.isEmpty(), visit))
                        .orElse(null),
                explained.isPresent() ? null : unsettled(usage, visit, actor),
                later.map(settling -> later(usage, settling, visit)).orElse(List.of()),
                given.isEmpty() ? null : GivenBackRows.of(given, visit),
                provenance(usage, service, consumer, visit),
                visit.parts(
                        panels, PaymentPages.RECORDED, later.map(Settling::seq).orElse(seq), actor));
        var title = visit.t("usage.one", usage.externalId());
        var crumbs = List.of(new Crumb(visit.t("usage.title"), PATH), new Crumb(usage.externalId(), null));
        return visit.page("payments/usage", title, crumbs, view);
    }

    private PartyLabel label(long party) {
        return Objects.requireNonNull(labels.byId(List.of(party)).get(party));
    }

    /** What it cost when it was settled. */
    private static long amount(Usage usage, Optional<Settling> later) {
        var amount = usage.amount();
        return amount != null ? amount : later.map(Settling::amount).orElse(0L);
    }

    private static Optional<String> price(Explained explained, Visit visit) {
        var words = new FactWords(visit, explained.plan().currency());
        return explained.explanation().price().map(words::of);
    }

    private Settled settled(
            long amount, Explained explained, PartyLabel consumer, Offer service, boolean takenBack, Visit visit) {
        var plan = explained.plan();
        var names = labels.byCode(plan.plan().parties());
        var provider = label(service.unitId());
        var kind = provider.kind() == null ? PartyKind.NODE : provider.kind();
        var rows = new PostingRows(explained, consumer, new Contracted(contracts), names, visit);
        var nothing = new Explained(plan, plan.plan().explain(plan.root(), new Quantity(0)));
        var none = new PostingRows(nothing, consumer, new Contracted(contracts), names, visit);
        var now = Optional.of(new Way(0, 0, none, kind, visit)).filter(way -> takenBack);
        return new Way(amount, 0, rows, kind, visit).settled(now);
    }

    private static PaymentPage.Unsettled unsettled(Usage usage, Visit visit, Actor actor) {
        var reason = visit.t("usage.unsettled." + usage.unsettled());
        return actor.custodian()
                ? new PaymentPage.Unsettled(reason, visit.t("payment.unsettled.draft"), "/contracts/new")
                : new PaymentPage.Unsettled(reason, visit.t("payment.unsettled.contracts"), "/contracts");
    }

    private static List<String> later(Usage usage, Settling later, Visit visit) {
        var formats = visit.formats();
        return List.of(
                visit.t("usage.unsettled." + usage.unsettled()),
                visit.t("payment.later", formats.instant(later.recordedAt()), formats.integer(later.seq())));
    }

    private static UsagePage.Provenance provenance(Usage usage, Offer service, PartyLabel consumer, Visit visit) {
        var formats = visit.formats();
        return new UsagePage.Provenance(
                formats.integer(usage.seq()),
                usage.source(),
                usage.externalId(),
                service.code(),
                consumer,
                Quantities.of(usage.quantity(), visit),
                formats.instant(usage.occurredAt()),
                formats.instant(usage.recordedAt()));
    }
}
