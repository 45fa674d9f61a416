package concentric.network.web;

import concentric.network.Founding;
import concentric.network.Membership;
import concentric.network.Memberships;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.network.UnitDraft;
import concentric.network.UnitKind;
import concentric.network.Units;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.Panel;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import gg.jte.Content;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A unit's page, and founding one. */
@Controller
class UnitPages {

    private static final String[] FIELDS = {"unit", "name", "kind", "field", "purpose"};

    /** Parts of other modules up to this order take the whole width, in the order of a home: promises before money. */
    private static final int WHOLE = 100;

    /** From this order on they stand beside the others, with the members. */
    private static final int ASIDE = 200;

    private final Sides sides;
    private final Units units;
    private final Memberships memberships;
    private final People people;
    private final Organisations organisations;
    private final List<Panel> panels;

    UnitPages(
            Units units,
            Memberships memberships,
            People people,
            Organisations organisations,
            List<Panel> panels,
            Sides sides) {
        this.sides = sides;
        this.units = units;
        this.memberships = memberships;
        this.people = people;
        this.organisations = organisations;
        this.panels = panels;
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(UnitsPages.PATH + "/{*code}")
    View unit(@PathVariable String code, Visit visit, Actor actor) {
        var unit = units.find(Addresses.code(code))
                .filter(found -> sides.sees(actor, List.of(found.id().value())))
                .orElseThrow(Problem::notFound);
        var parts = panels.stream()
                .flatMap(panel -> panel.on(Units.NOUN, unit.id().value(), actor).stream())
                .sorted(Comparator.comparingInt(Panel.Part::order))
                .toList();
        var view = new UnitPage(
                unit.purpose().isEmpty() ? null : unit.purpose(),
                what(unit, visit),
                organisations.current().demo(),
                members(unit, visit),
                Addresses.of(MembersPages.PATH, unit.code()),
                parts(parts, 0, WHOLE, visit),
                parts(parts, WHOLE, ASIDE, visit),
                parts(parts, ASIDE, Integer.MAX_VALUE, visit));
        return visit.page("network/unit", unit.name(), crumbs(unit.name(), visit), view);
    }

    private static List<Content> parts(List<Panel.Part> parts, int from, int until, Visit visit) {
        return parts.stream()
                .filter(part -> part.order() >= from && part.order() < until)
                .map(visit::part)
                .toList();
    }

    @Allowed(Access.CUSTODIAN)
    @GetMapping("/network/new-unit")
    View form(Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        return form(HttpStatus.OK, new UnitDraft("", "", UnitKind.USER_FACING.word(), "", ""), List.of(), visit);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(UnitsPages.PATH)
    View found(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "") String purpose,
            Visit visit,
            Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var draft = new UnitDraft(unit, name, kind, field, purpose);
        return switch (units.found(draft, actor)) {
            case Founding.Founded(Unit founded) ->
                visit.redirect(Addresses.of(UnitsPages.PATH, founded.code()), "notice.unit-founded", founded.name());
            case Founding.Refused(var faults) -> form(HttpStatus.BAD_REQUEST, draft, faults, visit);
        };
    }

    private static View form(HttpStatus status, UnitDraft draft, List<Fault> faults, Visit visit) {
        var kinds = Arrays.stream(UnitKind.values())
                .map(kind -> new Choice(
                        kind.word(),
                        visit.t("unit.kind." + kind.word()),
                        kind.word().equals(draft.kind())))
                .toList();
        var view = new NewUnitPage(
                visit.otherwise(faults, FIELDS),
                visit.entry("name", draft.name(), faults),
                visit.entry("unit", draft.unit(), faults),
                kinds,
                visit.entry("purpose", draft.purpose(), faults),
                visit.entry("field", draft.field(), faults));
        var title = visit.t("unit.new");
        return visit.page(status, "network/new-unit", title, crumbs(title, visit), view);
    }

    private static List<Crumb> crumbs(String last, Visit visit) {
        return List.of(
                new Crumb(visit.t("nav.network"), UnitsPages.PATH),
                new Crumb(visit.t("units.title"), UnitsPages.PATH),
                new Crumb(last, null));
    }

    private static String what(Unit unit, Visit visit) {
        return Stream.of(UnitsPages.kindAndEnd(unit, visit), unit.field(), unit.code())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private List<UnitPage.Member> members(Unit unit, Visit visit) {
        var current = memberships.of(unit.id());
        var persons = people.all(
                current.stream().map(membership -> membership.person().value()).toList());
        return current.stream()
                .map(membership -> member(membership, persons, visit))
                .toList();
    }

    /** As what, and with which share of the time: “Member, 60 %”. */
    static String role(Membership membership, Visit visit) {
        var role = visit.t("unit.role." + membership.role().word());
        var share = membership.sharePpm();
        return share == null
                ? role
                : visit.t("unit.role.share", role, visit.formats().percent(share));
    }

    private static UnitPage.Member member(Membership membership, Map<Long, Person> persons, Visit visit) {
        var person = persons.get(membership.person().value());
        if (person == null) throw new IllegalStateException("no person " + membership.person());
        return new UnitPage.Member(
                person.name(),
                Addresses.of("/people", person.code()),
                role(membership, visit),
                visit.t("unit.since", visit.formats().date(membership.from())));
    }
}
