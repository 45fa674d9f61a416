package concentric.network.web;

import concentric.network.Enrolling;
import concentric.network.Round;
import concentric.network.RoundChange;
import concentric.network.Rounds;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What members say about who speaks for their unit. */
@Controller
class RoundPages {

    static final String PATH = "/network/rounds";

    private static final List<String> MAY_NOT = List.of("not-a-member", "not-asked", "not-yours");

    private final Rounds rounds;
    private final Units units;
    private final People people;
    private final MembersPages members;

    RoundPages(Rounds rounds, Units units, People people, MembersPages members) {
        this.rounds = rounds;
        this.units = units;
        this.people = people;
        this.members = members;
    }

    @Allowed(Access.MEMBER)
    @PostMapping(PATH)
    View propose(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "7") int days,
            Visit visit,
            Actor actor) {
        var concerned = units.find(unit).orElseThrow(Problem::notFound);
        if (!rounds.isHeard(concerned.id(), actor)) throw Problem.forbidden();
        var about = person(person);
        var wanted = Round.Choice.of(choice).orElseThrow(Problem::notFound);
        var outcome = rounds.propose(concerned.id(), about.id(), wanted, reason, days, actor);
        return switch (outcome) {
            case RoundChange.Heard(Round round) -> heard(round, concerned, visit);
            case RoundChange.Refused(var faults) -> {
                var typed = new MembersPages.Typed("", MembersPages.Typed.NOTHING.membership(), reason);
                yield members.page(HttpStatus.BAD_REQUEST, concerned, typed, faults, visit, actor);
            }
        };
    }

    @Allowed(Access.MEMBER)
    @PostMapping(PATH + "/{id:\\d+}/consent")
    View consent(@PathVariable long id, Visit visit, Actor actor) {
        return answer(find(id), rounds.consent(new Round.Id(id), actor), visit, actor);
    }

    @Allowed(Access.MEMBER)
    @PostMapping(PATH + "/{id:\\d+}/object")
    View object(@PathVariable long id, @RequestParam(defaultValue = "") String objection, Visit visit, Actor actor) {
        return answer(find(id), rounds.object(new Round.Id(id), objection, actor), visit, actor);
    }

    @Allowed(Access.PROPOSER)
    @PostMapping(PATH + "/{id:\\d+}/withdraw")
    View withdraw(@PathVariable long id, Visit visit, Actor actor) {
        return answer(find(id), rounds.withdraw(new Round.Id(id), actor), visit, actor);
    }

    /** The custodian decides, while nobody in the unit can be asked. */
    @Allowed(Access.CUSTODIAN)
    @PostMapping("/network/spokespersons")
    View appoint(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String choice,
            Visit visit,
            Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var concerned = units.find(unit).orElseThrow(Problem::notFound);
        var about = person(person);
        var wanted = Round.Choice.of(choice).orElseThrow(Problem::notFound);
        return switch (rounds.appoint(concerned.id(), about.id(), wanted, actor)) {
            case Enrolling.Done done ->
                visit.redirect(
                        MembersPages.href(concerned),
                        wanted == Round.Choice.CHOOSE ? "notice.round-chosen" : "notice.round-recalled",
                        about.name());
            case Enrolling.Refused(var faults) ->
                members.page(HttpStatus.BAD_REQUEST, concerned, MembersPages.Typed.NOTHING, faults, visit, actor);
        };
    }

    private View answer(Round round, RoundChange change, Visit visit, Actor actor) {
        var unit = units.find(round.unit()).orElseThrow();
        return switch (change) {
            case RoundChange.Heard(Round now) -> heard(now, unit, visit);
            case RoundChange.Refused(List<Fault> faults) -> {
                if (faults.stream().anyMatch(fault -> MAY_NOT.contains(fault.code()))) throw Problem.forbidden();
                yield members.page(HttpStatus.BAD_REQUEST, unit, MembersPages.Typed.NOTHING, faults, visit, actor);
            }
        };
    }

    private View heard(Round round, Unit unit, Visit visit) {
        var outcome = round.outcome();
        var name = people.find(round.person()).map(Person::name).orElse("");
        if (outcome.filter(Round.Outcome.EFFECTIVE::equals).isPresent()) {
            return visit.redirect(
                    MembersPages.href(unit),
                    round.choice() == Round.Choice.CHOOSE ? "notice.round-chosen" : "notice.round-recalled",
                    name);
        }
        return visit.redirect(MembersPages.href(unit), "notice.round-heard");
    }

    private Round find(long id) {
        return rounds.find(new Round.Id(id)).orElseThrow(Problem::notFound);
    }

    private Person person(String code) {
        return people.find(code).orElseThrow(Problem::notFound);
    }
}
