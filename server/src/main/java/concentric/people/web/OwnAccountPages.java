package concentric.people.web;

import concentric.people.Account;
import concentric.people.Accounts;
import concentric.people.Device;
import concentric.people.Passkey;
import concentric.people.Passkeys;
import concentric.people.People;
import concentric.people.Session;
import concentric.people.Sessions;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** What one can see and do about one's own account; nobody sees where another is signed in, not even the custodian. */
@Controller
class OwnAccountPages {

    static final String PATH = "/account";

    private final Accounts accounts;
    private final People people;
    private final Sessions sessions;
    private final Passkeys passkeys;
    private final RelyingParties parties;

    OwnAccountPages(Accounts accounts, People people, Sessions sessions, Passkeys passkeys, RelyingParties parties) {
        this.passkeys = passkeys;
        this.parties = parties;
        this.accounts = accounts;
        this.people = people;
        this.sessions = sessions;
    }

    @Allowed(Access.SELF)
    @GetMapping(PATH)
    View account(Visit visit, Actor actor) {
        var device = words(Device.of(visit.request().getHeader(HttpHeaders.USER_AGENT)), visit);
        return page(HttpStatus.OK, device, List.of(), visit, actor);
    }

    /**
     * The page, with what was wrong with a passkey.
     *
     * @param name of the passkey, as it was typed
     */
    View page(HttpStatus status, String name, List<Fault> faults, Visit visit, Actor actor) {
        var account = find(actor);
        var rows = sessions.of(actor, SessionCookie.read(visit.request()).orElse("")).stream()
                .map(session -> row(session, visit))
                .toList();
        var personHref = Optional.ofNullable(account.person())
                .flatMap(people::find)
                .map(person -> Addresses.of(PeoplePages.PATH, person.code()))
                .orElse(null);
        var title = visit.t("own-account.title");
        var registering = parties.of(visit.request())
                .map(party -> new OwnAccountPage.Registering(
                        PasskeyPages.PATH,
                        party.origin(),
                        visit.entry("name", name, faults),
                        visit.otherwise(faults, "name")))
                .orElse(null);
        var view = new OwnAccountPage(
                account.login(),
                personHref,
                PasswordPages.PATH,
                passkeys.of(actor).stream().map(each -> key(each, visit)).toList(),
                registering,
                rows);
        return visit.page(status, "people/account", title, List.of(new Crumb(title, null)), view);
    }

    @Allowed(Access.SELF)
    @PostMapping(PATH + "/sessions/{id}/end")
    View end(@PathVariable long id, Visit visit, Actor actor) {
        if (!sessions.end(new Session.Id(id), actor)) throw Problem.notFound();
        return visit.redirect(PATH, "notice.session-ended");
    }

    private Account find(Actor actor) {
        return accounts.find(new Account.Id(actor.account())).orElseThrow(Problem::notFound);
    }

    /** What one types to sign in. */
    String login(Actor actor) {
        return find(actor).login();
    }

    private static OwnAccountPage.Key key(Passkey passkey, Visit visit) {
        var formats = visit.formats();
        return new OwnAccountPage.Key(
                passkey.name(),
                formats.instant(passkey.madeAt()),
                passkey.usedAt().map(formats::instant).orElse(""),
                PasskeyPages.PATH + "/" + passkey.id().value() + "/remove");
    }

    private static OwnAccountPage.Row row(Session session, Visit visit) {
        var formats = visit.formats();
        return new OwnAccountPage.Row(
                session.passkey()
                        .map(passkey -> visit.t("session.passkey", words(session.device(), visit), passkey))
                        .orElseGet(() -> words(session.device(), visit)),
                formats.instant(session.seenAt()),
                formats.instant(session.startedAt()),
                session.current(),
                PATH + "/sessions/" + session.id().value() + "/end");
    }

    private static String words(Device device, Visit visit) {
        if (device.browser().isEmpty() && device.system().isEmpty()) return visit.t("session.device.unknown");
        if (device.browser().isEmpty()) return visit.t("session.device.system", device.system());
        if (device.system().isEmpty()) return device.browser();
        return visit.t("session.device", device.browser(), device.system());
    }
}
