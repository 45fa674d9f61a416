package concentric.home.web;

import concentric.platform.Actor;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Finder;
import concentric.platform.web.MenuPart;
import concentric.platform.web.MenuSection;
import concentric.platform.web.Reach;
import concentric.platform.web.Verb;
import concentric.platform.web.Visit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Search: any thing, any page, anything the reader may do. The palette shows the same without leaving the page. */
@Controller
class SearchPages {

    static final String PATH = "/search";

    /** What is typed beyond this is no name of anything. */
    private static final int LONGEST = 200;

    private final List<Finder> finders;
    private final List<Verb> verbs;
    private final List<MenuPart> menu;
    private final Reach reach;

    SearchPages(List<Finder> finders, List<Verb> verbs, List<MenuPart> menu, Reach reach) {
        this.reach = reach;
        this.finders = finders;
        this.verbs = verbs;
        this.menu = menu.stream()
                .sorted(Comparator.comparing(MenuPart::section).thenComparingInt(MenuPart::order))
                .toList();
    }

    @Bean
    static MenuPart searchInMenu() {
        return MenuPart.of(MenuSection.SEARCH, "search.title", PATH, 10);
    }

    @Allowed(Access.SIGNED_IN)
    @GetMapping(PATH)
    View search(@RequestParam(defaultValue = "") String q, Visit visit, Actor actor) {
        return visit.page("home/search", visit.t("search.title"), List.of(), found(q, visit, actor));
    }

    /** The same without the page around it, for the palette. */
    @Allowed(Access.SIGNED_IN)
    @GetMapping(value = PATH, headers = "HX-Request")
    View hits(@RequestParam(defaultValue = "") String q, Visit visit, Actor actor) {
        return visit.page("home/hits", visit.t("search.title"), List.of(), found(q, visit, actor));
    }

    private SearchPage found(String typed, Visit visit, Actor actor) {
        var words = typed.strip();
        if (words.length() > LONGEST) words = words.substring(0, LONGEST);
        var reached = reach.of(actor);
        return new SearchPage(
                words,
                verbs(words, visit, actor, reached),
                pages(words, visit, actor, reached),
                things(words, visit, actor, reached));
    }

    private List<Crumb> verbs(String words, Visit visit, Actor actor, Predicate<String> reached) {
        return verbs.stream()
                .filter(verb -> verb.allowed().test(actor))
                .filter(verb -> reached.test(verb.href()))
                .map(verb -> new Crumb(visit.t(verb.label()), verb.href()))
                .filter(verb -> names(verb, words, visit))
                .sorted(Comparator.comparing(Crumb::label))
                .toList();
    }

    private List<Crumb> pages(String words, Visit visit, Actor actor, Predicate<String> reached) {
        return menu.stream()
                .filter(part -> !part.custodianOnly() || actor.custodian())
                .filter(part -> reached.test(part.href()))
                .filter(part -> part.section() != MenuSection.SEARCH)
                .map(part -> new Crumb(visit.t(part.label()), part.href()))
                .filter(page -> names(page, words, visit))
                .toList();
    }

    private static boolean names(Crumb crumb, String words, Visit visit) {
        var label = crumb.label().toLowerCase(visit.locale());
        return Stream.of(words.toLowerCase(visit.locale()).split("\\s+")).allMatch(label::contains);
    }

    /** What is called just so comes first, then what begins so, then what only contains it. */
    private List<Finder.Hit> things(String words, Visit visit, Actor actor, Predicate<String> reached) {
        if (words.isEmpty()) return List.of();
        var wanted = words.toLowerCase(Locale.ROOT);
        return finders.stream()
                .flatMap(finder -> finder.find(words, actor, visit).stream())
                .filter(hit -> reached.test(hit.href()))
                .sorted(Comparator.comparingInt(hit -> distance(hit.label().toLowerCase(Locale.ROOT), wanted)))
                .toList();
    }

    private static int distance(String label, String wanted) {
        if (label.equals(wanted)) return 0;
        return label.startsWith(wanted) ? 1 : 2;
    }
}
