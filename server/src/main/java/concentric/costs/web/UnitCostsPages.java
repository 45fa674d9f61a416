package concentric.costs.web;

import concentric.costs.Cost;
import concentric.costs.Costs;
import concentric.costs.MonthCosts;
import concentric.costs.Pay;
import concentric.costs.Pays;
import concentric.costs.Recording;
import concentric.costs.RecurringCost;
import concentric.costs.RecurringCosts;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Listing;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What a unit spent in a month, and taking some of it back. */
@Controller
class UnitCostsPages {

    private static final String RECURRING = "/recurring-costs";

    private final Costs costs;
    private final RecurringCosts recurring;
    private final Pays pays;
    private final Units units;
    private final People people;
    private final Sides sides;
    private final Asked asked;

    UnitCostsPages(
            Costs costs, RecurringCosts recurring, Pays pays, Units units, People people, Sides sides, Asked asked) {
        this.costs = costs;
        this.recurring = recurring;
        this.pays = pays;
        this.units = units;
        this.people = people;
        this.sides = sides;
        this.asked = asked;
    }

    /** What is looked at. */
    private record Look(Unit unit, YearMonth month, Currency currency, long page) {}

    @Allowed(Access.CONCERNED)
    @GetMapping(CostsPages.PATH + "/{*code}")
    View unit(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(defaultValue = "") String currency,
            @RequestParam(defaultValue = "1") long page,
            Visit visit,
            Actor actor) {
        var unit = units.find(Addresses.code(code))
                .filter(found -> sides.sees(actor, List.of(found.id().value())))
                .orElseThrow(Problem::notFound);
        var look = new Look(unit, asked.month(month), asked.currency(currency), page);
        return page(HttpStatus.OK, look, List.of(), visit, actor);
    }

    @Allowed(Access.RECORDER)
    @PostMapping(CostsPages.PATH + "/{id:\\d+}/take-back")
    View takeBack(@PathVariable long id, Visit visit, Actor actor) {
        return switch (costs.takeBack(new Cost.Id(id), actor)) {
            case Recording.Recorded<Cost>(var cost) ->
                visit.redirect(
                        CostsPages.href(
                                units.find(cost.unit()).orElseThrow(), YearMonth.from(cost.day()), cost.currency()),
                        "notice.cost-taken-back");
            case Recording.Refused<Cost>(var faults) -> {
                if (Problem.status(faults) == HttpStatus.FORBIDDEN) throw Problem.refused(faults);
                var cost = costs.find(new Cost.Id(id), actor).orElseThrow(() -> Problem.refused(faults));
                var unit = units.find(cost.unit()).orElseThrow();
                yield page(
                        Problem.status(faults),
                        new Look(unit, YearMonth.from(cost.day()), cost.currency(), 1),
                        faults,
                        visit,
                        actor);
            }
        };
    }

    @Allowed(Access.RECORDER)
    @PostMapping(RECURRING + "/{id:\\d+}/end")
    View end(@PathVariable long id, @RequestParam(defaultValue = "") String until, Visit visit, Actor actor) {
        return switch (recurring.end(new RecurringCost.Id(id), until, actor)) {
            case Recording.Recorded<RecurringCost>(var cost) ->
                visit.redirect(
                        Addresses.of(
                                CostsPages.PATH,
                                units.find(cost.unit()).orElseThrow().code()),
                        "notice.cost-ended");
            case Recording.Refused<RecurringCost>(var faults) -> {
                var cost = recurring
                        .find(new RecurringCost.Id(id))
                        .filter(found -> costs.mayRecord(found.unit(), actor))
                        .orElseThrow(() -> Problem.refused(faults));
                var unit = units.find(cost.unit()).orElseThrow();
                var look = new Look(unit, asked.month(""), cost.currency(), 1);
                yield page(Problem.status(faults), look, faults, visit, actor);
            }
        };
    }

    private View page(HttpStatus status, Look look, List<Fault> faults, Visit visit, Actor actor) {
        var unit = look.unit();
        var spent = costs.of(unit.id(), look.month(), look.currency());
        boolean mayRecord = costs.mayRecord(unit.id(), actor);
        var seen = costs.seen(unit.id(), look.month(), look.currency(), actor);
        boolean sees = seen.by() == null;
        var filters = new LinkedHashMap<String, String>();
        filters.put("month", look.month().toString());
        filters.put("currency", look.currency().getCurrencyCode());
        var path = Addresses.of(CostsPages.PATH, unit.code());
        var listing = new Listing(path, filters, look.page());
        var view = new UnitCostsPage(
                path,
                unit.code(),
                asked.isInvented(),
                visit.otherwise(faults),
                Words.months(YearMonth.from(asked.today()), look.month(), visit),
                Words.currencies(costs.currencies(look.month()), look.currency()),
                Words.month(look.month(), visit),
                visit.formats().money(spent.total(), look.currency()),
                !sees,
                sees ? sums(spent, visit) : List.of(),
                costs.list(seen, listing.offset(), Listing.ROWS).stream()
                        .map(cost -> row(cost, mayRecord, visit))
                        .toList(),
                listing.pagination(costs.count(seen), visit, null),
                recurring.in(look.month(), unit.id()).stream()
                        .filter(cost -> sees || cost.recordedBy() == actor.account())
                        .map(cost -> recurring(cost, mayRecord, visit))
                        .toList(),
                pays(look, visit, actor),
                mayRecord,
                pays.maySet(unit.id(), actor));
        var crumbs = List.of(
                new Crumb(visit.t("costs.title"), CostsPages.PATH),
                new Crumb(unit.name(), Addresses.of("/network/units", unit.code())),
                new Crumb(visit.t("costs.crumb"), null));
        return visit.page(status, "costs/unit", visit.t("costs.of", unit.name()), crumbs, view);
    }

    private static List<UnitCostsPage.Sum> sums(MonthCosts spent, Visit visit) {
        var sums = new ArrayList<UnitCostsPage.Sum>();
        for (var each : spent.accounts()) {
            sums.add(new UnitCostsPage.Sum(
                    account(each.account(), visit), visit.formats().amount(each.amount(), spent.currency())));
        }
        if (spent.basePay() != 0) {
            sums.add(new UnitCostsPage.Sum(
                    visit.t("costs.base-pay"), visit.formats().amount(spent.basePay(), spent.currency())));
        }
        return sums;
    }

    private static String account(String account, Visit visit) {
        return account.isEmpty() ? visit.t("costs.no-account") : account;
    }

    private static String said(String supplier, String note) {
        return Stream.of(supplier, note).filter(text -> !text.isEmpty()).collect(Collectors.joining(" · "));
    }

    private static UnitCostsPage.Row row(Cost cost, boolean mayRecord, Visit visit) {
        var address = CostsPages.PATH + "/" + cost.id().value();
        var receipt = cost.receipt();
        return new UnitCostsPage.Row(
                visit.formats().date(cost.day()),
                account(cost.account(), visit),
                said(cost.supplier(), cost.note()),
                visit.formats().amount(cost.amount(), cost.currency()),
                state(cost, visit),
                receipt,
                receipt == null ? null : ReceiptFiles.PATH + "/" + cost.id().value(),
                mayRecord && cost.stands() ? address + "/take-back" : null);
    }

    private static @Nullable String state(Cost cost, Visit visit) {
        if (cost.takesBack() != null) return visit.t("cost.takes-back");
        return cost.takenBackBy() == null ? null : visit.t("cost.taken-back");
    }

    private UnitCostsPage.Recurring recurring(RecurringCost cost, boolean mayRecord, Visit visit) {
        var formats = visit.formats();
        var until = cost.until();
        return new UnitCostsPage.Recurring(
                account(cost.account(), visit),
                said(cost.supplier(), cost.note()),
                formats.money(cost.amount(), cost.currency()),
                until == null
                        ? visit.t("recurring.since", formats.date(cost.from()))
                        : visit.t("recurring.until", formats.date(cost.from()), formats.date(until)),
                mayRecord && cost.goesOn(asked.today())
                        ? RECURRING + "/" + cost.id().value() + "/end"
                        : null);
    }

    /** What base pay the reader sees here as it stands today. */
    private List<UnitCostsPage.PayRow> pays(Look look, Visit visit, Actor actor) {
        var seen = pays.inForce(actor, look.unit().id(), asked.today());
        var persons = people.all(seen.stream().map(pay -> pay.person().value()).toList());
        return seen.stream().map(pay -> row(pay, persons, visit)).toList();
    }

    private UnitCostsPage.PayRow row(Pay pay, Map<Long, Person> persons, Visit visit) {
        return new UnitCostsPage.PayRow(
                Objects.requireNonNull(persons.get(pay.person().value())).name(),
                visit.formats().money(pay.amount(), pay.currency()),
                visit.formats().date(pay.from()),
                pays.below(pay, asked.today())
                        .map(needed -> visit.t("pay.below", visit.formats().money(needed, pay.currency())))
                        .orElse(null));
    }
}
