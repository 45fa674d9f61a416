package concentric.people;

import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Scope;
import concentric.platform.TypedText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of API tokens: a program that shows one acts for the account that made it. */
@Service
public class Tokens {

    /** How a secret begins, so that one that leaked is recognised. */
    public static final String PREFIX = "cct_";

    /** Longest life of a token, in days. */
    public static final int LONGEST_DAYS = 366;

    private static final int LONGEST_NAME = 100;

    private final TokenStore store;
    private final AccountStore accounts;
    private final Acts acts;
    private final InstantSource clock;
    private final ConsoleToken console;

    Tokens(TokenStore store, AccountStore accounts, Acts acts, InstantSource clock, ConsoleToken console) {
        this.store = store;
        this.accounts = accounts;
        this.acts = acts;
        this.clock = clock;
        this.console = console;
    }

    /**
     * Makes a token that acts for whoever makes it, and never may more than they.
     *
     * @param scopes what programs may use it for; at least one
     */
    @Transactional
    public TokenMaking make(String name, int days, Set<Scope> scopes, Actor by) {
        var cleanName = TypedText.clean(name);
        var faults = new ArrayList<Fault>();
        TypedText.faultOfRequired("name", cleanName, LONGEST_NAME).ifPresent(faults::add);
        if (days < 1 || days > LONGEST_DAYS) faults.add(Fault.in("days", "out-of-range", 1, LONGEST_DAYS));
        if (scopes.isEmpty()) faults.add(Fault.in("scope", "missing"));
        if (!faults.isEmpty()) return new TokenMaking.Refused(faults);
        var secret = PREFIX + Secret.random();
        var input = cleanName + "\n" + days + "\n" + Scope.words(scopes);
        return acts.perform(Act.of("token.make", by, cleanName, input), act -> {
            var now = clock.instant();
            var expiresAt = now.plus(Duration.ofDays(days));
            var account = new Account.Id(by.account());
            var id = store.insert(Secret.hash(secret), account, cleanName, now, expiresAt, act);
            store.insertScopes(id, scopes);
            var token = new Token(id, cleanName, account, scopes, now, expiresAt, Optional.empty());
            return new TokenMaking.Made(token, secret);
        });
    }

    /** Takes a token back, at once: whose it is may, and the custodian. */
    @Transactional
    public TokenRevoking revoke(Token.Id id, Actor by) {
        var token = store.lock(id);
        // Another's token is none that one may know of.
        if (token.isEmpty() || !mayRevoke(token.get(), by))
            return new TokenRevoking.Refused(Fault.in("", "unknown-token"));
        // Taken back is taken back, however often it is asked.
        if (token.get().revokedAt().isPresent()) return new TokenRevoking.Revoked();
        return acts.perform(Act.of("token.revoke", by, token.get().name(), String.valueOf(id.value())), act -> {
            store.revoke(id, clock.instant(), act);
            return new TokenRevoking.Revoked();
        });
    }

    private static boolean mayRevoke(Token token, Actor by) {
        return by.custodian() || token.account().value() == by.account();
    }

    /** All tokens, newest first, also those that are worth nothing any more. */
    @Transactional(readOnly = true)
    public List<Token> list() {
        return store.list();
    }

    /** One's own tokens, newest first, also those that are worth nothing any more. */
    @Transactional(readOnly = true)
    public List<Token> of(Actor by) {
        return store.list().stream()
                .filter(token -> token.account().value() == by.account())
                .toList();
    }

    /**
     * Who the holder of a secret acts for; nobody if it is unknown, expired or revoked, or its account is out of use.
     */
    @Transactional(readOnly = true)
    public Optional<Program> find(String secret) {
        if (console.is(secret)) {
            return accounts.byLogin(Accounts.CONSOLE).map(account -> new Program(account, EnumSet.allOf(Scope.class)));
        }
        return store.byHash(Secret.hash(secret))
                .filter(token -> token.holds(clock.instant()))
                .flatMap(token -> accounts.get(token.account())
                        .filter(Account::active)
                        .map(account -> new Program(account, token.scopes())));
    }
}
