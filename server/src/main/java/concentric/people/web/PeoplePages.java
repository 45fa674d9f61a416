package concentric.people.web;

import concentric.people.Account;
import concentric.people.Accounts;
import concentric.people.Adding;
import concentric.people.Opening;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.Panel;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Entry;
import concentric.platform.web.ListFile;
import concentric.platform.web.Listing;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** People: everybody sees names; addresses and logins are for the person and the custodian. */
@Controller
class PeoplePages {

    static final String PATH = "/people";

    private static final String NOUN = "person";

    private final People people;
    private final Accounts accounts;
    private final WaysIn waysIn;
    private final Organisations organisations;
    private final List<Panel> panels;

    PeoplePages(People people, Accounts accounts, WaysIn waysIn, Organisations organisations, List<Panel> panels) {
        this.waysIn = waysIn;
        this.organisations = organisations;
        this.people = people;
        this.accounts = accounts;
        this.panels = panels;
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PATH)
    View list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") long page,
            Visit visit,
            Actor actor) {
        var listing = new Listing(PATH, Map.of("q", q), page);
        var self = accounts.person(actor);
        var rows = people.list(q, listing.offset(), Listing.ROWS).stream()
                .map(person ->
                        new PeoplePage.Row(person.name(), href(person), person.code(), email(person, actor, self)))
                .toList();
        boolean may = actor.custodian();
        var view = new PeoplePage(
                q,
                listing.filtered(),
                may,
                organisations.current().demo(),
                rows,
                listing.pagination(people.count(q), visit, PATH + ".csv"),
                may ? "/people-new" : null,
                may ? "/imports/people" : null);
        return visit.page("people/people", visit.t("people.title"), crumbs(null, visit), view);
    }

    /** The list as a file that can be imported again, with the addresses that the reader may see. */
    @Allowed(Access.INSIDE)
    @GetMapping(PATH + ListFile.ANY)
    void file(
            @PathVariable String format,
            @RequestParam(defaultValue = "") String q,
            Actor actor,
            Visit visit,
            HttpServletResponse response)
            throws IOException {
        var self = accounts.person(actor);
        try (var file = ListFile.of("people", "person", "name", "email").answer(visit, response, format)) {
            for (var person : people.list(q, 0, Integer.MAX_VALUE)) {
                file.row(person.code(), person.name(), email(person, actor, self));
            }
        }
    }

    @Allowed(Access.INSIDE)
    @GetMapping(PATH + "/{*code}")
    View person(@PathVariable String code, Visit visit, Actor actor) {
        var person = people.find(Addresses.code(code)).orElseThrow(Problem::notFound);
        return page(HttpStatus.OK, person, "", List.of(), visit, actor);
    }

    @Allowed(Access.CUSTODIAN)
    @GetMapping("/people-new")
    View form(Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        return form(HttpStatus.OK, "", "", "", List.of(), visit);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(PATH)
    View add(
            @RequestParam(defaultValue = "") String person,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            Visit visit,
            Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        return switch (people.add(person, name, email, actor)) {
            case Adding.Added(Person added) -> visit.redirect(href(added), "notice.person-added", added.name());
            case Adding.Refused(var faults) -> form(HttpStatus.BAD_REQUEST, person, name, email, faults, visit);
        };
    }

    /** Opens an account for a person; the custodian hands the first password over. */
    @Allowed(Access.CUSTODIAN)
    @PostMapping("/people-accounts")
    View open(
            @RequestParam String person,
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            Visit visit,
            Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var found = people.find(person).orElseThrow(Problem::notFound);
        return switch (accounts.open(found.id(), login, password, actor)) {
            case Opening.Opened(Account account) ->
                visit.redirect(href(found), "notice.account-opened", account.login());
            case Opening.Refused(var faults) -> page(HttpStatus.BAD_REQUEST, found, login, faults, visit, actor);
        };
    }

    private View page(HttpStatus status, Person person, String login, List<Fault> faults, Visit visit, Actor actor) {
        var account = accounts.of(person.id());
        boolean own =
                account.filter(found -> found.id().value() == actor.account()).isPresent();
        boolean may = own || actor.custodian();
        var view = new PersonPage(
                person.code(),
                organisations.current().demo(),
                may ? person.email() : null,
                may ? account.map(Account::login).orElse(null) : null,
                own ? OwnAccountPages.PATH : null,
                waysIn.of(person, actor, visit),
                actor.custodian() && (account.isEmpty() || !faults.isEmpty()) ? opening(login, faults, visit) : null,
                visit.parts(panels, NOUN, person.id().value(), actor));
        return visit.page(status, "people/person", person.name(), crumbs(person.name(), visit), view);
    }

    private static PersonPage.OpeningForm opening(String login, List<Fault> faults, Visit visit) {
        return new PersonPage.OpeningForm(
                visit.otherwise(faults, "login", "password"),
                visit.entry("login", login, faults),
                new Entry("", visit.entry("password", "", faults).error()));
    }

    private static View form(
            HttpStatus status, String person, String name, String email, List<Fault> faults, Visit visit) {
        var view = new NewPersonPage(
                visit.otherwise(faults, "person", "name", "email"),
                visit.entry("name", name, faults),
                visit.entry("person", person, faults),
                visit.entry("email", email, faults));
        var title = visit.t("person.new");
        return visit.page(status, "people/new-person", title, crumbs(title, visit), view);
    }

    private static String email(Person person, Actor actor, Optional<Person.Id> self) {
        boolean may = actor.custodian() || self.filter(person.id()::equals).isPresent();
        var email = person.email();
        return may && email != null ? email : "";
    }

    private static String href(Person person) {
        return Addresses.of(PATH, person.code());
    }

    private static List<Crumb> crumbs(@Nullable String last, Visit visit) {
        var all = new Crumb(visit.t("people.title"), last == null ? null : PATH);
        return last == null ? List.of(all) : List.of(all, new Crumb(last, null));
    }
}
