package concentric.people;

import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.TypedText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The door of passkeys: everybody registers and removes their own, and signs in with them beside the password. The device
 * says who somebody is, having asked for their finger, face or code itself; so nothing that can be written down is sent.
 */
@Service
public class Passkeys {

    /** So long something may wait to be signed. */
    public static final Duration HOLDS = Duration.ofMinutes(5);

    /** As much may wait that was asked for from one address, which may be a whole office. */
    public static final int MOST_ASKED = 100;

    /** Nobody has more devices. */
    public static final int MOST = 20;

    /** How keys may sign, by WebAuthn's numbers, the best first. */
    public static final List<Long> ALGORITHMS =
            Ceremonies.ALGORITHMS.stream().map(each -> each.getAlg().getValue()).toList();

    private static final int LONGEST_NAME = 100;

    private final PasskeyStore store;
    private final AccountStore accounts;
    private final SessionStore sessionStore;
    private final Sessions sessions;
    private final Ceremonies ceremonies;
    private final Acts acts;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    Passkeys(
            PasskeyStore store,
            AccountStore accounts,
            SessionStore sessionStore,
            Sessions sessions,
            Ceremonies ceremonies,
            Acts acts,
            InstantSource clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.accounts = accounts;
        this.sessionStore = sessionStore;
        this.sessions = sessions;
        this.ceremonies = ceremonies;
        this.acts = acts;
        this.clock = clock;
        this.transaction = transaction;
    }

    /** One's own passkeys, the newest first. */
    @Transactional(readOnly = true)
    public List<Passkey> of(Actor by) {
        return store.of(new Account.Id(by.account())).stream()
                .map(PasskeyStore.Kept::passkey)
                .toList();
    }

    /**
     * Asks for a passkey to be made for the one who asks.
     *
     * @param browser what only this browser knows: its session
     * @param address from where it is asked
     */
    @Transactional
    public PasskeyAsking toRegister(RelyingParty party, String browser, String address, Actor by) {
        var account = new Account.Id(by.account());
        var kept = store.of(account);
        // Whoever has one already is the same to every device: a device keeps one passkey of each.
        var handle =
                kept.stream().map(PasskeyStore.Kept::userHandle).findFirst().orElseGet(Secret::random);
        var known = kept.stream()
                .filter(each -> each.party().equals(party.id()))
                .map(each -> each.credential().id())
                .toList();
        return ask(browser, account, address, handle, known);
    }

    /**
     * Asks for a passkey to be shown, by nobody we know yet.
     *
     * @param address from where it is asked
     */
    @Transactional
    public PasskeyAsking toSignIn(String address) {
        return ask(Secret.random(), null, address, "", List.of());
    }

    private PasskeyAsking ask(
            String browser, Account.@Nullable Id account, String address, String handle, List<String> known) {
        var now = clock.instant();
        if (store.openChallenges(address, now) >= MOST_ASKED) return new PasskeyAsking.Wait(HOLDS);
        var challenge = Secret.random();
        store.insertChallenge(Secret.hash(challenge), Secret.hash(browser), account, handle, address, now.plus(HOLDS));
        return new PasskeyAsking.Asked(challenge, browser, handle, known);
    }

    /**
     * Registers a passkey that was asked for.
     *
     * @param name what its owner calls it
     * @param answer of the browser: WebAuthn's registration response in JSON
     * @param browser as when it was asked for
     */
    @Transactional
    public PasskeyMaking register(String name, String answer, RelyingParty party, String browser, Actor by) {
        var cleanName = TypedText.clean(name);
        var unfit = TypedText.faultOfRequired("name", cleanName, LONGEST_NAME);
        if (unfit.isPresent()) return new PasskeyMaking.Refused(List.of(unfit.get()));
        var account = new Account.Id(by.account());
        store.lockPasskeysOf(account);
        var made = ceremonies.made(answer);
        var handle = made.flatMap(each -> take(each.challenge(), browser, account));
        if (made.isEmpty() || handle.isEmpty()) return PasskeyMaking.Refused.because("passkey-not-made");
        if (store.of(account).size() >= MOST) {
            return new PasskeyMaking.Refused(List.of(Fault.in("", "too-many-passkeys", MOST)));
        }
        var credential = ceremonies.credential(made.get(), party);
        if (credential.isEmpty()) return PasskeyMaking.Refused.because("passkey-not-made");
        if (store.isKnown(credential.get().id())) return PasskeyMaking.Refused.because("passkey-known");
        return acts.perform(
                Act.of("passkey.register", by, String.valueOf(by.account()), ""),
                act -> new PasskeyMaking.Registered(store.insert(
                        account, cleanName, party.id(), handle.get(), credential.get(), clock.instant(), act)));
    }

    /**
     * Signs in with a passkey. As with a password, the try is noted as a failure first and taken back when it succeeds; and
     * what was to be signed is worth nothing afterwards, whatever comes of it: so this is not one transaction.
     *
     * @param answer of the browser: WebAuthn's authentication response in JSON
     * @param browser as when it was asked for
     * @param address from where it is tried
     */
    public SigningIn signIn(String answer, RelyingParty party, String browser, String address) {
        var shown = ceremonies.shown(answer);
        if (shown.isEmpty()) return new SigningIn.Refused();
        var tries = Secret.hash("passkey " + shown.get().credential());
        var wait = transaction.execute(status -> sessions.noteTry(tries, address));
        if (wait.isPositive()) return new SigningIn.Wait(wait);
        var asked = transaction.execute(status -> take(shown.get().challenge(), browser, null));
        if (asked.isEmpty()) return new SigningIn.Refused();
        return transaction.execute(status -> signIn(shown.get(), party, tries));
    }

    private SigningIn signIn(Ceremonies.Shown shown, RelyingParty party, byte[] tries) {
        var found = store.lock(shown.credential())
                .filter(kept -> kept.party().equals(party.id()))
                .filter(kept -> kept.userHandle().equals(shown.userHandle()));
        if (found.isEmpty()) return new SigningIn.Refused();
        var passkey = found.get().passkey();
        var uses = ceremonies.uses(shown, found.get().credential(), party);
        var account = accounts.get(passkey.account()).filter(Account::active);
        if (uses.isEmpty() || account.isEmpty()) return new SigningIn.Refused();
        store.used(passkey.id(), uses.get(), clock.instant());
        sessionStore.forgive(tries);
        return new SigningIn.SignedIn(account.get(), sessions.begin(account.get(), passkey.id()));
    }

    /**
     * Removes one of one's own passkeys, and ends what was begun with it but for the session that asks; false if it is
     * nobody's or another's.
     *
     * @param session of the one who asks
     */
    @Transactional
    public boolean remove(Passkey.Id id, String session, Actor by) {
        var account = new Account.Id(by.account());
        store.lockAll(account);
        if (store.of(account).stream().noneMatch(kept -> kept.passkey().id().equals(id))) return false;
        return acts.perform(Act.of("passkey.remove", by, String.valueOf(by.account()), ""), act -> {
            var now = clock.instant();
            store.remove(id, now, act);
            sessionStore.endBegunWith(id, Secret.hash(session), now);
            return true;
        });
    }

    private Optional<String> take(String challenge, String browser, Account.@Nullable Id account) {
        return store.takeChallenge(Secret.hash(challenge), Secret.hash(browser), account, clock.instant());
    }
}
