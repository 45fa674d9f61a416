package concentric.network.web;

import static concentric.platform.TypedText.orEmpty;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.network.Communities;
import concentric.network.Community;
import concentric.network.CommunityDraft;
import concentric.network.CommunityFilter;
import concentric.network.CommunityFounding;
import concentric.network.Founding;
import concentric.network.Participating;
import concentric.network.Participation;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Scope;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Call;
import concentric.platform.web.Needed;
import concentric.platform.web.OneOf;
import concentric.platform.web.Paging;
import concentric.platform.web.Problem;
import concentric.platform.web.Sheet;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Communities for programs: which there are, who is in them, entering and leaving. */
@RestController
class CommunitiesApi {

    private static final String PATH = "/api/communities";
    private static final String PARTICIPATIONS = "/api/participations";

    private final Communities communities;
    private final Units units;
    private final Sides sides;

    CommunitiesApi(Communities communities, Units units, Sides sides) {
        this.communities = communities;
        this.units = units;
        this.sides = sides;
    }

    /** A community in a list. */
    record CommunityBody(
            String community,
            String name,
            String scenario,
            @OneOf({"open", "invited", "consent"}) String rule) {

        static CommunityBody of(Community community) {
            return new CommunityBody(
                    community.code(),
                    community.name(),
                    community.scenario(),
                    community.rule().word());
        }
    }

    /**
     * One community, and the units that are, were and will be in it.
     *
     * @param ownUnit the unit by which it earns; left out while it has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record WholeCommunityBody(
            String community,
            String name,
            String scenario,
            @OneOf({"open", "invited", "consent"}) String rule,
            @Nullable String ownUnit,
            List<ParticipationBody> participations) {}

    /**
     * That a unit is in a community.
     *
     * @param until the first day without it; left out while it goes on
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ParticipationBody(
            long id,
            String community,
            String unit,

            @OneOf({"user-facing", "node", "leadership", "partner"})
            String kind,

            LocalDate from,
            @Nullable LocalDate until) {

        static ParticipationBody of(Participation participation, Community community, Unit unit) {
            return new ParticipationBody(
                    participation.id().value(),
                    community.code(),
                    unit.code(),
                    unit.kind().word(),
                    participation.from(),
                    participation.until());
        }
    }

    /** A community that is to be founded; only the custodian may leave the unit out. */
    record NewCommunityBody(
            @Needed @Nullable String community,
            @Nullable String name,
            @Needed @Nullable String scenario,
            @Nullable String unit,

            @OneOf({"open", "invited", "consent"}) @Nullable String rule) {

        CommunityDraft draft() {
            return new CommunityDraft(
                    orEmpty(community), orEmpty(name), orEmpty(scenario), orEmpty(unit), orEmpty(rule));
        }
    }

    /** The unit by which a community is to earn; its code is the community's if it is left out. */
    record NewCommunityUnitBody(
            @Needed @Nullable String community, @Nullable String unit) {}

    /** A unit that enters. */
    record EnteringBody(
            @Needed @Nullable String community,
            @Needed @Nullable String unit,
            @Nullable String from) {}

    /** The first day without the unit; today if it is left out. */
    record UntilBody(@Nullable String until) {}

    @Call("listCommunities")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH)
    Sheet<CommunityBody> list(@RequestParam(defaultValue = "") String q, Paging paging, Actor actor) {
        var after = paging.after() == null ? "" : paging.after();
        var found = communities.after(new CommunityFilter(TypedText.clean(q), sides.of(actor)), after, paging.rows());
        return paging.sheet(found, Community::code, CommunityBody::of);
    }

    @Call("getCommunity")
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + "/{*code}")
    WholeCommunityBody one(@PathVariable String code, Actor actor) {
        return whole(communities
                .find(Addresses.code(code))
                .filter(found -> communities.sees(found.id(), actor))
                .orElseThrow(Problem::notFound));
    }

    @Call(value = "foundCommunity", scope = Scope.MANAGE, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.SIGNER)
    @PostMapping(PATH)
    ResponseEntity<WholeCommunityBody> found(@RequestBody NewCommunityBody body, Actor actor) {
        return switch (communities.found(body.draft(), actor)) {
            case CommunityFounding.Founded(Community community) ->
                ResponseEntity.created(URI.create(Addresses.of(PATH, community.code())))
                        .body(whole(community));
            case CommunityFounding.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    @Call(value = "giveCommunityUnit", scope = Scope.MANAGE, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.SIGNER)
    @PostMapping("/api/community-units")
    ResponseEntity<UnitsApi.UnitBody> earn(@RequestBody NewCommunityUnitBody body, Actor actor) {
        var earning = communities
                .find(orEmpty(body.community()))
                .filter(found -> communities.sees(found.id(), actor))
                .orElseThrow(Problem::notFound);
        return switch (communities.earn(earning.id(), TypedText.clean(orEmpty(body.unit())), actor)) {
            case Founding.Founded(Unit unit) -> UnitsApi.founded(unit);
            case Founding.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    @Call(value = "enterCommunity", scope = Scope.MANAGE, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.SIGNER)
    @PostMapping(PARTICIPATIONS)
    ResponseEntity<ParticipationBody> enter(@RequestBody EnteringBody body, Actor actor) {
        var community = communities.find(orEmpty(body.community())).orElseThrow(Problem::notFound);
        var unit = units.find(TypedText.clean(orEmpty(body.unit()))).orElseThrow(Problem::notFound);
        var entered = done(communities.enter(community.id(), unit.id(), orEmpty(body.from()), actor));
        return ResponseEntity.status(201).body(ParticipationBody.of(entered, community, unit));
    }

    @Call(value = "leaveCommunity", scope = Scope.MANAGE, repeats = Call.Repeats.KEYED)
    @Allowed(Access.SIGNER)
    @PostMapping(PARTICIPATIONS + "/{id}/leave")
    ParticipationBody leave(@PathVariable long id, @RequestBody UntilBody body, Actor actor) {
        var shown = communities.find(new Participation.Id(id)).orElseThrow(Problem::notFound);
        var left = done(communities.leave(shown.id(), orEmpty(body.until()), actor));
        var community = communities.all(List.of(left.community().value()));
        return body(left, community, units.all(List.of(left.unit().value())));
    }

    private static Participation done(Participating outcome) {
        return switch (outcome) {
            case Participating.Done(Participation participation) -> participation;
            case Participating.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    private WholeCommunityBody whole(Community community) {
        var all = communities.participations(List.of(community.id().value()));
        var known = units.all(
                all.stream().map(each -> each.unit().value()).distinct().toList());
        return new WholeCommunityBody(
                community.code(),
                community.name(),
                community.scenario(),
                community.rule().word(),
                communities.ownUnit(community.id()).map(Unit::code).orElse(null),
                all.stream()
                        .map(each -> ParticipationBody.of(each, community, CommunitiesPages.unit(each, known)))
                        .toList());
    }

    private static ParticipationBody body(
            Participation participation, Map<Long, Community> communities, Map<Long, Unit> units) {
        var community = communities.get(participation.community().value());
        if (community == null) throw new IllegalStateException("no community of " + participation);
        return ParticipationBody.of(participation, community, CommunitiesPages.unit(participation, units));
    }
}
