package concentric.network.web;

import concentric.network.Enrolling;
import concentric.network.Enrolment;
import concentric.network.Enrolments;
import concentric.network.Membership;
import concentric.network.MembershipDraft;
import concentric.network.Role;
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
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One membership: another share of the time, and leaving. Whose it is, is read from the membership, never from the form. */
@Controller
class MembershipPages {

    static final String PATH = "/network/memberships";

    private final Sides sides;
    private final Enrolments enrolments;
    private final Units units;
    private final People people;

    MembershipPages(Enrolments enrolments, Units units, People people, Sides sides) {
        this.sides = sides;
        this.enrolments = enrolments;
        this.units = units;
        this.people = people;
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + "/{id:\\d+}")
    View form(@PathVariable long id, Visit visit, Actor actor) {
        var enrolment = find(id);
        if (!sides.sees(actor, List.of(enrolment.membership().unit().value()))) throw Problem.notFound();
        return page(HttpStatus.OK, enrolment, new MembershipDraft(share(enrolment), "", ""), List.of(), visit, actor);
    }

    @Allowed(Access.SPEAKER)
    @PostMapping(PATH + "/{id:\\d+}/share")
    View share(
            @PathVariable long id,
            @RequestParam(defaultValue = "") String share,
            @RequestParam(defaultValue = "") String from,
            Visit visit,
            Actor actor) {
        var enrolment = find(id);
        if (!enrolments.mayEnrol(enrolment.membership().unit(), actor)) throw Problem.forbidden();
        var draft = new MembershipDraft(share, from, "");
        return answer(
                enrolments.share(enrolment.id(), draft, actor), "notice.share-changed", enrolment, draft, visit, actor);
    }

    @Allowed(Access.PERSON)
    @PostMapping(PATH + "/{id:\\d+}/end")
    View end(@PathVariable long id, @RequestParam(defaultValue = "") String until, Visit visit, Actor actor) {
        var enrolment = find(id);
        if (!enrolments.mayEnd(enrolment.membership(), actor)) throw Problem.forbidden();
        var draft = new MembershipDraft("", "", until);
        return answer(
                enrolments.end(enrolment.id(), until, actor),
                "notice.membership-ended",
                enrolment,
                draft,
                visit,
                actor);
    }

    private View answer(
            Enrolling outcome, String notice, Enrolment enrolment, MembershipDraft draft, Visit visit, Actor actor) {
        return switch (outcome) {
            case Enrolling.Done(Membership membership, boolean unspoken) ->
                visit.redirect(
                        MembersPages.href(unit(membership)),
                        unspoken ? "notice.unit-unspoken" : notice,
                        person(membership).name(),
                        unit(membership).name());
            case Enrolling.Refused(var faults) -> page(HttpStatus.BAD_REQUEST, enrolment, draft, faults, visit, actor);
        };
    }

    private View page(
            HttpStatus status,
            Enrolment enrolment,
            MembershipDraft draft,
            List<Fault> faults,
            Visit visit,
            Actor actor) {
        var membership = enrolment.membership();
        var unit = unit(membership);
        boolean speaks = membership.role() == Role.SPOKESPERSON;
        boolean mayShare = !speaks && enrolments.mayEnrol(membership.unit(), actor);
        var own = PATH + "/" + enrolment.id().value();
        var view = new MembershipPage(
                what(membership, unit, visit),
                visit.otherwise(faults, "share", "from", "until"),
                mayShare ? own + "/share" : null,
                visit.entry("share", draft.share(), faults),
                visit.entry("from", draft.from(), faults),
                enrolments.mayEnd(membership, actor) ? own + "/end" : null,
                visit.t(speaks ? "membership.end.speaking" : "membership.end.said"),
                visit.entry("until", draft.until(), faults));
        var title = visit.t("membership.title", person(membership).name());
        var crumbs = List.of(
                new Crumb(visit.t("units.title"), UnitsPages.PATH),
                new Crumb(unit.name(), Addresses.of(UnitsPages.PATH, unit.code())),
                new Crumb(visit.t("unit.members"), MembersPages.href(unit)),
                new Crumb(title, null));
        return visit.page(status, "network/membership", title, crumbs, view);
    }

    private static String what(Membership membership, Unit unit, Visit visit) {
        var from = visit.formats().date(membership.from());
        var until = membership.until();
        var role = UnitPages.role(membership, visit);
        return until == null
                ? visit.t("membership.what", unit.name(), role, from)
                : visit.t(
                        "membership.what-until",
                        unit.name(),
                        role,
                        from,
                        visit.formats().date(until));
    }

    /** As it can be typed again. */
    private static String share(Enrolment enrolment) {
        @Nullable Long share = enrolment.membership().sharePpm();
        return share == null
                ? ""
                : BigDecimal.valueOf(share, 4).stripTrailingZeros().toPlainString();
    }

    private Enrolment find(long id) {
        return enrolments.find(new Enrolment.Id(id)).orElseThrow(Problem::notFound);
    }

    private Unit unit(Membership membership) {
        return units.find(membership.unit()).orElseThrow();
    }

    private Person person(Membership membership) {
        return people.find(membership.person()).orElseThrow();
    }
}
