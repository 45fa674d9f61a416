package concentric.network.web;

import concentric.network.Communities;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Panel;
import concentric.platform.web.Pages;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows on a unit's page which communities it is in; where it is in none, only to those who could change that. */
@Component
class CommunityPanel implements Panel {

    private static final int ORDER = 250;

    private final Communities communities;
    private final Pages pages;

    CommunityPanel(Communities communities, Pages pages) {
        this.communities = communities;
        this.pages = pages;
    }

    @Override
    public Optional<Part> on(String noun, long id, Actor viewer) {
        if (!noun.equals(Units.NOUN)) return Optional.empty();
        var unit = new Unit.Id(id);
        var current = communities.of(unit);
        boolean may = communities.mayActFor(unit, viewer);
        if (current.isEmpty() && !may) return Optional.empty();
        var known = communities.all(
                current.stream().map(each -> each.community().value()).toList());
        var visit = pages.current();
        var lines = current.stream()
                .map(each -> {
                    var community =
                            Objects.requireNonNull(known.get(each.community().value()));
                    return new UnitCommunities.Line(
                            CommunitiesPages.label(community),
                            community.scenario(),
                            visit.t("unit.since", visit.formats().date(each.from())));
                })
                .toList();
        var view = new UnitCommunities(lines, may ? CommunitiesPages.PATH : null);
        return Optional.of(new Part("network/unit-communities", view, ORDER));
    }
}
