package concentric.network.web;

import concentric.network.Communities;
import concentric.network.CommunityFilter;
import concentric.network.Sides;
import concentric.network.UnitFilter;
import concentric.network.Units;
import concentric.platform.web.Addresses;
import concentric.platform.web.Finder;
import concentric.platform.web.ImportForm;
import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import concentric.platform.web.Verb;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The network's pages in the menu, and the files it takes. */
@Configuration(proxyBeanMethods = false)
class NetworkMenu {

    @Bean
    MenuPart unitsInMenu() {
        return MenuPart.of(MenuSection.NETWORK, "units.title", UnitsPages.PATH, 10);
    }

    @Bean
    MenuPart communitiesInMenu() {
        return MenuPart.of(MenuSection.NETWORK, "communities.title", CommunitiesPages.PATH, 15);
    }

    @Bean
    Verb foundCommunityVerb(Communities communities) {
        return new Verb("community.new", CommunitiesPages.NEW, communities::mayFound);
    }

    @Bean
    Finder communityFinder(Communities communities, Sides sides) {
        return (words, viewer, visit) ->
                communities.list(new CommunityFilter(words, sides.of(viewer)), 0, Finder.SHOWN).stream()
                        .map(community -> new Finder.Hit(
                                visit.t("community.kind"),
                                community.name(),
                                community.scenario(),
                                Addresses.of(CommunitiesPages.PATH, community.code())))
                        .toList();
    }

    @Bean
    Verb foundUnitVerb() {
        return Verb.forCustodian("unit.new", "/network/new-unit");
    }

    @Bean
    Finder unitFinder(Units units, Sides sides) {
        return (words, viewer, visit) ->
                units.list(new UnitFilter(words, Optional.empty(), "", sides.of(viewer)), 0, Finder.SHOWN).stream()
                        .map(unit -> new Finder.Hit(
                                visit.t("unit.kind." + unit.kind().word()),
                                unit.name(),
                                unit.purpose().isEmpty() ? null : unit.purpose(),
                                Addresses.of(UnitsPages.PATH, unit.code())))
                        .toList();
    }

    @Bean
    ImportForm unitsFile() {
        return ImportForm.of("units", "unit.import", UnitsPages.PATH, 10);
    }

    @Bean
    ImportForm membershipsFile() {
        return ImportForm.of("memberships", "membership.import", UnitsPages.PATH, 30);
    }
}
