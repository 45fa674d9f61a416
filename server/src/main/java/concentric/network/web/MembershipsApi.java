package concentric.network.web;

import static concentric.platform.TypedText.orEmpty;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.network.Enrolling;
import concentric.network.Enrolment;
import concentric.network.Enrolments;
import concentric.network.Membership;
import concentric.network.MembershipDraft;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Actor;
import concentric.platform.Scope;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Call;
import concentric.platform.web.Needed;
import concentric.platform.web.OneOf;
import concentric.platform.web.Paging;
import concentric.platform.web.Problem;
import concentric.platform.web.Sheet;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who belongs where, for programs. */
@RestController
class MembershipsApi {

    private static final String PATH = "/api/memberships";

    private final Enrolments enrolments;
    private final Units units;
    private final People people;
    private final Sides sides;

    MembershipsApi(Enrolments enrolments, Units units, People people, Sides sides) {
        this.enrolments = enrolments;
        this.units = units;
        this.people = people;
        this.sides = sides;
    }

    /**
     * That somebody belongs to a unit, today or later.
     *
     * @param share of their time in percent, as text; left out where none is agreed
     * @param from the first day
     * @param until the day after the last; left out while it goes on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MembershipBody(
            long id,
            String unit,
            String person,
            @OneOf({"member", "spokesperson"}) String role,
            @Nullable String share,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** Somebody who joins. There is no role: who speaks for a unit is chosen by its members. */
    record NewMembershipBody(
            @Needed @Nullable String unit,
            @Needed @Nullable String person,
            @Nullable String share,
            @Nullable String from,
            @Nullable String until) {}

    /** Another share of somebody's time, from a day on. */
    record ShareBody(
            @Needed @Nullable String share, @Nullable String from) {}

    /** The day after the last; none: today is the first without. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LeavingBody(@Nullable String until) {}

    @Call("listMemberships")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH)
    Sheet<MembershipBody> list(
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String person,
            Paging paging,
            Actor actor) {
        var of = unit.isEmpty()
                ? sides.of(actor).orElse(null)
                : List.of(seen(unit, actor).id().value());
        var who = person.isEmpty()
                ? null
                : people.find(person).orElseThrow(Problem::notFound).id();
        var found = enrolments.after(of, who, paging.afterNumber(0), paging.rows());
        var codes = codes(found);
        return paging.sheet(found, enrolment -> enrolment.id().value(), enrolment -> body(enrolment, codes));
    }

    @Call("getMembership")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + "/{id:\\d+}")
    MembershipBody one(@PathVariable long id, Actor actor) {
        return body(find(id, actor));
    }

    @Call(value = "join", scope = Scope.MANAGE, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.SPEAKER)
    @PostMapping(PATH)
    ResponseEntity<MembershipBody> join(@RequestBody NewMembershipBody body, Actor actor) {
        var unit = seen(orEmpty(body.unit()), actor);
        if (!enrolments.mayEnrol(unit.id(), actor)) throw Problem.forbidden();
        var person = people.find(orEmpty(body.person())).orElseThrow(Problem::notFound);
        var draft = new MembershipDraft(orEmpty(body.share()), orEmpty(body.from()), orEmpty(body.until()));
        var joined = body(done(enrolments.join(unit.id(), person.id(), draft, actor)));
        return ResponseEntity.created(URI.create(PATH + "/" + joined.id())).body(joined);
    }

    @Call(value = "changeShare", scope = Scope.MANAGE, repeats = Call.Repeats.KEYED)
    @Allowed(Access.SPEAKER)
    @PostMapping(PATH + "/{id:\\d+}/share")
    MembershipBody share(@PathVariable long id, @RequestBody ShareBody body, Actor actor) {
        var enrolment = find(id, actor);
        if (!enrolments.mayEnrol(enrolment.membership().unit(), actor)) throw Problem.forbidden();
        var draft = new MembershipDraft(orEmpty(body.share()), orEmpty(body.from()), "");
        return body(done(enrolments.share(enrolment.id(), draft, actor)));
    }

    @Call(value = "leave", scope = Scope.MANAGE)
    @Allowed(Access.PERSON)
    @PostMapping(PATH + "/{id:\\d+}/end")
    MembershipBody end(@PathVariable long id, @RequestBody(required = false) @Nullable LeavingBody body, Actor actor) {
        var enrolment = find(id, actor);
        if (!enrolments.mayEnd(enrolment.membership(), actor)) throw Problem.forbidden();
        var until = body == null ? "" : orEmpty(body.until());
        return switch (enrolments.end(enrolment.id(), until, actor)) {
            case Enrolling.Done done -> body(enrolments.find(enrolment.id()).orElseThrow());
            case Enrolling.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    private Enrolment done(Enrolling outcome) {
        return switch (outcome) {
            case Enrolling.Done(Membership membership, boolean unspoken) ->
                enrolments.of(membership.unit()).stream()
                        .filter(each -> each.membership().equals(membership))
                        .findFirst()
                        .orElseThrow();
            case Enrolling.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    private Unit seen(String code, Actor actor) {
        return units.find(code)
                .filter(unit -> sides.sees(actor, List.of(unit.id().value())))
                .orElseThrow(Problem::notFound);
    }

    private Enrolment find(long id, Actor actor) {
        return enrolments
                .find(new Enrolment.Id(id))
                .filter(found ->
                        sides.sees(actor, List.of(found.membership().unit().value())))
                .orElseThrow(Problem::notFound);
    }

    /** The codes of units and people. */
    private record Codes(Map<Long, Unit> units, Map<Long, Person> people) {}

    private Codes codes(Collection<Enrolment> found) {
        var memberships = found.stream().map(Enrolment::membership).toList();
        return new Codes(
                units.all(memberships.stream().map(each -> each.unit().value()).collect(Collectors.toSet())),
                people.all(
                        memberships.stream().map(each -> each.person().value()).collect(Collectors.toSet())));
    }

    private MembershipBody body(Enrolment enrolment) {
        return body(enrolment, codes(List.of(enrolment)));
    }

    private static MembershipBody body(Enrolment enrolment, Codes codes) {
        var membership = enrolment.membership();
        return new MembershipBody(
                enrolment.id().value(),
                Objects.requireNonNull(codes.units().get(membership.unit().value()))
                        .code(),
                Objects.requireNonNull(codes.people().get(membership.person().value()))
                        .code(),
                membership.role().word(),
                Optional.ofNullable(membership.sharePpm())
                        .map(ppm ->
                                BigDecimal.valueOf(ppm, 4).stripTrailingZeros().toPlainString())
                        .orElse(null),
                membership.from(),
                membership.until());
    }
}
