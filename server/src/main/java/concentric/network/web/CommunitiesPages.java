package concentric.network.web;

import concentric.network.Communities;
import concentric.network.Community;
import concentric.network.CommunityFilter;
import concentric.network.Participation;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Organisations;
import concentric.platform.TypedText;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.ListFile;
import concentric.platform.web.Listing;
import concentric.platform.web.PartyKind;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The list of communities. */
@Controller
class CommunitiesPages {

    static final String PATH = "/network/communities";
    static final String NEW = "/network/new-community";

    private final Communities communities;
    private final Units units;
    private final Organisations organisations;
    private final Sides sides;

    CommunitiesPages(Communities communities, Units units, Organisations organisations, Sides sides) {
        this.communities = communities;
        this.units = units;
        this.organisations = organisations;
        this.sides = sides;
    }

    @Allowed(Access.CONCERNED)
    @GetMapping(PATH)
    View list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") long page,
            Visit visit,
            Actor actor) {
        var filter = new CommunityFilter(TypedText.clean(q), sides.of(actor));
        var listing = new Listing(PATH, Map.of("q", filter.query()), page);
        var found = communities.list(filter, listing.offset(), Listing.ROWS);
        var today = today(found);
        var rows = found.stream()
                .map(community -> new CommunitiesPage.Row(
                        label(community),
                        community.scenario(),
                        visit.formats()
                                .integer(today.getOrDefault(community.id(), List.of())
                                        .size())))
                .toList();
        var view = new CommunitiesPage(
                filter.query(),
                listing.filtered(),
                rows,
                organisations.current().demo(),
                listing.pagination(communities.count(filter), visit, PATH + ".csv"),
                communities.mayFound(actor) ? NEW : null);
        return visit.page(
                "network/communities",
                visit.t("communities.title"),
                List.of(new Crumb(visit.t("nav.network"), null)),
                view);
    }

    /** The list as a file: of each community the units that are in it today. */
    @Allowed(Access.CONCERNED)
    @GetMapping(PATH + ListFile.ANY)
    void file(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String q,
            Visit visit,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        var all = communities.list(new CommunityFilter(TypedText.clean(q), sides.of(actor)), 0, Integer.MAX_VALUE);
        var today = today(all);
        var known = units.all(today.values().stream()
                .flatMap(List::stream)
                .map(each -> each.unit().value())
                .distinct()
                .toList());
        try (var file = ListFile.of("communities", "community", "name", "scenario", "units")
                .answer(visit, response, format)) {
            for (var community : all) {
                var codes = today.getOrDefault(community.id(), List.of()).stream()
                        .map(each -> unit(each, known).code())
                        .collect(Collectors.joining("; "));
                file.row(community.code(), community.name(), community.scenario(), codes);
            }
        }
    }

    private Map<Community.Id, List<Participation>> today(List<Community> found) {
        var day = communities.today();
        return communities
                .participations(
                        found.stream().map(community -> community.id().value()).toList())
                .stream()
                .filter(participation -> participation.holds(day))
                .collect(Collectors.groupingBy(Participation::community));
    }

    static Unit unit(Participation participation, Map<Long, Unit> known) {
        return Objects.requireNonNull(known.get(participation.unit().value()));
    }

    static PartyLabel label(Community community) {
        return new PartyLabel(community.name(), PartyKind.COMMUNITY, Addresses.of(PATH, community.code()));
    }
}
