package concentric.ledger.web;

import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.ledger.Account;
import concentric.ledger.Exchange;
import concentric.ledger.Ledger;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Moment;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Amount;
import concentric.platform.web.AskedMoments;
import concentric.platform.web.Bar;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.Days;
import concentric.platform.web.Figure;
import concentric.platform.web.ListFile;
import concentric.platform.web.PartyKind;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Problem;
import concentric.platform.web.Sankey;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where the money went that customers paid: of all offers, or of a unit's. */
@Controller
class WayPages {

    private static final String OFFERS = "(offers)";
    private static final int MOST_CHOICES = 60;

    private final Ledger ledger;
    private final Offers offers;
    private final Units units;
    private final Accounting accounting;
    private final MonthChoices months;
    private final AskedMoments moments;

    WayPages(
            Ledger ledger,
            Offers offers,
            Units units,
            Accounting accounting,
            MonthChoices months,
            AskedMoments moments) {
        this.moments = moments;
        this.ledger = ledger;
        this.offers = offers;
        this.units = units;
        this.accounting = accounting;
        this.months = months;
    }

    /** What is asked for, looked up. */
    private record Asked(Optional<Unit> unit, Days days, Currency currency) {

        Narrowing narrowing() {
            return new Narrowing("", code(), "", "", Moment.now());
        }

        String code() {
            return unit.map(Unit::code).orElse("");
        }

        String address(Days of) {
            return LedgerAddress.way(code(), of, currency);
        }
    }

    @Allowed(Access.INSIDE)
    @GetMapping(LedgerAddress.WAYS)
    View way(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "") String asof,
            Visit visit,
            Actor actor) {
        var days = from == null && to == null && asof.isEmpty()
                ? lastMonth()
                : moments.days(Objects.requireNonNullElse(from, ""), Objects.requireNonNullElse(to, ""), asof);
        var asked = asked(unit, currency, days);
        var way = way(asked);
        var labels = accounting.labels(
                Stream.concat(
                                way.parts().stream().map(MoneyWay.Part::account),
                                way.links().stream().map(MoneyWay.Link::from))
                        .distinct()
                        .toList(),
                visit);
        var view = new WayPage(
                moments.shown(days.asOf(), asked.address(days.asOf(Moment.now())), visit),
                said(way, asked, visit),
                asked.code(),
                choices(asked, visit),
                months.choices(asked::address, days, visit),
                days.fromText(),
                days.toText(),
                asked.currency().getCurrencyCode(),
                way.paid() <= 0 ? null : picture(way, asked, labels, visit),
                receipt(way, asked, labels, visit),
                rows(way, asked, labels, visit),
                visit.formats().amount(way.paid(), asked.currency()),
                LedgerAddress.WAYS + ".csv" + asked.address(days).substring(LedgerAddress.WAYS.length()));
        var title = asked.unit()
                .map(found -> visit.t("way.title.unit", found.name()))
                .orElse(visit.t("way.title"));
        return visit.page("ledger/way", title, List.of(new Crumb(visit.t("nav.value"), null)), view);
    }

    @Allowed(Access.INSIDE)
    @GetMapping(LedgerAddress.WAYS + ListFile.ANY)
    void file(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String asof,
            Actor actor,
            Visit visit,
            HttpServletResponse response)
            throws IOException {
        var asked = asked(unit, currency, moments.days(from, to, asof));
        try (var file = ListFile.of("way", "party", "received", "passed_on", "keeps", "currency")
                .numbers("received", "passed_on", "keeps")
                .answer(visit, response, format)) {
            for (var part : way(asked).parts()) {
                file.row(
                        part.code(),
                        Amount.of(part.received(), asked.currency()).amount(),
                        Amount.of(part.passedOn(), asked.currency()).amount(),
                        Amount.of(part.keeps(), asked.currency()).amount(),
                        asked.currency().getCurrencyCode());
            }
        }
    }

    private Asked asked(String unit, String currency, Days days) {
        var found = units.find(unit);
        if (found.isEmpty() && !unit.isEmpty()) throw Problem.notFound();
        return new Asked(found, days, accounting.currency(currency, accounting.currencies()));
    }

    private Days lastMonth() {
        return ledger.days()
                .map(days -> YearMonth.from(Objects.requireNonNull(days.to())))
                .map(month -> Days.of(month))
                .orElse(new Days(null, null));
    }

    private MoneyWay way(Asked asked) {
        var period = LedgerAddress.period(asked.days());
        var exchanges = asked
                .unit()
                .map(unit -> ledger.exchanges(offersOf(unit), period))
                .orElseGet(() -> ledger.exchanges(period))
                .stream()
                .filter(exchange -> exchange.reason().offer() != null)
                .filter(exchange -> exchange.reason().account().currency().equals(asked.currency()))
                .filter(exchange -> exchange.amount() != 0)
                .toList();
        var codes = accounting.codes(exchanges.stream()
                .map(Exchange::reason)
                .flatMap(reason -> Stream.of(reason.account(), reason.counter()))
                .distinct()
                .toList());
        return MoneyWay.of(exchanges, account -> Objects.requireNonNull(codes.get(account)));
    }

    private List<Long> offersOf(Unit unit) {
        return offers.ofUnit(unit.id().value()).stream()
                .filter(offer -> !offer.isService())
                .map(Offer::id)
                .toList();
    }

    private static String said(MoneyWay way, Asked asked, Visit visit) {
        var period = PeriodWords.of(asked.days(), visit);
        var paid = visit.formats().money(way.paid(), asked.currency());
        return asked.unit()
                .map(unit -> visit.t("way.said.unit", paid, unit.name(), period))
                .orElseGet(() -> visit.t("way.said", paid, period));
    }

    private List<Choice> choices(Asked asked, Visit visit) {
        var owners = offers.byId().values().stream()
                .filter(offer -> !offer.isService())
                .map(Offer::unit)
                .distinct()
                .toList();
        if (owners.size() > MOST_CHOICES) return List.of();
        var labels = accounting.labels(owners);
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", visit.t("way.units.all"), asked.unit().isEmpty()));
        owners.stream()
                .sorted(Accounting.CODES)
                .forEach(code -> choices.add(new Choice(
                        code, Objects.requireNonNull(labels.get(code)).name(), code.equals(asked.code()))));
        return choices;
    }

    private static Sankey picture(MoneyWay way, Asked asked, Map<Account, PartyLabel> labels, Visit visit) {
        var nodes = new ArrayList<Sankey.Node>();
        labels.forEach((account, label) -> nodes.add(new Sankey.Node(
                id(account), label.name(), label.kind() == null ? PartyKind.NODE : label.kind(), label.href())));
        asked.unit()
                .ifPresent(unit -> nodes.add(
                        new Sankey.Node(OFFERS, visit.t("way.node.offers", unit.name()), PartyKind.USER_FACING, null)));
        var flows = new ArrayList<Sankey.Flow>();
        long shared = 0;
        for (var link : way.links()) {
            boolean shares = asked.unit().isPresent()
                    && link.from().kind() == Account.Kind.CLEARING
                    && link.to().kind() != Account.Kind.TAX;
            flows.add(new Sankey.Flow(shares ? OFFERS : id(link.from()), id(link.to()), link.amount()));
            if (shares) shared = Math.addExact(shared, link.amount());
        }
        if (shared > 0) flows.add(new Sankey.Flow(id(clearing(way)), OFFERS, shared));
        var words = new Sankey.Words(
                said(way, asked, visit),
                visit.t("way.picture.said"),
                "#parts",
                minor -> visit.formats().money(minor, asked.currency()),
                visit.texts());
        return Sankey.of(nodes, flows, words);
    }

    private static Account clearing(MoneyWay way) {
        return way.links().stream()
                .map(MoneyWay.Link::from)
                .filter(account -> account.kind() == Account.Kind.CLEARING)
                .findFirst()
                .orElseThrow();
    }

    private static String id(Account account) {
        return account.kind() + " " + account.party();
    }

    private static List<Bar> receipt(MoneyWay way, Asked asked, Map<Account, PartyLabel> labels, Visit visit) {
        long most = way.parts().stream().mapToLong(MoneyWay.Part::keeps).max().orElse(1);
        return way.parts().stream()
                .map(part -> new Bar(
                        Objects.requireNonNull(labels.get(part.account())),
                        Figure.plain(visit.formats().amount(part.keeps(), asked.currency())),
                        share(part.keeps(), way, visit),
                        100.0 * Math.max(0, part.keeps()) / Math.max(1, most)))
                .toList();
    }

    private static List<WayPage.Row> rows(MoneyWay way, Asked asked, Map<Account, PartyLabel> labels, Visit visit) {
        return way.parts().stream()
                .map(part -> {
                    var why = LedgerAddress.account(part.code(), asked.days(), asked.currency(), asked.narrowing());
                    return new WayPage.Row(
                            Objects.requireNonNull(labels.get(part.account())),
                            new Figure(visit.formats().amount(part.received(), asked.currency()), why),
                            new Figure(visit.formats().amount(part.passedOn(), asked.currency()), why),
                            new Figure(visit.formats().amount(part.keeps(), asked.currency()), why),
                            share(part.keeps(), way, visit));
                })
                .toList();
    }

    private static String share(long minor, MoneyWay way, Visit visit) {
        return way.paid() <= 0 ? "" : visit.formats().share(minor, way.paid());
    }
}
