package concentric.home.web;

import concentric.home.DigestChoice;
import concentric.home.Digests;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Mails;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Bundles;
import concentric.platform.web.Choice;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Verb;
import concentric.platform.web.Visit;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Whether one wants a mail in the morning that tells what waits. */
@Controller
class DigestPages {

    static final String PATH = "/home/digest";

    private final Digests digests;
    private final Mails mails;
    private final Bundles bundles;

    DigestPages(Digests digests, Mails mails, Bundles bundles) {
        this.digests = digests;
        this.mails = mails;
        this.bundles = bundles;
    }

    @Bean
    static Verb digestVerb() {
        return Verb.of("digest.title", PATH);
    }

    @Allowed(Access.SELF)
    @GetMapping(PATH)
    View choice(Visit visit, Actor actor) {
        return page(HttpStatus.OK, digests.language(actor), List.of(), visit, actor);
    }

    @Allowed(Access.SELF)
    @PostMapping(PATH)
    View choose(@RequestParam(defaultValue = "") String language, Visit visit, Actor actor) {
        if (!language.isEmpty() && bundles.language(language) == null) throw Problem.notFound();
        return switch (digests.choose(language, actor)) {
            case DigestChoice.Chosen() ->
                visit.redirect(HomePages.PATH, language.isEmpty() ? "notice.no-digest" : "notice.digest");
            case DigestChoice.Refused(var faults) -> page(HttpStatus.BAD_REQUEST, language, faults, visit, actor);
        };
    }

    private View page(HttpStatus status, String chosen, List<Fault> faults, Visit visit, Actor actor) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", visit.t("digest.none"), chosen.isEmpty()));
        for (var locale : bundles.languages()) {
            var language = locale.getLanguage();
            choices.add(new Choice(
                    language,
                    visit.t("digest.in", locale.getDisplayLanguage(visit.locale())),
                    language.equals(chosen)));
        }
        var view = new DigestPage(PATH, digests.email(actor), mails.areSent(), choices, visit.otherwise(faults));
        var title = visit.t("digest.title");
        var crumbs = List.of(new Crumb(visit.t("home.title"), HomePages.PATH), new Crumb(title, null));
        return visit.page(status, "home/digest", title, crumbs, view);
    }
}
