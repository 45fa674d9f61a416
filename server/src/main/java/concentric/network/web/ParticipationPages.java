package concentric.network.web;

import static concentric.platform.TypedText.shortened;

import concentric.network.Communities;
import concentric.network.Community;
import concentric.network.Participating;
import concentric.network.Participation;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Entering a community, and leaving it. Whose a participation is, is read from it, never from the form. */
@Controller
class ParticipationPages {

    static final String PATH = "/network/participations";

    private final Communities communities;
    private final CommunityPages pages;
    private final Units units;

    ParticipationPages(Communities communities, CommunityPages pages, Units units) {
        this.communities = communities;
        this.pages = pages;
        this.units = units;
    }

    @Allowed(Access.SIGNER)
    @PostMapping(PATH)
    View enter(
            @RequestParam(defaultValue = "") String community,
            @RequestParam(defaultValue = "") String unit,
            @RequestParam(defaultValue = "") String from,
            Visit visit,
            Actor actor) {
        var entered = communities.find(community).orElseThrow(Problem::notFound);
        var typed = new CommunityPages.Typed(TypedText.clean(unit), TypedText.clean(from));
        var found = units.find(typed.unit());
        if (found.isEmpty()) {
            var fault = typed.unit().isEmpty()
                    ? Fault.in("unit", "missing")
                    : Fault.in("unit", "unknown-unit", shortened(typed.unit()));
            return again(entered, typed, List.of(fault), visit, actor);
        }
        return switch (communities.enter(entered.id(), found.get().id(), typed.from(), actor)) {
            case Participating.Done done ->
                visit.redirect(
                        CommunityPages.href(entered),
                        "notice.community-entered",
                        found.get().name(),
                        entered.name());
            case Participating.Refused(var faults) -> again(entered, typed, faults, visit, actor);
        };
    }

    /** The page again with what was wrong, for those who may see it at all. */
    private View again(Community community, CommunityPages.Typed typed, List<Fault> faults, Visit visit, Actor actor) {
        if (!communities.sees(community.id(), actor)) throw Problem.refused(faults);
        return pages.page(Problem.status(faults), community, typed, faults, visit, actor);
    }

    @Allowed(Access.SIGNER)
    @GetMapping(PATH + "/{id:\\d+}")
    View form(@PathVariable long id, Visit visit, Actor actor) {
        var participation = find(id);
        if (!communities.mayActFor(participation.unit(), actor)) throw Problem.forbidden();
        return form(HttpStatus.OK, participation, "", List.of(), visit, actor);
    }

    @Allowed(Access.SIGNER)
    @PostMapping(PATH + "/{id:\\d+}/leave")
    View leave(@PathVariable long id, @RequestParam(defaultValue = "") String until, Visit visit, Actor actor) {
        var participation = find(id);
        if (!communities.mayActFor(participation.unit(), actor)) throw Problem.forbidden();
        return switch (communities.leave(participation.id(), until, actor)) {
            case Participating.Done done -> {
                var community = community(participation);
                yield visit.redirect(
                        CommunityPages.href(community),
                        "notice.community-left",
                        unit(participation).name(),
                        community.name());
            }
            case Participating.Refused(var faults) ->
                form(Problem.status(faults), participation, until, faults, visit, actor);
        };
    }

    private View form(
            HttpStatus status,
            Participation participation,
            String until,
            List<Fault> faults,
            Visit visit,
            Actor actor) {
        var unit = unit(participation);
        var community = community(participation);
        var from = visit.formats().date(participation.from());
        var ended = participation.until();
        boolean may = ended == null && communities.mayActFor(unit.id(), actor);
        var view = new ParticipationPage(
                ended == null
                        ? visit.t("participation.what", unit.name(), from)
                        : visit.t(
                                "participation.what-until",
                                unit.name(),
                                from,
                                visit.formats().date(ended)),
                visit.otherwise(faults, "until"),
                may ? PATH + "/" + participation.id().value() + "/leave" : null,
                visit.entry("until", until, faults));
        var title = visit.t("participation.title", unit.name(), community.name());
        var crumbs = List.of(
                new Crumb(visit.t("communities.title"), CommunitiesPages.PATH),
                new Crumb(community.name(), CommunityPages.href(community)),
                new Crumb(unit.name(), null));
        return visit.page(status, "network/participation", title, crumbs, view);
    }

    private Participation find(long id) {
        return communities.find(new Participation.Id(id)).orElseThrow(Problem::notFound);
    }

    private Unit unit(Participation participation) {
        return units.find(participation.unit()).orElseThrow();
    }

    private Community community(Participation participation) {
        var id = participation.community().value();
        return Objects.requireNonNull(communities.all(List.of(id)).get(id));
    }
}
