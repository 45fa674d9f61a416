package concentric.people.web;

import concentric.people.Account;
import concentric.people.Accounts;
import concentric.people.Link;
import concentric.people.LinkAsking;
import concentric.people.LinkUse;
import concentric.people.Links;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Fault;
import concentric.platform.Mails;
import concentric.platform.Organisations;
import concentric.platform.web.Access;
import concentric.platform.web.Allowed;
import concentric.platform.web.Entry;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What links lead to, for whoever shows them; and asking for one. Opening a link's page uses nothing up: mail programs do. */
@Controller
class LinkPages {

    static final String PATH = "/link";

    private static final String FORGOTTEN = "/forgotten";

    private final Links links;
    private final Accounts accounts;
    private final People people;
    private final Mails mails;
    private final Organisations organisations;

    LinkPages(Links links, Accounts accounts, People people, Mails mails, Organisations organisations) {
        this.links = links;
        this.accounts = accounts;
        this.people = people;
        this.mails = mails;
        this.organisations = organisations;
    }

    @Allowed(Access.OPEN)
    @GetMapping(PATH + "/{secret}")
    View form(@PathVariable String secret, Visit visit) {
        var link = links.find(secret).orElseThrow(LinkPages::gone);
        return page(HttpStatus.OK, secret, link, "", List.of(), visit);
    }

    @Allowed(Access.OPEN)
    @PostMapping(PATH + "/{secret}")
    View use(
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            Visit visit,
            HttpServletResponse response) {
        return switch (links.use(secret, login, password, visit.request().getRemoteAddr())) {
            case LinkUse.Used(Account account, String token) -> {
                SessionCookie.give(visit.request(), response, token);
                yield visit.redirect("/", "notice.link-used", account.name());
            }
            case LinkUse.Refused(var faults) -> {
                var link = links.find(secret).orElseThrow(LinkPages::gone);
                yield page(HttpStatus.BAD_REQUEST, secret, link, login, faults, visit);
            }
            case LinkUse.Gone() -> throw gone();
            case LinkUse.Wait(Duration time) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(time.toSeconds() + 1));
                throw Problem.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-links", time.toMinutes() + 1);
            }
        };
    }

    @Allowed(Access.OPEN)
    @GetMapping(FORGOTTEN)
    View forgotten(Visit visit) {
        return forgotten(HttpStatus.OK, null, null, visit);
    }

    @Allowed(Access.OPEN)
    @PostMapping(FORGOTTEN)
    View ask(@RequestParam(defaultValue = "") String login, Visit visit, HttpServletResponse response) {
        if (!mails.areSent()) throw Problem.notFound();
        return switch (links.ask(login, visit.request().getRemoteAddr())) {
            case LinkAsking.Noted(var letter) -> {
                letter.ifPresent(found -> send(found, visit));
                yield forgotten(HttpStatus.OK, visit.t("forgotten.sent"), null, visit);
            }
            case LinkAsking.Wait(Duration time) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(time.toSeconds()));
                yield forgotten(HttpStatus.TOO_MANY_REQUESTS, null, visit.t("forgotten.wait", time.toMinutes()), visit);
            }
        };
    }

    private void send(LinkAsking.Letter letter, Visit visit) {
        var organisation = organisations.current().name();
        mails.send(
                letter.email(),
                visit.t("mail.reset.subject", organisation),
                visit.t(
                        "mail.reset.text",
                        letter.name(),
                        organisation,
                        mails.address(PATH + "/" + letter.secret()),
                        visit.formats().instant(letter.expiresAt())));
    }

    private View page(HttpStatus status, String secret, Link link, String login, List<Fault> faults, Visit visit) {
        var person = link.person();
        boolean invited = person != null;
        var view = new LinkPage(
                PATH + "/" + secret,
                invited
                        ? visit.t(
                                "link.invited",
                                name(person),
                                organisations.current().name())
                        : visit.t("link.reset", login(link)),
                visit.otherwise(faults, "login", "password"),
                invited ? visit.entry("login", login, faults) : null,
                new Entry("", visit.entry("password", "", faults).error()));
        return visit.page(
                status, "people/link", visit.t(invited ? "link.invited.title" : "link.reset.title"), List.of(), view);
    }

    private View forgotten(HttpStatus status, @Nullable String sent, @Nullable String problem, Visit visit) {
        return visit.page(
                status,
                "people/forgotten",
                visit.t("forgotten.title"),
                List.of(),
                new ForgottenPage(sent, problem, mails.areSent()));
    }

    private String name(Person.@Nullable Id person) {
        return Optional.ofNullable(person)
                .flatMap(people::find)
                .map(Person::name)
                .orElse("");
    }

    private String login(Link link) {
        return Optional.ofNullable(link.account())
                .flatMap(accounts::find)
                .map(Account::login)
                .orElse("");
    }

    /** The same for one that never was: an address that is guessed tells nothing. */
    private static Problem gone() {
        return Problem.of(HttpStatus.NOT_FOUND, "link-gone");
    }
}
