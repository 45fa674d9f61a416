package concentric.home.web;

import concentric.home.FirstSteps;
import concentric.platform.Actor;
import concentric.platform.Mails;
import concentric.platform.Panel;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import concentric.platform.web.Reach;
import concentric.platform.web.Visit;
import concentric.platform.web.Waiting;
import concentric.platform.web.Waits;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The page that everybody lands on: it is made of what the modules say waits for the reader. */
@Controller
class HomePages {

    static final String PATH = "/home";

    private final List<Waits> waits;
    private final List<Panel> panels;
    private final FirstSteps steps;
    private final Mails mails;
    private final Reach reach;

    HomePages(List<Waits> waits, List<Panel> panels, FirstSteps steps, Mails mails, Reach reach) {
        this.reach = reach;
        this.waits = waits;
        this.panels = panels;
        this.steps = steps;
        this.mails = mails;
    }

    @Bean
    static MenuPart homeInMenu() {
        return MenuPart.of(MenuSection.HOME, "home.title", PATH, 10);
    }

    @Allowed(Access.SIGNED_IN)
    @GetMapping("/")
    View start(Visit visit) {
        return visit.redirect(PATH);
    }

    @Allowed(Access.SIGNED_IN)
    @GetMapping(PATH)
    View home(Visit visit, Actor actor) {
        var parts = visit.parts(panels, Waiting.HOME, actor.account(), actor);
        var view = new HomePage(
                waits.stream().flatMap(each -> each.on(actor, visit).stream()).toList(),
                parts,
                parts.isEmpty() ? places(visit, actor) : List.of(),
                mails.areSent() ? DigestPages.PATH : null,
                steps.awaited(actor) ? FirstStepsPages.TEAM : null);
        return visit.page("home/home", visit.t("home.title"), List.of(), view);
    }

    private List<HomePage.Place> places(Visit visit, Actor actor) {
        var reached = reach.of(actor);
        return Stream.of(
                        new HomePage.Place(visit.t("home.place.map"), visit.t("home.place.map.said"), "/map"),
                        new HomePage.Place(
                                visit.t("home.place.value"), visit.t("home.place.value.said"), "/ledger/ways"),
                        new HomePage.Place(
                                visit.t("home.place.contracts"), visit.t("home.place.contracts.said"), "/contracts"))
                .filter(place -> reached.test(place.href()))
                .toList();
    }
}
