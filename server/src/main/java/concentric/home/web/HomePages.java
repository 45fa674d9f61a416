package concentric.home.web;

import concentric.home.FirstSteps;
import concentric.platform.Actor;
import concentric.platform.Panel;
import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import concentric.platform.web.Visit;
import concentric.platform.web.Waiting;
import gg.jte.Content;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The page that everybody lands on: it is made of what the modules say waits for the reader. */
@Controller
class HomePages {

    static final String PATH = "/home";

    /** Parts up to this order wait for the reader; later ones are of the reader's units. */
    private static final int WAITING = 100;

    private final List<Panel> panels;
    private final FirstSteps steps;

    HomePages(List<Panel> panels, FirstSteps steps) {
        this.panels = panels;
        this.steps = steps;
    }

    @Bean
    static MenuPart homeInMenu() {
        return MenuPart.of(MenuSection.HOME, "home.title", PATH, 10);
    }

    @GetMapping("/")
    View start(Visit visit) {
        return visit.redirect(PATH);
    }

    @GetMapping(PATH)
    View home(Visit visit, Actor actor) {
        var parts = panels.stream()
                .flatMap(panel -> panel.on(Waiting.HOME, actor.account(), actor).stream())
                .sorted(Comparator.comparingInt(Panel.Part::order))
                .toList();
        var view = new HomePage(
                parts(parts, true, visit),
                parts(parts, false, visit),
                steps.awaited(actor) ? FirstStepsPages.TEAM : null);
        return visit.page("home/home", visit.t("home.title"), List.of(), view);
    }

    private static List<Content> parts(List<Panel.Part> parts, boolean waiting, Visit visit) {
        return parts.stream()
                .filter(part -> (part.order() < WAITING) == waiting)
                .map(visit::part)
                .toList();
    }
}
