package concentric.people;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in and out, and how long it lasts. */
@ApplicationTest
class SignInTest {

    private final int port;
    private final MovableClock clock;
    private final Sessions sessions;
    private final Accounts accounts;
    private final JdbcClient jdbc;

    SignInTest(@LocalServerPort int port, MovableClock clock, Sessions sessions, Accounts accounts, JdbcClient jdbc) {
        this.port = port;
        this.clock = clock;
        this.sessions = sessions;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void anInstallation() {
        if (accounts.awaitFirst()) Browser.custodian(port);
        clock.reset();
        jdbc.sql("delete from people.sign_in_failure").update();
    }

    @Test
    void theRightPasswordSignsInWhateverTheCapitals() {
        var browser = Browser.anonymous(port);
        var answer = browser.post("/sign-in", "login", " ANN ", "password", Browser.PASSWORD, "back", "/people?q=x");
        assertThat(answer.location()).isEqualTo("/people?q=x");
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("session=")
                        .contains("HttpOnly", "SameSite=Lax", "Path=/")
                        .doesNotContain("Secure"));
        assertThat(browser.get("/network/units").status()).isEqualTo(200);
    }

    @Test
    void onlyTheHashOfTheCookieIsKept() {
        var token = Browser.signedIn(port, "ann").cookie("session");
        assertThat(token).hasSize(43);
        assertThat(jdbc.sql("select count(*) from people.session where token_hash = sha256(convert_to(:token, 'UTF8'))")
                        .param("token", token)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from people.session s where s::text like '%' || :token || '%'")
                        .param("token", token)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aWrongPasswordAndAnUnknownLoginLookTheSame() {
        var browser = Browser.anonymous(port);
        var wrong = browser.post("/sign-in", "login", "ann", "password", "something else");
        var unknown = browser.post("/sign-in", "login", "nobody", "password", "something else");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(unknown.status()).isEqualTo(400);
        var sentence = "Login and password don’t belong together.";
        assertThat(wrong.body()).contains(sentence);
        assertThat(unknown.body()).contains(sentence);
    }

    @Test
    void afterFiveFailuresALoginWaitsEvenWithTheRightPassword() {
        var browser = Browser.anonymous(port);
        for (int i = 0; i < Sessions.MOST_FAILURES; i++) {
            assertThat(browser.post("/sign-in", "login", "ann", "password", "guess " + i)
                            .status())
                    .isEqualTo(400);
            clock.advance(Duration.ofMinutes(1));
        }
        var waiting = browser.post("/sign-in", "login", "ann", "password", Browser.PASSWORD);
        assertThat(waiting.status()).isEqualTo(429);
        assertThat(Integer.parseInt(waiting.header("Retry-After"))).isBetween(590, 601);
        assertThat(waiting.body()).contains("Wait 10 minutes");
        clock.advance(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(browser.post("/sign-in", "login", "ann", "password", Browser.PASSWORD)
                        .status())
                .isEqualTo(303);
    }

    @Test
    void signingInForgivesEarlierFailures() {
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < Sessions.MOST_FAILURES - 1; i++) {
                assertThat(sessions.signIn("ann", "guess " + i, "10.0.0.1")).isInstanceOf(SigningIn.Refused.class);
            }
            assertThat(sessions.signIn("ann", Browser.PASSWORD, "10.0.0.1")).isInstanceOf(SigningIn.SignedIn.class);
        }
    }

    @Test
    void anAddressThatTriesManyLoginsWaits() {
        for (int i = 0; i < Sessions.MOST_FAILURES_OF_ADDRESS; i++) {
            assertThat(sessions.signIn("login" + i, "guess", "10.0.0.2")).isInstanceOf(SigningIn.Refused.class);
        }
        assertThat(sessions.signIn("ann", Browser.PASSWORD, "10.0.0.2")).isInstanceOf(SigningIn.Wait.class);
        assertThat(sessions.signIn("ann", Browser.PASSWORD, "10.0.0.3")).isInstanceOf(SigningIn.SignedIn.class);
    }

    @Test
    void guessingAtOnceCountsLikeGuessingInARow() throws Exception {
        try (var guessers = Executors.newFixedThreadPool(8)) {
            var guesses = IntStream.range(0, 16)
                    .mapToObj(i -> (Callable<SigningIn>) () -> sessions.signIn("ann", "guess " + i, "10.0.1." + i))
                    .toList();
            var outcomes = guessers.invokeAll(guesses).stream()
                    .map(outcome -> outcome.resultNow())
                    .toList();
            assertThat(outcomes).filteredOn(SigningIn.Refused.class::isInstance).hasSize(Sessions.MOST_FAILURES);
        }
    }

    @Test
    void aSessionEndsTwelveHoursAfterTheLastVisit() {
        var browser = Browser.signedIn(port, "ann");
        for (int i = 0; i < 3; i++) {
            clock.advance(Sessions.IDLE.minusMinutes(1));
            assertThat(browser.get("/people").status()).as("visited in time").isEqualTo(200);
        }
        clock.advance(Sessions.IDLE.plusMinutes(1));
        assertThat(browser.get("/people").location()).startsWith("/sign-in");
    }

    @Test
    void aSessionEndsAfterTwoWeeksHoweverOftenItIsVisited() {
        var browser = Browser.signedIn(port, "ann");
        for (int hours = 0; hours < 14 * 24 - 8; hours += 8) {
            clock.advance(Duration.ofHours(8));
            assertThat(browser.get("/people").status()).isEqualTo(200);
        }
        clock.advance(Duration.ofHours(8));
        assertThat(browser.get("/people").location()).startsWith("/sign-in");
    }

    @Test
    void signingOutEndsTheSessionForEveryCopyOfTheCookie() {
        var browser = Browser.signedIn(port, "ann");
        var token = browser.cookie("session");
        assertThat(sessions.find(token, Device.UNKNOWN)).isPresent();
        assertThat(browser.post("/sign-out").location()).isEqualTo("/sign-in");
        assertThat(sessions.find(token, Device.UNKNOWN)).isEmpty();
        assertThat(browser.get("/people").location()).startsWith("/sign-in");
    }

    @Test
    void aFormFromAnotherSiteChangesNothing() {
        var browser = Browser.signedIn(port, "ann");
        assertThat(browser.postAsIs("/sign-out").status()).isEqualTo(403);
        assertThat(browser.postAsIs("/sign-out", "_csrf", "0000").status()).isEqualTo(403);
        assertThat(browser.get("/people").status()).isEqualTo(200);
    }

    @Test
    void nobodyIsSentToAnotherSiteAfterSigningIn() {
        for (var back : new String[] {"https://evil.example", "//evil.example", "/\\evil.example", "/a\r\nX: y", ""}) {
            var browser = Browser.anonymous(port);
            var answer = browser.post("/sign-in", "login", "ann", "password", Browser.PASSWORD, "back", back);
            assertThat(answer.location()).as(back).isEqualTo("/");
        }
    }

    @Test
    void passwordsAreNeitherShortNorCutOff() {
        var by = accounts.console();
        var tooShort = accounts.open(new Person.Id(-1), "x", "elevenchars", by);
        var tooLong = accounts.open(new Person.Id(-1), "x", "ö".repeat(37), by);
        assertThat(((Opening.Refused) tooShort).faults())
                .extracting(fault -> fault.code())
                .contains("password-too-short");
        assertThat(((Opening.Refused) tooLong).faults())
                .extracting(fault -> fault.code())
                .contains("password-too-long");
        assertThat(sessions.signIn("ann", Browser.PASSWORD + "x".repeat(72), "10.0.0.9"))
                .isInstanceOf(SigningIn.Refused.class);
    }

    @Test
    void theConsoleHasNoPasswordAndCanNotBeSignedInWith() {
        for (var password : new String[] {"", "console", Browser.PASSWORD}) {
            assertThat(sessions.signIn("console", password, "10.0.0.10")).isInstanceOf(SigningIn.Refused.class);
        }
    }

    @Test
    void aNulInTheLoginIsAWrongLogin() {
        assertThat(sessions.signIn("ann\u0000", Browser.PASSWORD, "10.0.0.11")).isInstanceOf(SigningIn.Refused.class);
    }

    @Test
    void anOldHashIsRenewedWhenItsOwnerSignsIn() {
        jdbc.sql("update people.password set hash = :hash")
                .param("hash", "{noop}" + Browser.PASSWORD)
                .update();
        Browser.signedIn(port, "ann");
        assertThat(jdbc.sql("select hash from people.password")
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}$2");
        Browser.signedIn(port, "ann");
    }
}
