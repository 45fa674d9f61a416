package concentric.people;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("A passkey")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class PasskeysTest {

    private static final Pattern REMOVE = Pattern.compile("/account/passkeys/(\\d+)/remove");

    private final JsonMapper json = new JsonMapper();
    private final int port;
    private final JdbcClient jdbc;
    private final MovableClock clock;
    private Browser custodian;
    private int persons;

    PasskeysTest(@LocalServerPort int port, JdbcClient jdbc, MovableClock clock) {
        this.port = port;
        this.jdbc = jdbc;
        this.clock = clock;
        this.custodian = Browser.anonymous(port);
    }

    @BeforeAll
    void anInstallation() {
        custodian = Browser.custodian(port);
    }

    @BeforeEach
    void nobodyHasToWait() {
        clock.reset();
        jdbc.sql("delete from people.sign_in_failure").update();
        jdbc.sql("delete from people.passkey_challenge").update();
    }

    private String somebody() {
        var login = "owner" + ++persons;
        custodian.post("/people", "person", login, "name", "Owner " + persons, "email", "");
        custodian.post("/people-accounts", "person", login, "login", login, "password", Browser.PASSWORD);
        return login;
    }

    /** What a page's script asks for. */
    private String asked(Browser browser, String path, String... field) {
        var answer = browser.post(path + "/challenge");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var found = json.readTree(answer.body());
        for (var name : field) found = found.path(name);
        return found.asString();
    }

    private SoftKey registered(Browser owner, String name) {
        var key = new SoftKey(port);
        var answer = register(owner, name, key);
        assertThat(answer.location()).as(answer.body()).isEqualTo("/account");
        return key;
    }

    private Browser.Answer register(Browser owner, String name, SoftKey key) {
        var asked = owner.post("/account/passkeys/challenge");
        var options = json.readTree(asked.body());
        var made = key.made(
                options.path("challenge").asString(),
                options.path("user").path("id").asString());
        return owner.post("/account/passkeys", "name", name, "credential", made);
    }

    private Browser.Answer signIn(Browser browser, SoftKey key) {
        return show(browser, key.shown(asked(browser, "/sign-in/passkey", "challenge")));
    }

    private static Browser.Answer show(Browser browser, String credential) {
        return browser.postFrom("/sign-in", "/sign-in/passkey", "credential", credential, "back", "/people");
    }

    private void isRefused(SoftKey key) {
        var browser = Browser.anonymous(port);
        var answer = signIn(browser, key);
        assertThat(answer.status()).as(answer.location()).isEqualTo(400);
        assertThat(answer.body()).contains("This passkey is not good for signing in here");
        assertThat(browser.get("/people").location()).startsWith("/sign-in");
    }

    @Test
    @DisplayName("signs its owner in; the session names it, and the journal who registered and removed one")
    void story() {
        var owner = Browser.signedIn(port, somebody());
        var key = registered(owner, "Blue key");
        var browser = Browser.anonymous(port);
        assertThat(signIn(browser, key).location()).isEqualTo("/people");
        assertThat(browser.get("/account").body()).contains("with the passkey “Blue key”", "Last used");
        assertThat(signIn(Browser.anonymous(port), key).location()).isEqualTo("/people");

        assertThat(owner.post(remove(owner)).location()).isEqualTo("/account");
        isRefused(key);
        assertThat(browser.get("/account").location())
                .as("what was begun with it has ended")
                .startsWith("/sign-in");
        assertThat(owner.get("/account").status()).isEqualTo(200);
        assertThat(custodian.get("/journal?noun=passkey").body()).contains("registered a passkey", "removed a passkey");
    }

    private static String remove(Browser owner) {
        var found = REMOVE.matcher(owner.get("/account").body());
        assertThat(found.find()).isTrue();
        return found.group();
    }

    @Test
    @DisplayName("signs something once, for the browser that asked, and soon")
    void challenges() {
        var key = registered(Browser.signedIn(port, somebody()), "k");
        var browser = Browser.anonymous(port);
        var shown = key.shown(asked(browser, "/sign-in/passkey", "challenge"));
        assertThat(show(Browser.anonymous(port), shown).status())
                .as("in another browser")
                .isEqualTo(400);
        assertThat(show(browser, shown).status()).as("used up by the other").isEqualTo(400);

        var again = Browser.anonymous(port);
        var good = key.shown(asked(again, "/sign-in/passkey", "challenge"));
        assertThat(show(again, good).status()).isEqualTo(303);
        assertThat(show(Browser.anonymous(port), good).status()).as("replayed").isEqualTo(400);

        var late = Browser.anonymous(port);
        var tooLate = key.shown(asked(late, "/sign-in/passkey", "challenge"));
        clock.advance(Passkeys.HOLDS.plusSeconds(1));
        assertThat(show(late, tooLate).status()).as("too late").isEqualTo(400);
        isRefused(key.forged(port));
        assertThat(show(Browser.anonymous(port), key.shown(Secret.random())).status())
                .as("never asked")
                .isEqualTo(400);
    }

    @Test
    @DisplayName("is refused with another signature, from another site, for another host, or without a finger")
    void forgeries() {
        var key = registered(Browser.signedIn(port, somebody()), "k");
        isRefused(key.forged(port));
        key.origin = "https://concentric.example";
        isRefused(key);
        key.origin = "http://localhost:" + port;
        key.party = "concentric.example";
        isRefused(key);
        key.party = "localhost";
        key.verifies = false;
        isRefused(key);
        key.verifies = true;
        assertThat(signIn(Browser.anonymous(port), key).status()).isEqualTo(303);
    }

    @Test
    @DisplayName("that counts, and says a number that it said before, may have been copied: it is refused")
    void copies() {
        var key = registered(Browser.signedIn(port, somebody()), "k");
        assertThat(signIn(Browser.anonymous(port), key).status()).isEqualTo(303);
        assertThat(signIn(Browser.anonymous(port), key).status()).isEqualTo(303);
        key.uses = 1;
        isRefused(key);
        key.uses = 2;
        assertThat(signIn(Browser.anonymous(port), key).status())
                .as("the one that counted on")
                .isEqualTo(303);
    }

    @Test
    @DisplayName("belongs to whoever registered it: nobody else registers, sees or removes it")
    void others() {
        var owner = Browser.signedIn(port, somebody());
        var other = Browser.signedIn(port, somebody());
        var key = registered(owner, "Hers");
        assertThat(register(other, "His", key).status()).isEqualTo(400);
        assertThat(other.get("/account").body()).doesNotContain("Hers", "His");
        assertThat(other.post(remove(owner)).status()).isEqualTo(404);
        assertThat(signIn(Browser.anonymous(port), key).status()).isEqualTo(400);

        var made = key.made(asked(owner, "/account/passkeys", "challenge"), "");
        assertThat(other.post("/account/passkeys", "name", "x", "credential", made)
                        .status())
                .as("asked for by another")
                .isEqualTo(400);
        assertThat(Browser.anonymous(port).post("/account/passkeys/challenge").location())
                .startsWith("/sign-in");
    }

    @Test
    @DisplayName("is registered with a name, by what a browser sends and nothing else")
    void badInput() {
        var owner = Browser.signedIn(port, somebody());
        assertThat(register(owner, " ", new SoftKey(port)).body()).contains("id=\"name-error\"");
        assertThat(register(owner, "n".repeat(101), new SoftKey(port)).status()).isEqualTo(400);
        var elsewhere = new SoftKey(port);
        elsewhere.origin = "https://concentric.example";
        assertThat(register(owner, "x", elsewhere).status()).isEqualTo(400);
        var untouched = new SoftKey(port);
        untouched.verifies = false;
        assertThat(register(owner, "x", untouched).status()).isEqualTo(400);
        for (var text : new String[] {
            "",
            "x",
            "null",
            "[]",
            "{}",
            "{\"id\":null}",
            "{\"id\":\"%%\"}",
            "\u0000",
            "{\"response\":{}}",
            "1".repeat(30_000)
        }) {
            assertThat(owner.post("/account/passkeys", "name", "x", "credential", text)
                            .status())
                    .as(text)
                    .isEqualTo(400);
            assertThat(show(Browser.anonymous(port), text).status()).as(text).isEqualTo(400);
        }
        var broken =
                new SoftKey(port).made("AA", "AA").replaceFirst("attestationObject\":\"....", "attestationObject\":\"");
        assertThat(owner.post("/account/passkeys", "name", "x", "credential", broken)
                        .status())
                .isEqualTo(400);
        assertThat(owner.get("/account").body()).contains("There is no passkey yet.");
    }

    @Test
    @DisplayName("is worth nothing while the account is out of use, and after its password was set anew by a link")
    void accounts() {
        var login = somebody();
        var owner = Browser.signedIn(port, login);
        var key = registered(owner, "k");
        custodian.post("/people-accounts/deactivate", "person", login);
        isRefused(key);
        custodian.post("/people-accounts/activate", "person", login);
        assertThat(signIn(Browser.anonymous(port), key).status()).isEqualTo(303);

        var page = custodian.post("/people-accounts/reset", "person", login).body();
        var link = Pattern.compile("/link/[A-Za-z0-9_-]{43}").matcher(page);
        assertThat(link.find()).as(page).isTrue();
        var reset = Browser.anonymous(port);
        assertThat(reset.post(link.group(), "password", "another long password").status())
                .isEqualTo(303);
        isRefused(key);
        assertThat(reset.get("/account").body()).contains("There is no passkey yet.");
    }

    @Test
    @DisplayName("that fails again and again has to wait, like a password")
    void guessing() {
        var key = registered(Browser.signedIn(port, somebody()), "k");
        var forged = key.forged(port);
        for (int n = 0; n < Sessions.MOST_FAILURES; n++) isRefused(forged);
        var waits = signIn(Browser.anonymous(port), key);
        assertThat(waits.status()).isEqualTo(429);
        assertThat(waits.header("Retry-After")).isNotEmpty();
        clock.advance(Sessions.WINDOW.plus(Duration.ofSeconds(1)));
        assertThat(signIn(Browser.anonymous(port), key).status()).isEqualTo(303);
    }

    @Test
    @DisplayName("is not asked for without end")
    void asking() {
        var browser = Browser.anonymous(port);
        for (int n = 0; n < Passkeys.MOST_ASKED; n++) {
            assertThat(browser.post("/sign-in/passkey/challenge").status()).isEqualTo(200);
        }
        assertThat(browser.post("/sign-in/passkey/challenge").status()).isEqualTo(429);
        clock.advance(Passkeys.HOLDS.plusSeconds(1));
        assertThat(browser.post("/sign-in/passkey/challenge").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("at most twenty of an account, each known to the browser that is asked for another")
    void many() {
        var owner = Browser.signedIn(port, somebody());
        for (int n = 1; n <= Passkeys.MOST; n++) registered(owner, "Key " + n);
        var refused = register(owner, "One more", new SoftKey(port));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("at most 20 passkeys");
        var options = json.readTree(owner.post("/account/passkeys/challenge").body());
        assertThat(options.path("excludeCredentials").size()).isEqualTo(Passkeys.MOST);
    }

    @Test
    @DisplayName("is good for the address that the installation was given; what a request calls it counts for nothing")
    void addresses() {
        assertThat(custodian.get("/account").body()).contains("data-origin=\"http://localhost:" + port + "\"");
        var elsewhere = custodian.getAs("concentric.example", "/account").body();
        assertThat(elsewhere)
                .contains("data-origin=\"https://concentric.acme.example\"")
                .doesNotContain("concentric.example:");
    }
}
