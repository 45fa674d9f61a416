package concentric.network.web;

import static concentric.platform.TypedText.orEmpty;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.network.Enrolling;
import concentric.network.Round;
import concentric.network.RoundChange;
import concentric.network.Rounds;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Scope;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Call;
import concentric.platform.web.Needed;
import concentric.platform.web.OneOf;
import concentric.platform.web.Paging;
import concentric.platform.web.Problem;
import concentric.platform.web.Sheet;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** For programs: rounds of a unit's members about who speaks for it. */
@RestController
class RoundsApi {

    private static final String PATH = "/api/rounds";
    private static final int USUAL_DAYS = 7;

    private final Rounds rounds;
    private final Units units;
    private final People people;
    private final Sides sides;

    RoundsApi(Rounds rounds, Units units, People people, Sides sides) {
        this.rounds = rounds;
        this.units = units;
        this.people = people;
        this.sides = sides;
    }

    /**
     * A round.
     *
     * @param person whom it is about
     * @param choice whether the person shall speak for the unit, or no longer
     * @param proposer who proposed it
     * @param state open, or how it ended
     */
    record RoundBody(
            long id,
            String unit,
            String person,
            @OneOf({"choose", "recall"}) String choice,
            String proposer,
            String reason,
            Instant openedAt,
            Instant endsAt,

            @OneOf({"open", "effective", "objected", "withdrawn", "void"})
            String state,

            List<VoiceBody> voices) {}

    /** What one member said; an objection, or consent where it is left out. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VoiceBody(String person, @Nullable String objection) {}

    /** A round that is proposed. */
    record NewRoundBody(
            @Needed @Nullable String unit,
            @Needed @Nullable String person,
            @Needed @OneOf({"choose", "recall"}) @Nullable String choice,
            @Needed @Nullable String reason,
            @Nullable Integer days) {}

    /** What harm it would do. */
    record ObjectionBody(@Needed @Nullable String objection) {}

    /** Who shall speak for a unit in which nobody can be asked, or no longer. */
    record NewSpokespersonBody(
            @Needed @Nullable String unit,
            @Needed @Nullable String person,
            @Needed @OneOf({"choose", "recall"}) @Nullable String choice) {}

    /** Who speaks for the unit now. */
    record SpokespersonsBody(String unit, List<String> people) {}

    @Call("listRounds")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH)
    Sheet<RoundBody> list(@RequestParam String unit, Paging paging, Actor actor) {
        var found = rounds.before(seen(unit, actor).id(), paging.afterNumber(Long.MAX_VALUE), paging.rows());
        return paging.sheet(found, round -> round.id().value(), this::body);
    }

    @Call("getRound")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + "/{id:\\d+}")
    RoundBody one(@PathVariable long id, Actor actor) {
        return body(find(id, actor));
    }

    @Call(value = "proposeRound", scope = Scope.MANAGE, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.MEMBER)
    @PostMapping(PATH)
    ResponseEntity<RoundBody> propose(@RequestBody NewRoundBody body, Actor actor) {
        var unit = seen(orEmpty(body.unit()), actor);
        if (!rounds.isHeard(unit.id(), actor)) throw Problem.forbidden();
        var person = people.find(orEmpty(body.person())).orElseThrow(Problem::notFound);
        var days = Objects.requireNonNullElse(body.days(), USUAL_DAYS);
        var proposed = heard(
                rounds.propose(unit.id(), person.id(), choice(body.choice()), orEmpty(body.reason()), days, actor));
        return ResponseEntity.created(URI.create(PATH + "/" + proposed.id())).body(proposed);
    }

    @Call(value = "consentToRound", scope = Scope.SIGN)
    @Allowed(Access.MEMBER)
    @PostMapping(PATH + "/{id:\\d+}/consent")
    RoundBody consent(@PathVariable long id, Actor actor) {
        return heard(rounds.consent(find(id, actor).id(), actor));
    }

    @Call(value = "objectToRound", scope = Scope.SIGN)
    @Allowed(Access.MEMBER)
    @PostMapping(PATH + "/{id:\\d+}/object")
    RoundBody object(@PathVariable long id, @RequestBody ObjectionBody body, Actor actor) {
        var round = find(id, actor);
        if (!rounds.isHeard(round.unit(), actor)) throw Problem.forbidden();
        return heard(rounds.object(round.id(), orEmpty(body.objection()), actor));
    }

    @Call(value = "withdrawRound", scope = Scope.SIGN)
    @Allowed(Access.PROPOSER)
    @PostMapping(PATH + "/{id:\\d+}/withdraw")
    RoundBody withdraw(@PathVariable long id, Actor actor) {
        return heard(rounds.withdraw(find(id, actor).id(), actor));
    }

    /** While nobody in the unit can be asked, the custodian decides. */
    @Call(value = "appointSpokesperson", scope = Scope.MANAGE)
    @Allowed(Access.CUSTODIAN)
    @PostMapping("/api/spokespersons")
    SpokespersonsBody appoint(@RequestBody NewSpokespersonBody body, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var unit = seen(orEmpty(body.unit()), actor);
        var person = people.find(orEmpty(body.person())).orElseThrow(Problem::notFound);
        return switch (rounds.appoint(unit.id(), person.id(), choice(body.choice()), actor)) {
            case Enrolling.Done done -> {
                var ids = units.spokespersons(List.of(unit.id().value()))
                        .getOrDefault(unit.id().value(), List.of());
                var known = people.all(ids.stream().map(Person.Id::value).toList());
                yield new SpokespersonsBody(
                        unit.code(),
                        known.values().stream().map(Person::code).sorted().toList());
            }
            case Enrolling.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    private static Round.Choice choice(@Nullable String word) {
        return Round.Choice.of(orEmpty(word)).orElseThrow(() -> Problem.refused(Fault.in("choice", "missing")));
    }

    private RoundBody heard(RoundChange change) {
        return switch (change) {
            case RoundChange.Heard(var round) -> body(round);
            case RoundChange.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    private Unit seen(String code, Actor actor) {
        return units.find(code)
                .filter(unit -> sides.sees(actor, List.of(unit.id().value())))
                .orElseThrow(Problem::notFound);
    }

    private Round find(long id, Actor actor) {
        return rounds.find(new Round.Id(id))
                .filter(round -> sides.sees(actor, List.of(round.unit().value())))
                .orElseThrow(Problem::notFound);
    }

    private RoundBody body(Round round) {
        var ids = Stream.concat(
                        Stream.of(round.person(), round.proposer()),
                        round.voices().stream().map(Round.Voice::person))
                .map(Person.Id::value)
                .collect(Collectors.toSet());
        var known = people.all(ids);
        return new RoundBody(
                round.id().value(),
                units.find(round.unit()).orElseThrow().code(),
                code(round.person(), known),
                round.choice().word(),
                code(round.proposer(), known),
                round.reason(),
                round.openedAt(),
                round.endsAt(),
                round.outcome().map(Round.Outcome::word).orElse("open"),
                round.voices().stream()
                        .map(voice ->
                                new VoiceBody(code(voice.person(), known), voice.consents() ? null : voice.objection()))
                        .toList());
    }

    private static String code(Person.Id person, Map<Long, Person> known) {
        return Objects.requireNonNull(known.get(person.value())).code();
    }
}
