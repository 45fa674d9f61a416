package concentric.people.web;

import static concentric.platform.TypedText.orEmpty;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.people.Account;
import concentric.people.Accounts;
import concentric.people.Adding;
import concentric.people.LinkMaking;
import concentric.people.Links;
import concentric.people.People;
import concentric.people.Person;
import concentric.people.Standing;
import concentric.platform.Actor;
import concentric.platform.Scope;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Call;
import concentric.platform.web.Needed;
import concentric.platform.web.Paging;
import concentric.platform.web.Problem;
import concentric.platform.web.Sheet;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People for programs: names for everybody; addresses for the person and the custodian. */
@RestController
class PeopleApi {

    private static final String PATH = "/api/people";
    private static final String INVITATIONS = "/api/invitations";

    private final People people;
    private final Accounts accounts;
    private final Links links;

    PeopleApi(People people, Accounts accounts, Links links) {
        this.people = people;
        this.accounts = accounts;
        this.links = links;
    }

    /**
     * Somebody.
     *
     * @param email left out for readers who may not know
     * @param account whether there is one, in use
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PersonBody(String person, String name, @Nullable String email, boolean account) {}

    /** A person who is to be added. */
    record NewPersonBody(
            @Needed @Nullable String person,
            @Needed @Nullable String name,
            @Nullable String email) {}

    /** Whom it is about. */
    record WhoBody(@Needed @Nullable String person) {}

    /**
     * A way in for somebody.
     *
     * @param link its address within this program; whoever opens it chooses a login and a password
     * @param until when it is worth nothing any more
     */
    record InvitationBody(String person, String link, Instant until) {}

    @Call("listPeople")
    @Allowed(Access.INSIDE)
    @GetMapping(PATH)
    Sheet<PersonBody> list(@RequestParam(defaultValue = "") String q, Paging paging, Actor actor) {
        var found = people.after(q, Objects.requireNonNullElse(paging.after(), ""), paging.rows());
        var known = accounts.ofAll(found.stream().map(Person::id).toList());
        return paging.sheet(found, Person::code, person -> body(person, known, actor));
    }

    @Call("getPerson")
    @Allowed(Access.INSIDE)
    @GetMapping(PATH + "/{*code}")
    PersonBody one(@PathVariable String code, Actor actor) {
        return body(find(Addresses.code(code)), actor);
    }

    @Call(value = "addPerson", scope = Scope.MANAGE, status = 201, repeats = Call.Repeats.KEYED)
    @Allowed(Access.CUSTODIAN)
    @PostMapping(PATH)
    ResponseEntity<PersonBody> add(@RequestBody NewPersonBody body, Actor actor) {
        return switch (people.add(orEmpty(body.person()), orEmpty(body.name()), orEmpty(body.email()), actor)) {
            case Adding.Added(Person person) ->
                ResponseEntity.created(URI.create(Addresses.of(PATH, person.code())))
                        .body(body(person, actor));
            case Adding.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    /** The link is shown in this answer and never again. */
    @Call(value = "invite", scope = Scope.MANAGE, status = 201, conflicts = true)
    @Allowed(Access.HOST)
    @PostMapping(INVITATIONS)
    @ResponseStatus(HttpStatus.CREATED)
    InvitationBody invite(@RequestBody WhoBody body, Actor actor) {
        var person = find(orEmpty(body.person()));
        return switch (links.invite(person.id(), actor)) {
            case LinkMaking.Made(var link, String secret) ->
                new InvitationBody(person.code(), LinkPages.PATH + "/" + secret, link.expiresAt());
            case LinkMaking.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    @Call(value = "deactivateAccount", scope = Scope.MANAGE)
    @Allowed(Access.CUSTODIAN)
    @PostMapping("/api/accounts/deactivate")
    PersonBody deactivate(@RequestBody WhoBody body, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        return stands(accounts.deactivate(account(body).id(), actor), body, actor);
    }

    @Call(value = "activateAccount", scope = Scope.MANAGE)
    @Allowed(Access.CUSTODIAN)
    @PostMapping("/api/accounts/activate")
    PersonBody activate(@RequestBody WhoBody body, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        return stands(accounts.activate(account(body).id(), actor), body, actor);
    }

    private PersonBody stands(Standing standing, WhoBody about, Actor actor) {
        return switch (standing) {
            case Standing.Set set -> body(find(orEmpty(about.person())), actor);
            case Standing.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    private Account account(WhoBody about) {
        return accounts.of(find(orEmpty(about.person())).id()).orElseThrow(Problem::notFound);
    }

    private Person find(String code) {
        return people.find(code).orElseThrow(Problem::notFound);
    }

    private PersonBody body(Person person, Actor actor) {
        return body(person, accounts.ofAll(List.of(person.id())), actor);
    }

    private PersonBody body(Person person, Map<Long, Account> known, Actor actor) {
        var account = Optional.ofNullable(known.get(person.id().value()));
        boolean isOwn =
                account.filter(own -> own.id().value() == actor.account()).isPresent();
        return new PersonBody(
                person.code(),
                person.name(),
                actor.custodian() || isOwn ? person.email() : null,
                account.filter(Account::active).isPresent());
    }
}
