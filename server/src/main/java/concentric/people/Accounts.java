package concentric.people;

import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.TypedText;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The door of accounts. */
@Service
public class Accounts {

    /** The login of the account that comes with every installation and has no password. */
    static final String CONSOLE = "console";

    private static final int LONGEST = 200;

    private final AccountStore store;
    private final PersonStore people;
    private final SessionStore sessions;
    private final Passwords passwords;
    private final Acts acts;
    private final InstantSource clock;

    Accounts(
            AccountStore store,
            PersonStore people,
            SessionStore sessions,
            Passwords passwords,
            Acts acts,
            InstantSource clock) {
        this.store = store;
        this.sessions = sessions;
        this.people = people;
        this.passwords = passwords;
        this.acts = acts;
        this.clock = clock;
    }

    /** Whether there is nobody yet who could sign in: the installation waits for its first visitor. */
    @Transactional(readOnly = true)
    public boolean awaitFirst() {
        return !store.hasPasswords();
    }

    /**
     * Opens the first account that can sign in, as custodian. Of several first visitors at once exactly one succeeds; the
     * others are refused with {@code already-set-up}.
     */
    @Transactional
    public Opening openFirst(String name, String login, String password) {
        store.lockPasswords();
        if (store.hasPasswords()) return new Opening.Refused(List.of(Fault.in("", "already-set-up")));
        var cleanName = TypedText.clean(name);
        var faults = faults(login, password);
        TypedText.faultOfRequired("name", cleanName, LONGEST).ifPresent(faults::addFirst);
        if (!faults.isEmpty()) return new Opening.Refused(faults);
        var id = store.nextId();
        // There is nobody else who could open it: the first account opens itself.
        return open(
                id, login, password, null, cleanName, new Actor(id.value(), cleanName, true), store::insertCustodian);
    }

    /** Opens an account for a person, with a first password that the custodian hands over. */
    @Transactional
    public Opening open(Person.Id person, String login, String password, Actor by) {
        if (!by.custodian()) return new Opening.Refused(List.of(Fault.in("", "custodian-only")));
        var faults = faults(login, password);
        if (people.get(person).isEmpty()) faults.add(Fault.in("person", "unknown-person", person.value()));
        if (store.of(person).isPresent()) faults.add(Fault.in("", "account-exists"));
        if (!faults.isEmpty()) return new Opening.Refused(faults);
        return open(store.nextId(), login, password, person, null, by, (id, act) -> {});
    }

    /** Whoever owns the data folder, at the command line. */
    @Transactional(readOnly = true)
    public Actor console() {
        return store.byLogin(CONSOLE)
                .orElseThrow(() -> new IllegalStateException("no account for the console"))
                .actor();
    }

    /** An account. */
    @Transactional(readOnly = true)
    public Optional<Account> find(Account.Id id) {
        return store.get(id);
    }

    /** The person whose account the actor has; nobody for one that is no person's. */
    @Transactional(readOnly = true)
    public Optional<Person.Id> person(Actor by) {
        return store.get(new Account.Id(by.account())).map(Account::person);
    }

    /** The account of a person, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Account> of(Person.Id person) {
        return store.of(person);
    }

    /** The accounts of those persons who have one, by the person. */
    @Transactional(readOnly = true)
    public Map<Long, Account> ofAll(Collection<Person.Id> persons) {
        return store.ofAll(persons.stream().map(Person.Id::value).toList());
    }

    /**
     * Takes an account out of use: its sessions and what it let programs do end at once, and nobody signs in with it.
     * What it did stays. The last custodian's account, and the console's, stay in use.
     */
    @Transactional
    public Standing deactivate(Account.Id id, Actor by) {
        if (!by.custodian()) return Standing.Refused.because("custodian-only");
        store.lockStandings();
        var account = store.get(id);
        if (account.isEmpty() || account.get().login().equals(CONSOLE)) {
            return Standing.Refused.because("unknown-account");
        }
        if (!account.get().active()) return new Standing.Set(account.get());
        if (account.get().custodian() && store.activeCustodians() == 1) {
            return Standing.Refused.because("last-custodian");
        }
        return acts.perform(Act.of("account.deactivate", by, String.valueOf(id.value()), ""), act -> {
            var now = clock.instant();
            store.deactivate(id, now, act);
            sessions.endAll(id, now);
            return new Standing.Set(store.get(id).orElseThrow());
        });
    }

    /** Lets an account be used again, with the password it had. */
    @Transactional
    public Standing activate(Account.Id id, Actor by) {
        if (!by.custodian()) return Standing.Refused.because("custodian-only");
        store.lockStandings();
        var account = store.get(id);
        if (account.isEmpty()) return Standing.Refused.because("unknown-account");
        if (account.get().active()) return new Standing.Set(account.get());
        return acts.perform(Act.of("account.activate", by, String.valueOf(id.value()), ""), act -> {
            store.activate(id, clock.instant(), act);
            return new Standing.Set(store.get(id).orElseThrow());
        });
    }

    /**
     * Opens the account of an invited person, in the act of accepting; nothing if somebody took the login at this moment.
     */
    Optional<Account> openInvited(Account.Id id, Person.Id person, String cleanLogin, String passwordHash, Act.Id act) {
        var now = clock.instant();
        if (!store.insert(id, cleanLogin, person, null, now, act)) return Optional.empty();
        store.insertPassword(id, passwordHash, now, act);
        return store.get(id);
    }

    /** How accounts are called on pages, by their ids. */
    @Transactional(readOnly = true)
    public Map<Long, String> names(Collection<Long> ids) {
        return store.names(ids);
    }

    /** What else has to happen in the act of opening. */
    @FunctionalInterface
    private interface Also {
        void with(Account.Id id, Act.Id act);
    }

    private Opening open(
            Account.Id id,
            String login,
            String password,
            Person.@Nullable Id person,
            @Nullable String name,
            Actor by,
            Also also) {
        var cleanLogin = cleanLogin(login);
        if (store.byLogin(cleanLogin).isPresent()) return taken(cleanLogin);
        var hash = passwords.hash(password);
        var act = Act.of("account.open", by, String.valueOf(id.value()), cleanLogin);
        Opening outcome = acts.perform(act, actId -> {
            var now = clock.instant();
            if (!store.insert(id, cleanLogin, person, name, now, actId)) return taken(cleanLogin);
            store.insertPassword(id, hash, now, actId);
            also.with(id, actId);
            return new Opening.Opened(store.get(id).orElseThrow());
        });
        // Somebody opened another of this login since it was looked for; then the act did not happen.
        if (outcome instanceof Opening.Refused)
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return outcome;
    }

    private static Opening taken(String login) {
        return new Opening.Refused(List.of(Fault.in("login", "login-taken", login)));
    }

    List<Fault> faults(String login, String password) {
        var faults = new ArrayList<Fault>();
        TypedText.faultOfRequired("login", cleanLogin(login), LONGEST).ifPresent(faults::add);
        passwords.fault(password).ifPresent(faults::add);
        return faults;
    }

    /** Logins differ by more than capitals. */
    static String cleanLogin(String login) {
        return TypedText.clean(login).toLowerCase(Locale.ROOT);
    }
}
