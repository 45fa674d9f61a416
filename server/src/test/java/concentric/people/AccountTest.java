package concentric.people;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.platform.Actor;
import concentric.platform.Scope;
import java.util.EnumSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** One's own account: where one is signed in; and an account taken out of use. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class AccountTest {

    private static final Pattern END = Pattern.compile("/account/sessions/(\\d+)/end");

    private final int port;
    private final Accounts accounts;
    private final People people;
    private final Tokens tokens;
    private Browser custodian;
    private int persons;

    AccountTest(@LocalServerPort int port, Accounts accounts, People people, Tokens tokens) {
        this.port = port;
        this.accounts = accounts;
        this.people = people;
        this.tokens = tokens;
        this.custodian = Browser.anonymous(port);
    }

    @BeforeAll
    void anInstallation() {
        custodian = Browser.custodian(port);
    }

    private String somebody() {
        var login = "person" + ++persons;
        custodian.post("/people", "person", login, "name", "Person " + persons, "email", "");
        custodian.post("/people-accounts", "person", login, "login", login, "password", Browser.PASSWORD);
        return login;
    }

    private static String end(Browser browser) {
        var found = END.matcher(browser.get("/account").body());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    @Test
    void oneSeesAndEndsOwnSessions() {
        var login = somebody();
        var here = Browser.signedIn(port, login);
        var elsewhere = Browser.signedIn(port, login);
        assertThat(elsewhere.get("/account").body()).contains("THIS ONE");
        var end = end(here);
        assertThat(here.post(end).location()).isEqualTo("/account");
        assertThat(elsewhere.get("/account").location()).startsWith("/sign-in");
        assertThat(here.get("/account").body()).doesNotContain("/account/sessions/");
    }

    @Test
    void nobodyEndsAnothersSession() {
        var login = somebody();
        var here = Browser.signedIn(port, login);
        var second = Browser.signedIn(port, login);
        second.get("/account");
        var end = end(here);
        assertThat(custodian.post(end).status()).isEqualTo(404);
        assertThat(Browser.signedIn(port, somebody()).post(end).status()).isEqualTo(404);
        assertThat(second.get("/account").status()).isEqualTo(200);
    }

    @Test
    void devicesAreNamedInWords() {
        assertThat(Device.of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"))
                .isEqualTo(new Device("Firefox", "Linux"));
        assertThat(Device.of("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                        + " Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"))
                .isEqualTo(new Device("Edge", "Windows"));
        assertThat(Device.of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
                        + " Gecko) Version/18.5 Mobile/15E148 Safari/604.1"))
                .isEqualTo(new Device("Safari", "iPhone"));
        assertThat(Device.of("<script>alert(1)</script>" + "x".repeat(10_000))).isEqualTo(Device.UNKNOWN);
        assertThat(Device.of(null)).isEqualTo(Device.UNKNOWN);
    }

    @Test
    void outOfUseEndsSessionsAndTokensAtOnceUntilItIsBackInUse() {
        var login = somebody();
        var person = people.find(login).orElseThrow();
        var account = accounts.of(person.id()).orElseThrow();
        var browser = Browser.signedIn(port, login);
        assertThat(custodian
                        .post("/people-accounts/deactivate", "person", login)
                        .location())
                .isEqualTo("/people/" + login);
        assertThat(browser.get("/people").location()).startsWith("/sign-in");
        var refused = Browser.anonymous(port).post("/sign-in", "login", login, "password", Browser.PASSWORD);
        assertThat(refused.body()).contains("Login and password don’t belong together.");
        assertThat(accounts.find(account.id()).orElseThrow().active()).isFalse();
        assertThat(custodian.get("/people/" + login).body()).contains("out of use");

        custodian.post("/people-accounts/activate", "person", login);
        assertThat(browser.get("/people").location())
                .as("an ended session stays ended")
                .startsWith("/sign-in");
        assertThat(Browser.signedIn(port, login).get("/people").status()).isEqualTo(200);
    }

    @Test
    void aTokenOfAnAccountOutOfUseIsWorthNothing() {
        var login = somebody();
        var account = accounts.of(people.find(login).orElseThrow().id()).orElseThrow();
        // Only a custodian makes tokens today; what counts here is whose it is.
        var by = new Actor(account.id().value(), login, true);
        var made = (TokenMaking.Made) tokens.make("till", 30, EnumSet.of(Scope.READ), by);
        assertThat(tokens.find(made.secret())).isPresent();
        custodian.post("/people-accounts/deactivate", "person", login);
        assertThat(tokens.find(made.secret())).isEmpty();
    }

    @Test
    void theLastCustodianAndTheConsoleStay() {
        var console = accounts.console();
        var ann = accounts.find(new Account.Id(2)).orElseThrow();
        assertThat(ann.custodian()).isTrue();
        assertThat(accounts.deactivate(ann.id(), console)).isEqualTo(Standing.Refused.because("last-custodian"));
        assertThat(accounts.deactivate(new Account.Id(console.account()), ann.actor()))
                .isEqualTo(Standing.Refused.because("unknown-account"));
        assertThat(custodian.get("/people").status()).isEqualTo(200);
    }

    @Test
    void onlyTheCustodianTakesAccountsOutOfUse() {
        var login = somebody();
        var other = somebody();
        var browser = Browser.signedIn(port, login);
        for (var path : new String[] {"/people-accounts/deactivate", "/people-accounts/activate"}) {
            assertThat(browser.post(path, "person", other).status()).isEqualTo(403);
        }
        assertThat(browser.get("/people/" + other).body()).doesNotContain("/people-accounts/deactivate");
    }
}
