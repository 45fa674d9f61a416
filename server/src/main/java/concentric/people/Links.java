package concentric.people;

import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The door of links, by which somebody comes in without a password: an invitation, with which a person opens the account
 * that is theirs, and a link that sets an account's password anew. Each is used once, within a week.
 */
@Service
public class Links {

    /** How long an invitation, or a link that the custodian made, holds. */
    public static final Duration HOLDS = Duration.ofDays(7);

    /** How long a link holds that was asked for by mail: nobody knows by whom. */
    public static final Duration HOLDS_IF_ASKED = Duration.ofHours(1);

    /** As often may a link be asked for, for one login within {@link #WINDOW}. */
    public static final int MOST_REQUESTS = 3;

    /** As often from one address, which may be a whole office. */
    public static final int MOST_REQUESTS_OF_ADDRESS = 20;

    /** Earlier requests don't count. */
    public static final Duration WINDOW = Duration.ofHours(1);

    private final LinkStore store;
    private final AccountStore accounts;
    private final PersonStore people;
    private final SessionStore sessions;
    private final PasskeyStore passkeys;
    private final Accounts opening;
    private final Sessions beginning;
    private final Passwords passwords;
    private final List<Host> hosts;
    private final Acts acts;
    private final InstantSource clock;

    Links(
            LinkStore store,
            AccountStore accounts,
            PersonStore people,
            SessionStore sessions,
            PasskeyStore passkeys,
            Accounts opening,
            Sessions beginning,
            Passwords passwords,
            List<Host> hosts,
            Acts acts,
            InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.people = people;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.opening = opening;
        this.beginning = beginning;
        this.passwords = passwords;
        this.hosts = List.copyOf(hosts);
        this.acts = acts;
        this.clock = clock;
    }

    /** Whether the actor may invite the person, who has no account yet. */
    @Transactional(readOnly = true)
    public boolean mayInvite(Person.Id person, Actor by) {
        return accounts.of(person).isEmpty() && isHost(person, by);
    }

    /** Makes the link by which a person opens an account of their own. */
    @Transactional
    public LinkMaking invite(Person.Id person, Actor by) {
        if (!isHost(person, by)) return LinkMaking.Refused.because("custodian-only");
        var found = people.get(person);
        if (found.isEmpty()) {
            return new LinkMaking.Refused(List.of(Fault.in("person", "unknown-person", person.value())));
        }
        store.lockLinksOf(person, null);
        if (accounts.of(person).isPresent()) return LinkMaking.Refused.because("account-exists");
        return make(Act.of("invitation.make", by, found.get().code(), ""), person, null);
    }

    /** The invitation of a person that is open, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Link> invitation(Person.Id person) {
        return store.ofPerson(person, clock.instant());
    }

    /** Takes a person's open invitation back; false if the actor may not. */
    @Transactional
    public boolean withdraw(Person.Id person, Actor by) {
        if (!isHost(person, by)) return false;
        store.lockLinksOf(person, null);
        if (store.ofPerson(person, clock.instant()).isEmpty()) return true;
        var code = people.get(person).orElseThrow().code();
        return acts.perform(Act.of("invitation.withdraw", by, code, ""), act -> {
            store.withdraw(person, null, clock.instant(), act);
            return true;
        });
    }

    /** Makes the link by which the owner of an account sets its password anew; only the custodian may. */
    @Transactional
    public LinkMaking letReset(Account.Id account, Actor by) {
        if (!by.custodian()) return LinkMaking.Refused.because("custodian-only");
        var found = accounts.get(account);
        if (found.isEmpty() || found.get().login().equals(Accounts.CONSOLE)) {
            return LinkMaking.Refused.because("unknown-account");
        }
        if (!found.get().active()) return LinkMaking.Refused.because("account-inactive");
        store.lockLinksOf(null, account);
        return make(Act.of("password.let-reset", by, String.valueOf(account.value()), ""), null, account);
    }

    /**
     * Asks, without being signed in, for a link that sets a password anew. The request is noted whether there is such an
     * account or not, so that neither answer nor limits tell.
     *
     * @param address from where it is asked
     */
    @Transactional
    public LinkAsking ask(String login, String address) {
        var cleanLogin = Accounts.cleanLogin(login);
        var loginHash = Secret.hash(cleanLogin);
        var now = clock.instant();
        store.lockRequests(loginHash, address);
        if (store.isTooMuch(loginHash, MOST_REQUESTS, address, MOST_REQUESTS_OF_ADDRESS, now.minus(WINDOW))) {
            return new LinkAsking.Wait(WINDOW);
        }
        store.insertRequest(loginHash, address, now, now.minus(WINDOW));
        return new LinkAsking.Noted(owner(cleanLogin).map(owner -> {
            store.lockLinksOf(null, owner.account());
            var secret = Secret.random();
            var expiresAt = now.plus(HOLDS_IF_ASKED);
            // Others stay as they are: anybody could ask, and take the custodian's link back by it.
            store.insert(Secret.hash(secret), null, owner.account(), now, expiresAt, null);
            return new LinkAsking.Letter(owner.email(), owner.name(), secret, expiresAt);
        }));
    }

    /** What a secret is worth, for the page that it leads to; nothing once it is used, taken back or too old. */
    @Transactional(readOnly = true)
    public Optional<Link> find(String secret) {
        return store.find(Secret.hash(secret), clock.instant()).filter(this::isUsable);
    }

    /**
     * Uses a link: sets the password, for an invitation also the login, removes every passkey, ends every other
     * session and begins one.
     *
     * @param login read for an invitation only
     * @param address from where it is tried
     */
    @Transactional
    public LinkUse use(String secret, String login, String password, String address) {
        var hash = Secret.hash(secret);
        var wait = beginning.noteTry(hash, address);
        if (wait.isPositive()) return new LinkUse.Wait(wait);
        var shown = store.find(hash, clock.instant());
        if (shown.isEmpty()) return new LinkUse.Gone();
        store.lockLinksOf(shown.get().person(), shown.get().account());
        // Looked at again under the lock: of two who use it at once, one comes too late.
        var link = store.find(hash, clock.instant()).filter(this::isUsable);
        if (link.isEmpty()) return new LinkUse.Gone();
        sessions.forgive(hash);
        var person = link.get().person();
        return person == null ? reset(link.get(), password) : accept(link.get(), person, login, password);
    }

    private LinkUse accept(Link link, Person.Id person, String login, String password) {
        var cleanLogin = Accounts.cleanLogin(login);
        var faults = opening.faults(login, password);
        if (!faults.isEmpty()) return new LinkUse.Refused(faults);
        if (accounts.byLogin(cleanLogin).isPresent()) return taken(cleanLogin);
        var invited = people.get(person).orElseThrow();
        var id = accounts.nextId();
        var passwordHash = passwords.hash(password);
        // There is nobody else who opens it: whoever was invited does so.
        var by = new Actor(id.value(), invited.name(), false);
        LinkUse outcome = acts.perform(Act.of("invitation.accept", by, invited.code(), cleanLogin), act -> {
            var account = opening.openInvited(id, person, cleanLogin, passwordHash, act);
            if (account.isEmpty()) return taken(cleanLogin);
            store.use(link.id(), clock.instant(), act);
            return new LinkUse.Used(account.get(), beginning.begin(account.get()));
        });
        // Somebody opened another of this login since it was looked for; then the act did not happen.
        if (outcome instanceof LinkUse.Refused)
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return outcome;
    }

    private static LinkUse taken(String login) {
        return new LinkUse.Refused(List.of(Fault.in("login", "login-taken", login)));
    }

    private LinkUse reset(Link link, String password) {
        var unfit = passwords.fault(password);
        if (unfit.isPresent()) return new LinkUse.Refused(List.of(unfit.get()));
        var account = account(link).orElseThrow();
        accounts.lockPassword(account.id());
        var passwordHash = passwords.hash(password);
        return acts.perform(
                Act.of(
                        "password.reset",
                        account.actor(),
                        String.valueOf(account.id().value()),
                        ""),
                act -> {
                    var now = clock.instant();
                    accounts.changePassword(account.id(), passwordHash, now, act);
                    store.use(link.id(), now, act);
                    store.withdraw(null, account.id(), now, act);
                    // Whoever needs a link may have lost a device, or shared the account with somebody unknown.
                    passkeys.removeAll(account.id(), now, act);
                    sessions.endAll(account.id(), now);
                    sessions.forgive(Secret.hash(account.login()));
                    return new LinkUse.Used(account, beginning.begin(account));
                });
    }

    private LinkMaking make(Act what, Person.@Nullable Id person, Account.@Nullable Id account) {
        var secret = Secret.random();
        return acts.perform(what, act -> {
            var now = clock.instant();
            store.withdraw(person, account, now, act);
            var link = store.insert(Secret.hash(secret), person, account, now, now.plus(HOLDS), act);
            return new LinkMaking.Made(link, secret);
        });
    }

    private boolean isHost(Person.Id person, Actor by) {
        return by.custodian() || hosts.stream().anyMatch(host -> host.mayInvite(person, by));
    }

    /** Whoever got an account otherwise, or lost the use of it, has no use for the link. */
    private boolean isUsable(Link link) {
        var person = link.person();
        return person == null
                ? account(link).filter(Account::active).isPresent()
                : accounts.of(person).isEmpty();
    }

    private Optional<Account> account(Link link) {
        return Optional.ofNullable(link.account()).flatMap(accounts::get);
    }

    /** Somebody who can be written to. */
    private record Owner(Account.Id account, String name, String email) {}

    private Optional<Owner> owner(String cleanLogin) {
        // A NUL can't be in a login, and the database would not even compare one.
        if (cleanLogin.indexOf(0) >= 0) return Optional.empty();
        return accounts.byLogin(cleanLogin).filter(Account::active).flatMap(this::owner);
    }

    private Optional<Owner> owner(Account account) {
        return Optional.ofNullable(account.person())
                .flatMap(people::get)
                .flatMap(person -> Optional.ofNullable(person.email()))
                .map(email -> new Owner(account.id(), account.name(), email));
    }
}
