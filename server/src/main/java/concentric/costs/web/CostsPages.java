package concentric.costs.web;

import concentric.costs.Costs;
import concentric.engine.terms.Money;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Figure;
import concentric.platform.web.ListFile;
import concentric.platform.web.Listing;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.text.Collator;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What each unit spent in a month, base pay included. */
@Controller
class CostsPages {

    static final String PATH = "/costs";

    private final Costs costs;
    private final Units units;
    private final Sides sides;
    private final Asked asked;

    CostsPages(Costs costs, Units units, Sides sides, Asked asked) {
        this.costs = costs;
        this.units = units;
        this.sides = sides;
        this.asked = asked;
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(PATH)
    View list(
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "1") long page,
            Visit visit,
            Actor actor) {
        var shown = asked.month(month);
        var in = asked.currency(currency);
        var sums = sums(shown, in, actor);
        var known = units.all(sums.keySet());
        var filters = new LinkedHashMap<String, String>();
        filters.put("month", month);
        filters.put("currency", currency);
        var listing = new Listing(PATH, filters, page);
        var rows = known.values().stream()
                .sorted(Comparator.comparing(Unit::name, Collator.getInstance(visit.locale()))
                        .thenComparing(Unit::code))
                .skip(listing.offset())
                .limit(Listing.ROWS)
                .map(unit -> {
                    var href = href(unit, shown, in);
                    var total = Objects.requireNonNull(sums.get(unit.id().value()));
                    return new CostsPage.Row(
                            Words.label(unit, "/network/units"),
                            new Figure(visit.formats().amount(total, in), href));
                })
                .toList();
        var own = costs.unitsOf(actor);
        boolean mayRecord = actor.custodian() || !own.isEmpty();
        var view = new CostsPage(
                asked.isInvented(),
                Words.months(YearMonth.from(asked.today()), shown, visit),
                Words.currencies(costs.currencies(shown), in),
                Words.month(shown, visit),
                units.all(own.stream().map(Unit.Id::value).toList()).values().stream()
                        .sorted(Comparator.comparing(Unit::name).thenComparing(Unit::code))
                        .map(unit -> Words.label(unit, PATH))
                        .toList(),
                rows,
                visit.formats().money(sums.values().stream().reduce(0L, Math::addExact), in),
                listing.pagination(sums.size(), visit, PATH + ".csv"),
                mayRecord ? CostPages.NEW : null,
                actor.custodian() ? "/imports/costs" : null);
        return visit.page("costs/costs", visit.t("costs.title"), List.of(new Crumb(visit.t("nav.value"), null)), view);
    }

    /** The list as a file. */
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + ListFile.ANY)
    void file(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String currency,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var shown = asked.month(month);
        var in = asked.currency(currency);
        var sums = sums(shown, in, actor);
        var known = units.all(sums.keySet()).values().stream()
                .sorted(Comparator.comparing(Unit::code))
                .toList();
        try (var file = ListFile.of("costs", "unit", "month", "total", "currency")
                .numbers("total")
                .answer(visit, response, format)) {
            for (var unit : known) {
                long total = Objects.requireNonNull(sums.get(unit.id().value()));
                file.row(unit.code(), shown.toString(), new Money(total, in).format(), in.getCurrencyCode());
            }
        }
    }

    /** What each unit spent that the reader may know of. */
    private Map<Long, Long> sums(YearMonth month, Currency currency, Actor actor) {
        var sums = costs.of(month, currency);
        sides.of(actor).ifPresent(sums.keySet()::retainAll);
        return sums;
    }

    /** The page of a unit in a month. */
    static String href(Unit unit, YearMonth month, Currency currency) {
        return Addresses.of(PATH, unit.code()) + "?month=" + month + "&currency=" + currency.getCurrencyCode();
    }
}
