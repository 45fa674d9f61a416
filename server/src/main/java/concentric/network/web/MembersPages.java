package concentric.network.web;

import static concentric.platform.TypedText.shortened;

import concentric.network.Enrolling;
import concentric.network.Enrolment;
import concentric.network.Enrolments;
import concentric.network.Membership;
import concentric.network.MembershipDraft;
import concentric.network.Role;
import concentric.network.Round;
import concentric.network.Rounds;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who belongs to a unit and who speaks for it, and letting somebody join. There is no field for a role. */
@Controller
class MembersPages {

    static final String PATH = "/network/members";

    private final Sides sides;
    private final Enrolments enrolments;
    private final Rounds rounds;
    private final RoundCards cards;
    private final Units units;
    private final People people;
    private final Organisations organisations;

    MembersPages(
            Enrolments enrolments,
            Rounds rounds,
            RoundCards cards,
            Units units,
            People people,
            Organisations organisations,
            Sides sides) {
        this.sides = sides;
        this.enrolments = enrolments;
        this.rounds = rounds;
        this.cards = cards;
        this.units = units;
        this.people = people;
        this.organisations = organisations;
    }

    /** What was typed into one of the page's forms. */
    record Typed(String person, MembershipDraft membership, String reason) {
        static final Typed NOTHING = new Typed("", new MembershipDraft("", "", ""), "");
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + "/{*code}")
    View members(@PathVariable String code, Visit visit, Actor actor) {
        var unit = units.find(Addresses.code(code))
                .filter(found -> sides.sees(actor, List.of(found.id().value())))
                .orElseThrow(Problem::notFound);
        return page(HttpStatus.OK, unit, Typed.NOTHING, List.of(), visit, actor);
    }

    @Allowed(Access.SPEAKER)
    @PostMapping(MembershipPages.PATH)
    View join(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String share,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            Visit visit,
            Actor actor) {
        var joined = units.find(unit).orElseThrow(Problem::notFound);
        if (!enrolments.mayEnrol(joined.id(), actor)) throw Problem.forbidden();
        var draft = new MembershipDraft(share, from, until);
        var typed = new Typed(person, draft, "");
        var found = people.find(person);
        if (found.isEmpty()) {
            var fault = Fault.in("person", person.isBlank() ? "missing" : "unknown-person", shortened(person));
            return page(HttpStatus.BAD_REQUEST, joined, typed, List.of(fault), visit, actor);
        }
        return switch (enrolments.join(joined.id(), found.get().id(), draft, actor)) {
            case Enrolling.Done done ->
                visit.redirect(href(joined), "notice.joined", found.get().name(), joined.name());
            case Enrolling.Refused(var faults) -> page(HttpStatus.BAD_REQUEST, joined, typed, faults, visit, actor);
        };
    }

    /** The page again, with what was wrong with a form on it. */
    View page(HttpStatus status, Unit unit, Typed typed, List<Fault> faults, Visit visit, Actor actor) {
        var all = enrolments.of(unit.id());
        var persons = people.all(all.stream()
                .map(each -> each.membership().person().value())
                .distinct()
                .toList());
        var view = new MembersPage(
                Addresses.of(UnitsPages.PATH, unit.code()),
                unit.code(),
                visit.otherwise(faults, "person", "share", "from", "until", "reason"),
                organisations.current().demo(),
                all.stream().map(each -> row(each, persons, visit, actor)).toList(),
                actor.custodian() ? "/imports/memberships" : null,
                enrolments.mayEnrol(unit.id(), actor) ? joining(typed, faults, visit) : null,
                rounds.of(unit.id()).stream()
                        .map(round -> cards.of(round, visit, actor))
                        .toList(),
                all.isEmpty() || !rounds.isHeard(unit.id(), actor)
                        ? null
                        : new MembersPage.Proposing(
                                choices(visit),
                                choices(all, persons),
                                visit.entry("reason", typed.reason(), faults),
                                days(visit)),
                all.isEmpty() || !rounds.isForCustodian(unit.id(), actor)
                        ? null
                        : new MembersPage.Appointing(choices(visit), choices(all, persons)));
        var crumbs = List.of(
                new Crumb(visit.t("units.title"), UnitsPages.PATH),
                new Crumb(unit.name(), Addresses.of(UnitsPages.PATH, unit.code())),
                new Crumb(visit.t("unit.members"), null));
        return visit.page(status, "network/members", visit.t("members.title", unit.name()), crumbs, view);
    }

    static String href(Unit unit) {
        return Addresses.of(PATH, unit.code());
    }

    private MembersPage.Row row(Enrolment each, Map<Long, Person> persons, Visit visit, Actor actor) {
        var membership = each.membership();
        var share = membership.sharePpm();
        var until = membership.until();
        boolean may = enrolments.mayEnd(membership, actor)
                || (membership.role() == Role.MEMBER && enrolments.mayEnrol(membership.unit(), actor));
        return new MembersPage.Row(
                label(membership, persons),
                visit.t("unit.role." + membership.role().word()),
                share == null ? "" : visit.formats().percent(share),
                visit.formats().date(membership.from()),
                until == null ? "" : visit.formats().date(until),
                may ? MembershipPages.PATH + "/" + each.id().value() : null);
    }

    private static PartyLabel label(Membership membership, Map<Long, Person> persons) {
        var person = persons.get(membership.person().value());
        if (person == null) throw new IllegalStateException("no person " + membership.person());
        return new PartyLabel(person.name(), null, Addresses.of("/people", person.code()));
    }

    private static MembersPage.Joining joining(Typed typed, List<Fault> faults, Visit visit) {
        return new MembersPage.Joining(
                visit.entry("person", typed.person(), faults),
                visit.entry("share", typed.membership().share(), faults),
                visit.entry("from", typed.membership().from(), faults),
                visit.entry("until", typed.membership().until(), faults));
    }

    private static List<Choice> choices(Visit visit) {
        return Stream.of(Round.Choice.values())
                .map(choice -> new Choice(
                        choice.word(), visit.t("round.choice." + choice.word()), choice == Round.Choice.CHOOSE))
                .toList();
    }

    private static List<Choice> choices(List<Enrolment> all, Map<Long, Person> persons) {
        return all.stream()
                .map(each -> persons.get(each.membership().person().value()))
                .distinct()
                .flatMap(Stream::ofNullable)
                .map(person -> new Choice(person.code(), person.name(), false))
                .toList();
    }

    private static List<Choice> days(Visit visit) {
        return Stream.of(3, 7, 14)
                .map(days -> new Choice(String.valueOf(days), visit.t("round.days", days), days == 7))
                .toList();
    }
}
