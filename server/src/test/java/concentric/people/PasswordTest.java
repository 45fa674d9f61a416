package concentric.people;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Changing one's own password, and nobody else's. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class PasswordTest {

    private static final String NEW = "a much better sentence";

    private final int port;
    private final Sessions sessions;
    private final JdbcClient jdbc;
    private Browser custodian;
    private int people;

    PasswordTest(@LocalServerPort int port, Sessions sessions, JdbcClient jdbc) {
        this.port = port;
        this.sessions = sessions;
        this.jdbc = jdbc;
        this.custodian = Browser.anonymous(port);
    }

    @BeforeAll
    void anInstallation() {
        custodian = Browser.custodian(port);
    }

    @BeforeEach
    void nobodyWaits() {
        jdbc.sql("delete from people.sign_in_failure").update();
    }

    /** Opens an account of a person of the same name; the login. */
    private String somebody() {
        var login = "person" + ++people;
        custodian.post("/people", "person", login, "name", login.toUpperCase(Locale.ROOT), "email", "");
        custodian.post("/people-accounts", "person", login, "login", login, "password", Browser.PASSWORD);
        return login;
    }

    private static Browser.Answer change(Browser browser, String current, String password) {
        return browser.post("/password", "current", current, "password", password);
    }

    private boolean opens(String login, String password) {
        return sessions.signIn(login, password, "10.1.0.1") instanceof SigningIn.SignedIn;
    }

    @Test
    void theNewOneCountsAndOtherSessionsEnd() {
        var login = somebody();
        var here = Browser.signedIn(port, login);
        var elsewhere = Browser.signedIn(port, login);
        assertThat(here.get("/people/" + login).body()).contains("href=\"/account\"");
        assertThat(here.get("/account").body()).contains("href=\"/password\"");

        assertThat(change(here, Browser.PASSWORD, NEW).location()).isEqualTo("/account");
        assertThat(here.get("/account").body()).contains("The new password counts.");
        assertThat(elsewhere.get("/people").location()).startsWith("/sign-in");
        assertThat(custodian.get("/people").status()).as("others stay").isEqualTo(200);
        assertThat(opens(login, Browser.PASSWORD)).isFalse();
        assertThat(opens(login, NEW)).isTrue();
    }

    @Test
    void theJournalSaysThatItWasChangedAndNothingOfIt() {
        var login = somebody();
        change(Browser.signedIn(port, login), Browser.PASSWORD, NEW);
        var journal = custodian.get("/journal?verb=password.change").body();
        assertThat(journal).contains(login.toUpperCase(Locale.ROOT) + " changed their own password");
        var act = Pattern.compile("/journal/\\d+").matcher(journal);
        assertThat(act.find()).isTrue();
        assertThat(custodian.get(act.group()).body()).doesNotContain(NEW, Browser.PASSWORD);
    }

    @Test
    void withoutTheCurrentOneNothingChanges() {
        var login = somebody();
        var browser = Browser.signedIn(port, login);
        for (var wrong : new String[] {"", "not the password", NEW}) {
            var answer = change(browser, wrong, NEW);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("This is not the password of this account.")
                    .doesNotContain(NEW);
        }
        assertThat(opens(login, Browser.PASSWORD)).isTrue();
        assertThat(opens(login, NEW)).isFalse();
    }

    @Test
    void aNewOneMustBeFit() {
        var login = somebody();
        var browser = Browser.signedIn(port, login);
        assertThat(change(browser, Browser.PASSWORD, "elevenchars").body()).contains("at least 12 characters");
        assertThat(change(browser, Browser.PASSWORD, "ö".repeat(37)).body()).contains("at most 72 bytes");
        assertThat(opens(login, Browser.PASSWORD)).isTrue();
    }

    /** Whoever finds a browser signed in may not guess for longer than at the door. */
    @Test
    void guessingWaitsAsItDoesForSigningIn() {
        var login = somebody();
        var browser = Browser.signedIn(port, login);
        for (int i = 0; i < Sessions.MOST_FAILURES; i++) {
            assertThat(change(browser, "guess " + i, NEW).status()).isEqualTo(400);
        }
        var waiting = change(browser, Browser.PASSWORD, NEW);
        assertThat(waiting.status()).isEqualTo(429);
        assertThat(waiting.header("Retry-After")).isNotEmpty();
        assertThat(waiting.body()).contains("Too many tries failed.");
        jdbc.sql("delete from people.sign_in_failure").update();
        assertThat(opens(login, Browser.PASSWORD)).isTrue();
    }

    /** There is no field that names an account: whose session it is, his password it is. */
    @Test
    void nobodyChangesAnothersNotEvenTheCustodian() {
        var login = somebody();
        var other = somebody();
        change(Browser.signedIn(port, login), Browser.PASSWORD, NEW);
        assertThat(opens(other, Browser.PASSWORD)).isTrue();
        var foreign = custodian.post(
                "/password", "current", Browser.PASSWORD, "password", "short", "login", other, "account", "2");
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(custodian.get("/people/" + other).body())
                .as("his link in the menu is to his own")
                .containsOnlyOnce("href=\"/account\"");
        assertThat(Browser.anonymous(port).get("/password").location()).startsWith("/sign-in");
        var token = custodian.token("tests");
        assertThat(custodian.api("POST", "/password", token, "").status()).isEqualTo(403);
        assertThat(opens(other, Browser.PASSWORD)).isTrue();
    }
}
