package concentric.people.web;

import concentric.people.Account;
import concentric.people.Accounts;
import concentric.people.Link;
import concentric.people.LinkMaking;
import concentric.people.Links;
import concentric.people.People;
import concentric.people.Person;
import concentric.people.Standing;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Mails;
import concentric.platform.Organisations;
import concentric.platform.web.Access;
import concentric.platform.web.Addresses;
import concentric.platform.web.Allowed;
import concentric.platform.web.Crumb;
import concentric.platform.web.Problem;
import concentric.platform.web.Visit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A person's way in, made and taken away: links that are handed over, accounts taken out of use. */
@Controller
class WayInPages {

    static final String INVITE = "/people-invitations";
    static final String DEACTIVATE = "/people-accounts/deactivate";
    static final String ACTIVATE = "/people-accounts/activate";

    private final Links links;
    private final Accounts accounts;
    private final People people;
    private final Mails mails;
    private final Organisations organisations;

    WayInPages(Links links, Accounts accounts, People people, Mails mails, Organisations organisations) {
        this.links = links;
        this.accounts = accounts;
        this.people = people;
        this.mails = mails;
        this.organisations = organisations;
    }

    @Allowed(Access.HOST)
    @PostMapping(INVITE)
    View invite(@RequestParam(defaultValue = "") String person, Visit visit, Actor actor) {
        var invited = find(person);
        return switch (links.invite(invited.id(), actor)) {
            case LinkMaking.Made(Link link, String secret) -> {
                var mailed = mail(invited, link, secret, visit);
                yield handOver("way-in.invitation", invited, link, secret, mailed, visit);
            }
            case LinkMaking.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    @Allowed(Access.HOST)
    @PostMapping(INVITE + "/withdraw")
    View withdraw(@RequestParam(defaultValue = "") String person, Visit visit, Actor actor) {
        var invited = find(person);
        if (!links.withdraw(invited.id(), actor)) throw Problem.forbidden();
        return visit.redirect(href(invited), "notice.invitation-withdrawn");
    }

    /** A link for somebody who forgot the password; shown to the custodian, not mailed: the owner can ask for a mail alone. */
    @Allowed(Access.CUSTODIAN)
    @PostMapping("/people-accounts/reset")
    View letReset(@RequestParam(defaultValue = "") String person, Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var owner = find(person);
        var account = accounts.of(owner.id()).orElseThrow(Problem::notFound);
        return switch (links.letReset(account.id(), actor)) {
            case LinkMaking.Made(Link link, String secret) ->
                handOver("way-in.reset-link", owner, link, secret, null, visit);
            case LinkMaking.Refused(var faults) -> throw Problem.refused(faults);
        };
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(DEACTIVATE)
    View deactivate(@RequestParam(defaultValue = "") String person, Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var owner = find(person);
        var account = accounts.of(owner.id()).orElseThrow(Problem::notFound);
        return answer(accounts.deactivate(account.id(), actor), "notice.account-deactivated", owner, visit);
    }

    @Allowed(Access.CUSTODIAN)
    @PostMapping(ACTIVATE)
    View activate(@RequestParam(defaultValue = "") String person, Visit visit, Actor actor) {
        if (!actor.custodian()) throw Problem.forbidden();
        var owner = find(person);
        var account = accounts.of(owner.id()).orElseThrow(Problem::notFound);
        return answer(accounts.activate(account.id(), actor), "notice.account-activated", owner, visit);
    }

    private static View answer(Standing standing, String notice, Person owner, Visit visit) {
        return switch (standing) {
            case Standing.Set(Account account) -> visit.redirect(href(owner), notice, account.login());
            case Standing.Refused(List<Fault> faults) -> throw Problem.refused(faults);
        };
    }

    /** Where the invitation was mailed to; null if it was not. */
    private @Nullable String mail(Person invited, Link link, String secret, Visit visit) {
        var email = invited.email();
        if (email == null || !mails.areSent()) return null;
        var organisation = organisations.current().name();
        mails.send(
                email,
                visit.t("mail.invitation.subject", organisation),
                visit.t(
                        "mail.invitation.text",
                        invited.name(),
                        organisation,
                        mails.address(LinkPages.PATH + "/" + secret),
                        visit.formats().instant(link.expiresAt())));
        return email;
    }

    /** Answers with the page itself, not a redirect: the link is shown once and must not be kept for another request. */
    private static View handOver(
            String title, Person person, Link link, String secret, @Nullable String mailed, Visit visit) {
        var address = ServletUriComponentsBuilder.fromContextPath(visit.request())
                .path(LinkPages.PATH + "/" + secret)
                .toUriString();
        var view = new HandOverPage(
                visit.t("way-in.link-for", person.name(), visit.formats().instant(link.expiresAt())),
                address,
                mailed == null ? null : visit.t("way-in.mailed", mailed),
                href(person),
                person.name());
        var crumbs = List.of(
                new Crumb(visit.t("people.title"), PeoplePages.PATH),
                new Crumb(person.name(), href(person)),
                new Crumb(visit.t(title), null));
        return visit.page(HttpStatus.CREATED, "people/hand-over", visit.t(title), crumbs, view);
    }

    private Person find(String code) {
        return people.find(code).orElseThrow(Problem::notFound);
    }

    private static String href(Person person) {
        return Addresses.of(PeoplePages.PATH, person.code());
    }
}
