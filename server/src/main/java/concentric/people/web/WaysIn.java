package concentric.people.web;

import concentric.people.Account;
import concentric.people.Accounts;
import concentric.people.Links;
import concentric.people.Person;
import concentric.platform.Actor;
import concentric.platform.web.Visit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what one reader can do about a person's way in. */
@Component
class WaysIn {

    private final Links links;
    private final Accounts accounts;

    WaysIn(Links links, Accounts accounts) {
        this.links = links;
        this.accounts = accounts;
    }

    /** Null for those who can do nothing. */
    @Nullable
    WayIn of(Person person, Actor actor, Visit visit) {
        var account = accounts.of(person.id());
        if (account.isPresent()) return actor.custodian() ? ofAccount(account.get(), visit) : null;
        return links.mayInvite(person.id(), actor) ? ofInvitation(person, visit) : null;
    }

    private WayIn ofInvitation(Person person, Visit visit) {
        var open = links.invitation(person.id());
        var state = open.map(link -> visit.t("way-in.invited", visit.formats().instant(link.expiresAt())))
                .orElseGet(() -> visit.t("way-in.none"));
        var invite = visit.t(open.isPresent() ? "way-in.invite-again" : "way-in.invite");
        return new WayIn(state, invite, open.isPresent(), false, null, null);
    }

    private static WayIn ofAccount(Account account, Visit visit) {
        boolean active = account.active();
        return new WayIn(
                visit.t(active ? "way-in.active" : "way-in.inactive", account.login()),
                null,
                false,
                active,
                visit.t(active ? "way-in.deactivate" : "way-in.activate"),
                active ? WayInPages.DEACTIVATE : WayInPages.ACTIVATE);
    }
}
