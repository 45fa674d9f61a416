package concentric.payments.web;

import concentric.contracts.Offers;
import concentric.contracts.web.PartyLabels;
import concentric.engine.terms.Quantity;
import concentric.payments.Refunds;
import concentric.payments.Settling;
import concentric.payments.Usage;
import concentric.payments.UsageFilter;
import concentric.payments.Usages;
import concentric.platform.Actor;
import concentric.platform.Parties;
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
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of usage. */
@Controller
class UsagesPages {

    private static final int PIECE = 5_000;
    private static final String UNSETTLED = "unsettled";

    private final Usages usages;
    private final Refunds refunds;
    private final Offers offers;
    private final Parties parties;
    private final PartyLabels labels;

    UsagesPages(Usages usages, Refunds refunds, Offers offers, Parties parties, PartyLabels labels) {
        this.usages = usages;
        this.refunds = refunds;
        this.offers = offers;
        this.parties = parties;
        this.labels = labels;
    }

    /** What a reader asks for, as it stands in the address. */
    record Asked(String q, String service, String consumer, String state, Days days) {

        UsageFilter filter(Visit visit) {
            var zone = visit.formats().zone();
            return new UsageFilter(q, service, consumer, days.begin(zone), days.end(zone), state.equals(UNSETTLED));
        }

        Listing listing(long page) {
            var filters = new LinkedHashMap<String, String>();
            filters.put("q", q);
            filters.put("service", service);
            filters.put("consumer", consumer);
            filters.put("state", state);
            filters.put("from", days.fromText());
            filters.put("to", days.toText());
            return new Listing(UsagePages.PATH, filters, page);
        }
    }

    @Allowed(Access.INSIDE)
    @GetMapping(UsagePages.PATH)
    View list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String consumer,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "1") long page,
            Visit visit,
            Actor actor) {
        var asked = new Asked(q.strip(), service.strip(), consumer.strip(), state, Days.of(from, to));
        var filter = asked.filter(visit);
        var listing = asked.listing(page);
        var found = usages.list(filter, listing.offset(), Listing.ROWS);
        long total = usages.count(filter);
        var view = new UsagesPage(
                new UsagesPage.Filter(
                        asked.q(),
                        asked.service(),
                        asked.consumer(),
                        states(asked.state(), visit),
                        asked.days().fromText(),
                        asked.days().toText(),
                        listing.filtered()),
                visit.t("usage.summary", total),
                rows(found, visit),
                listing.pagination(total, visit, UsagePages.PATH + ".csv"),
                actor.custodian() ? UsagePages.PATH + "/new" : null);
        var crumbs = List.of(new Crumb(visit.t("nav.value"), null));
        return visit.page("payments/usages", visit.t("usage.title"), crumbs, view);
    }

    private static List<Choice> states(String chosen, Visit visit) {
        return List.of(
                new Choice("", visit.t("payments.state.any"), chosen.isEmpty()),
                new Choice(UNSETTLED, visit.t("payments.state.unsettled"), chosen.equals(UNSETTLED)));
    }

    private List<UsagesPage.Row> rows(List<Usage> found, Visit visit) {
        var services =
                offers.all(found.stream().map(Usage::serviceId).distinct().toList());
        var consumers =
                labels.byId(found.stream().map(Usage::consumerId).distinct().toList());
        var later = settledLater(found);
        var left = refunds.left(found.stream().map(Usage::seq).toList());
        return found.stream()
                .map(usage -> {
                    var href = UsagePages.PATH + "/" + usage.seq();
                    var amount = amount(usage, later);
                    return new UsagesPage.Row(
                            usage.externalId(),
                            href,
                            visit.formats().instant(usage.occurredAt()),
                            Objects.requireNonNull(services.get(usage.serviceId()))
                                    .code(),
                            Objects.requireNonNull(consumers.get(usage.consumerId())),
                            Quantities.of(usage.quantity(), visit),
                            PaymentStates.of(amount.isPresent(), left.get(usage.seq()), visit),
                            amount.map(cost -> new Figure(cost.shown(visit), href))
                                    .orElse(null));
                })
                .toList();
    }

    private Map<Long, Settling> settledLater(List<Usage> found) {
        return usages.settledLater(found.stream()
                .filter(usage -> usage.cascadeId() == null)
                .map(Usage::seq)
                .toList());
    }

    /** What a usage costs. */
    private record Cost(long minor, Currency currency) {

        String shown(Visit visit) {
            return visit.formats().money(minor, currency);
        }
    }

    private static Optional<Cost> amount(Usage usage, Map<Long, Settling> later) {
        var amount = usage.amount();
        var currency = usage.currency();
        if (amount != null && currency != null) return Optional.of(new Cost(amount, currency));
        return Optional.ofNullable(later.get(usage.seq()))
                .map(settling -> new Cost(settling.amount(), settling.currency()));
    }

    @Allowed(Access.INSIDE)
    @GetMapping(UsagePages.PATH + ListFile.ANY)
    void file(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String service,
            @RequestParam(defaultValue = "") String consumer,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var filter = new Asked(q.strip(), service.strip(), consumer.strip(), state, Days.of(from, to)).filter(visit);
        var services = offers.byId();
        try (var file = ListFile.of(
                        "usage",
                        "seq",
                        "source",
                        "external_id",
                        "service",
                        "consumer",
                        "quantity",
                        "occurred_at",
                        "amount",
                        "currency")
                .numbers("seq", "quantity", "amount")
                .answer(visit, response, format)) {
            var found = usages.before(filter, Long.MAX_VALUE, PIECE);
            while (!found.isEmpty()) {
                var later = settledLater(found);
                var consumers = parties.codes(
                        found.stream().map(Usage::consumerId).distinct().toList());
                for (var usage : found) {
                    var cost = amount(usage, later).map(each -> Amount.of(each.minor(), each.currency()));
                    file.row(
                            String.valueOf(usage.seq()),
                            usage.source(),
                            usage.externalId(),
                            Objects.requireNonNull(services.get(usage.serviceId()))
                                    .code(),
                            Objects.requireNonNull(consumers.get(usage.consumerId())),
                            new Quantity(usage.quantity()).format(),
                            usage.occurredAt().toString(),
                            cost.map(Amount::amount).orElse(""),
                            cost.map(Amount::currency).orElse(""));
                }
                found = usages.before(filter, found.getLast().seq(), PIECE);
            }
        }
    }
}
