package concentric.costs.web;

import concentric.costs.Minimum;
import concentric.costs.Minimums;
import concentric.costs.Pay;
import concentric.costs.PayDraft;
import concentric.costs.Pays;
import concentric.costs.Recording;
import concentric.network.Membership;
import concentric.network.Memberships;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One's own base pay and who may see it, setting that of members, and the minimum of an hour. */
@Controller
class PayPages {

    static final String PATH = "/pay";
    static final String NEW = "/new-pay";
    static final String MINIMUM = "/pay-minimum";

    private static final String[] FIELDS = {"unit", "person", "amount", "currency", "from", "weekly_hours"};

    private final Pays pays;
    private final Minimums minimums;
    private final Memberships memberships;
    private final Units units;
    private final People people;
    private final Asked asked;

    PayPages(Pays pays, Minimums minimums, Memberships memberships, Units units, People people, Asked asked) {
        this.pays = pays;
        this.minimums = minimums;
        this.memberships = memberships;
        this.units = units;
        this.people = people;
        this.asked = asked;
    }

    /** What was typed, and what was wrong with it. */
    private record Typed(Map<String, String> sent, List<Fault> faults) {

        static final Typed NOTHING = new Typed(Map.of(), List.of());

        String get(String field) {
            return sent.getOrDefault(field, "");
        }
    }

    @Allowed(Access.SIGNED_IN)
    @GetMapping(PATH)
    View own(Visit visit, Actor actor) {
        return own(HttpStatus.OK, List.of(), visit, actor);
    }

    @Allowed(Access.MEMBER)
    @PostMapping("/pay-consents")
    View show(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(name = "do", defaultValue = "") String choice,
            Visit visit,
            Actor actor) {
        var of = units.find(TypedText.clean(unit)).orElseThrow(Problem::notFound);
        boolean shown = choice.equals("show");
        return switch (pays.show(of.id(), shown, actor)) {
            case Recording.Recorded<Boolean> done ->
                visit.redirect(PATH, shown ? "notice.pay-shown" : "notice.pay-hidden", of.name());
            case Recording.Refused<Boolean>(var faults) -> own(Problem.status(faults), faults, visit, actor);
        };
    }

    private View own(HttpStatus status, List<Fault> faults, Visit visit, Actor actor) {
        var ids = pays.unitsOf(actor);
        var known = units.all(ids.stream().map(Unit.Id::value).toList());
        var shown = pays.shownTo(actor);
        var places = known.values().stream()
                .sorted(Comparator.comparing(Unit::name).thenComparing(Unit::code))
                .map(unit -> place(unit, shown.contains(unit.id()), visit, actor))
                .toList();
        boolean sets = actor.custodian() || ids.stream().anyMatch(unit -> pays.maySet(unit, actor));
        var currency = asked.currency("");
        var view = new PayPage(
                visit.otherwise(faults),
                places,
                minimums.on(asked.today(), currency)
                        .map(minimum -> Words.minimum(minimum, visit))
                        .orElse(null),
                sets ? NEW : null,
                actor.custodian() ? MINIMUM : null,
                actor.custodian() ? "/imports/pay" : null);
        var crumbs = List.of(new Crumb(visit.t("nav.value"), null));
        return visit.page(status, "costs/pay", visit.t("pay.title"), crumbs, view);
    }

    private PayPage.Place place(Unit unit, boolean shown, Visit visit, Actor actor) {
        var own = pays.own(actor, unit.id());
        var formats = visit.formats();
        var below = pays.inForce(actor, unit.id(), asked.today()).stream()
                .filter(pay -> own.contains(pay))
                .findFirst()
                .flatMap(pay -> pays.below(pay, asked.today())
                        .map(needed -> visit.t("pay.below", formats.money(needed, pay.currency()))));
        return new PayPage.Place(
                Words.label(unit, "/network/units"),
                unit.code(),
                shown,
                own.stream()
                        .map(pay -> new PayPage.Row(
                                formats.money(pay.amount(), pay.currency()),
                                visit.t("pay.from", formats.date(pay.from()))))
                        .toList(),
                below.orElse(null));
    }

    @Allowed(Access.SPEAKER)
    @GetMapping(NEW)
    View form(@RequestParam(defaultValue = "") String unit, Visit visit, Actor actor) {
        var found = units.find(TypedText.clean(unit));
        var spoken = pays.person(actor).map(memberships::of).orElse(List.of()).stream()
                .map(Membership::unit)
                .distinct()
                .filter(each -> pays.maySet(each, actor))
                .toList();
        boolean may = found.map(each -> pays.maySet(each.id(), actor))
                .orElse(unit.isEmpty() && (actor.custodian() || !spoken.isEmpty()));
        if (!may) throw Problem.forbidden();
        var code = found.isEmpty() && spoken.size() == 1
                ? units.find(spoken.getFirst()).map(Unit::code).orElse("")
                : unit;
        return form(
                HttpStatus.OK,
                new Typed(Map.of("unit", code, "from", asked.today().toString()), List.of()),
                visit,
                actor);
    }

    @Allowed(Access.SPEAKER)
    @PostMapping(PATH)
    View set(@RequestParam Map<String, String> sent, Visit visit, Actor actor) {
        var typed = new Typed(sent, List.of());
        var draft = new PayDraft(
                typed.get("unit"), typed.get("person"), typed.get("amount"), typed.get("currency"), typed.get("from"));
        return switch (pays.set(draft, actor)) {
            case Recording.Recorded<Pay>(var pay) ->
                visit.redirect(
                        Addresses.of(
                                CostsPages.PATH,
                                units.find(pay.unit()).orElseThrow().code()),
                        "notice.pay-set",
                        people.find(pay.person()).orElseThrow().name(),
                        pay.from().toString());
            case Recording.Refused<Pay>(var faults) -> {
                if (Problem.status(faults) == HttpStatus.FORBIDDEN) throw Problem.refused(faults);
                yield form(Problem.status(faults), new Typed(sent, faults), visit, actor);
            }
        };
    }

    private View form(HttpStatus status, Typed typed, Visit visit, Actor actor) {
        var faults = typed.faults();
        var unit = units.find(TypedText.clean(typed.get("unit"))).filter(found -> pays.maySet(found.id(), actor));
        var currency = asked.currency(CostPages.known(typed.get("currency")));
        var view = new NewPayPage(
                visit.otherwise(faults, FIELDS),
                visit.entry("unit", typed.get("unit"), faults),
                visit.entry("person", typed.get("person"), faults),
                unit.map(found -> members(found, typed.get("person"), visit)).orElse(List.of()),
                visit.entry("amount", typed.get("amount"), faults),
                Words.allCurrencies(currency.getCurrencyCode()),
                visit.entry("from", typed.get("from"), faults),
                minimums.on(asked.today(), currency)
                        .map(minimum -> Words.minimum(minimum, visit))
                        .orElse(null));
        return visit.page(status, "costs/new-pay", visit.t("pay.set"), crumbs("pay.set", visit), view);
    }

    private List<Choice> members(Unit unit, String chosen, Visit visit) {
        var persons = people.all(memberships.of(unit.id()).stream()
                .map(membership -> membership.person().value())
                .distinct()
                .toList());
        var none = new Choice("", visit.t("pay.person.choose"), chosen.isEmpty());
        return Stream.concat(
                        Stream.of(none),
                        persons.values().stream()
                                .sorted(Comparator.comparing(Person::name).thenComparing(Person::code))
                                .map(person -> new Choice(
                                        person.code(),
                                        person.name(),
                                        person.code().equals(chosen))))
                .toList();
    }

    private static List<Crumb> crumbs(String last, Visit visit) {
        return List.of(
                new Crumb(visit.t("nav.value"), null),
                new Crumb(visit.t("pay.title"), PATH),
                new Crumb(visit.t(last), null));
    }

    @Allowed(Access.CUSTODIAN)
    @GetMapping(MINIMUM)
    View minimum(Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        return minimum(HttpStatus.OK, Typed.NOTHING, visit);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(MINIMUM)
    View setMinimum(@RequestParam Map<String, String> sent, Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var typed = new Typed(sent, List.of());
        var draft = new Minimums.Draft(
                typed.get("amount"), typed.get("currency"), typed.get("weekly_hours"), typed.get("from"));
        return switch (minimums.set(draft, actor)) {
            case Recording.Recorded<Minimum> done -> visit.redirect(MINIMUM, "notice.minimum-set");
            case Recording.Refused<Minimum>(var faults) ->
                minimum(Problem.status(faults), new Typed(sent, faults), visit);
        };
    }

    private View minimum(HttpStatus status, Typed typed, Visit visit) {
        var faults = typed.faults();
        var view = new PayMinimumPage(
                visit.otherwise(faults, FIELDS),
                minimums.all().stream()
                        .map(minimum -> Words.minimum(minimum, visit))
                        .toList()
                        .reversed(),
                visit.entry("amount", typed.get("amount"), faults),
                Words.allCurrencies(
                        asked.currency(CostPages.known(typed.get("currency"))).getCurrencyCode()),
                visit.entry(
                        "weekly_hours", typed.get("weekly_hours").isEmpty() ? "40" : typed.get("weekly_hours"), faults),
                visit.entry("from", typed.get("from"), faults));
        return visit.page(status, "costs/pay-minimum", visit.t("pay.minimum"), crumbs("pay.minimum", visit), view);
    }
}
