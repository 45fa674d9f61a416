package concentric.people;

import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The door of sessions: signing in and out, and the password that it takes. A session ends after 12 hours without a visit, and after 14 days anyway. */
@Service
public class Sessions {

    /** Without a visit for so long a session has ended. */
    public static final Duration IDLE = Duration.ofHours(12);

    /** Whatever its owner does, a session is not older than this. */
    public static final Duration LONGEST = Duration.ofDays(14);

    /** Failures older than this don't count. */
    public static final Duration WINDOW = Duration.ofMinutes(15);

    /** After so many failures of one login it has to wait. */
    public static final int MOST_FAILURES = 5;

    /** An address may be a whole office behind one router, so it may fail more often than one login. */
    public static final int MOST_FAILURES_OF_ADDRESS = 20;

    /** A visit is noted no more often than this, so that reading a page seldom writes. */
    private static final Duration NOTE_AFTER = Duration.ofMinutes(5);

    private final SessionStore store;
    private final AccountStore accounts;
    private final Passwords passwords;
    private final Acts acts;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    Sessions(
            SessionStore store,
            AccountStore accounts,
            Passwords passwords,
            Acts acts,
            InstantSource clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.accounts = accounts;
        this.passwords = passwords;
        this.acts = acts;
        this.clock = clock;
        this.transaction = transaction;
    }

    /**
     * Signs in, from a network address. Not one transaction but two around the slow comparison of the password, so that
     * guessing can't occupy the database: first the try is noted as a failure, and when the password is right it is taken
     * back. So a hundred tries at once count like a hundred in a row.
     */
    public SigningIn signIn(String login, String password, String address) {
        var cleanLogin = Accounts.cleanLogin(login);
        var loginHash = Secret.hash(cleanLogin);
        var wait = transaction.execute(status -> noteTry(loginHash, address));
        if (wait.isPositive()) return new SigningIn.Wait(wait);
        // A NUL can't be in a login, and the database would not even compare one.
        var hash = cleanLogin.indexOf(0) < 0 ? accounts.passwordHash(cleanLogin) : Optional.<String>empty();
        if (hash.isEmpty()) {
            passwords.matchNobody(password);
            return new SigningIn.Refused();
        }
        if (!passwords.matches(password, hash.get())) return new SigningIn.Refused();
        return transaction.execute(status -> {
            var account = accounts.byLogin(cleanLogin).orElseThrow();
            if (!account.active()) return new SigningIn.Refused();
            // Changed meanwhile, a password must not begin a session that the change would have ended.
            if (!stillMatches(account, password, hash.get())) return new SigningIn.Refused();
            store.forgive(loginHash);
            if (passwords.isOutdated(hash.get())) accounts.rehash(account.id(), passwords.hash(password));
            return new SigningIn.SignedIn(account, start(account, null));
        });
    }

    /**
     * Changes one's own password and ends every other session of the account. Tries count like tries to sign in, and for
     * the same reason this is not one transaction.
     *
     * @param current the password so far
     * @param password the new one
     * @param token of the session that goes on
     * @param address from where it is tried
     */
    public PasswordChange changePassword(String current, String password, String token, String address, Actor by) {
        var unfit = passwords.fault(password);
        if (unfit.isPresent()) return new PasswordChange.Refused(List.of(unfit.get()));
        var account = accounts.get(new Account.Id(by.account())).orElseThrow();
        var loginHash = Secret.hash(account.login());
        var wait = transaction.execute(status -> noteTry(loginHash, address));
        if (wait.isPositive()) return new PasswordChange.Wait(wait);
        var hash = accounts.passwordHash(account.login());
        if (hash.isEmpty() || !passwords.matches(current, hash.get())) return wrongPassword();
        var newHash = passwords.hash(password);
        return transaction.execute(status -> {
            if (!stillMatches(account, current, hash.get())) return wrongPassword();
            store.forgive(loginHash);
            // What was typed is no input that may be kept, not even hashed: a password can be guessed back.
            var act = Act.of("password.change", by, String.valueOf(by.account()), "");
            return acts.perform(act, id -> {
                var now = clock.instant();
                accounts.changePassword(account.id(), newHash, now, id);
                store.endOthers(account.id(), Secret.hash(token), now);
                return new PasswordChange.Changed();
            });
        });
    }

    private static PasswordChange wrongPassword() {
        return new PasswordChange.Refused(List.of(Fault.in("current", "wrong-password")));
    }

    /** Whether a password that matched a hash still counts; nobody changes it from now on. */
    private boolean stillMatches(Account account, String password, String hash) {
        return accounts.lockPassword(account.id())
                .filter(now -> now.equals(hash) || passwords.matches(password, now))
                .isPresent();
    }

    /** Begins a session for an account that was just opened; answers with what the browser shows from now on. */
    @Transactional
    public String begin(Account account) {
        return start(account, null);
    }

    /** Begins a session with a passkey, within whatever goes on. */
    String begin(Account account, Passkey.Id passkey) {
        return start(account, passkey);
    }

    /**
     * The account of a session that holds; its visit is noted.
     *
     * @param device what the visit comes from
     */
    // One statement, and a transaction only where the visit is to be noted: every page begins with it.
    public Optional<Account> find(String token, Device device) {
        var hash = Secret.hash(token);
        var now = clock.instant();
        return store.find(hash)
                .filter(open -> now.isBefore(open.seenAt().plus(IDLE))
                        && now.isBefore(open.startedAt().plus(LONGEST)))
                .filter(open -> open.account().active())
                .map(open -> {
                    boolean isNew = !open.device().equals(device);
                    if (isNew || open.seenAt().plus(NOTE_AFTER).isBefore(now)) store.seen(hash, device, now);
                    return open.account();
                });
    }

    /**
     * The sessions of the one who asks that go on.
     *
     * @param token of the session that asks
     */
    @Transactional(readOnly = true)
    public List<Session> of(Actor by, String token) {
        var now = clock.instant();
        return store.of(new Account.Id(by.account()), Secret.hash(token), now.minus(IDLE), now.minus(LONGEST));
    }

    /** Ends one of one's own sessions, at once; false if it is nobody's or another's, or over. */
    @Transactional
    public boolean end(Session.Id id, Actor by) {
        return store.end(id, new Account.Id(by.account()), clock.instant());
    }

    /** Signs out: the session is worth nothing any more. */
    @Transactional
    public void end(String token) {
        store.end(Secret.hash(token), clock.instant());
    }

    private String start(Account account, Passkey.@Nullable Id passkey) {
        var token = Secret.random();
        var now = clock.instant();
        store.forget(now.minus(LONGEST), now.minus(WINDOW));
        store.insert(Secret.hash(token), account.id(), passkey, now);
        return token;
    }

    /** How long to wait; zero if the try may go on, and then it is noted. */
    Duration noteTry(byte[] loginHash, String address) {
        store.lockTries(loginHash, address);
        var now = clock.instant();
        var since = now.minus(WINDOW);
        var wait = longer(
                wait(store.failuresOfLogin(loginHash, since, now, MOST_FAILURES), MOST_FAILURES, now),
                wait(
                        store.failuresFromAddress(address, since, now, MOST_FAILURES_OF_ADDRESS),
                        MOST_FAILURES_OF_ADDRESS,
                        now));
        if (!wait.isPositive()) store.insertFailure(loginHash, address, now);
        return wait;
    }

    private static Duration wait(SessionStore.Failures failures, int most, Instant now) {
        return failures.count() < most
                ? Duration.ZERO
                : Duration.between(now, failures.oldest().plus(WINDOW));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
