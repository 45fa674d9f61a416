package concentric.home;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first visit, in the order in which it happens. */
@ApplicationTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstVisitTest {

    private final int port;
    private final JdbcClient jdbc;

    FirstVisitTest(@LocalServerPort int port, JdbcClient jdbc) {
        this.port = port;
        this.jdbc = jdbc;
    }

    @Test
    @Order(1)
    void everyPageLeadsToSettingUp() {
        var browser = Browser.anonymous(port);
        for (var page : new String[] {"/", "/network/units", "/people", "/journal", "/admin", "/sign-in", "/nowhere"}) {
            assertThat(browser.get(page).location()).as(page).isEqualTo("/set-up");
        }
        assertThat(browser.get("/set-up").status()).isEqualTo(200);
    }

    @Test
    @Order(2)
    void everythingThatIsWrongIsSaidAtOnceAndNothingIsStored() {
        var answer = Browser.anonymous(port)
                .post(
                        "/set-up",
                        "organisation",
                        " ",
                        "zone",
                        "Mars/Olympus",
                        "currency",
                        "XXX",
                        "name",
                        "",
                        "login",
                        "ann\u0000",
                        "password",
                        "eleven char");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("organisation-error", "name-error", "login-error", "password-error")
                .doesNotContain("eleven char");
        assertThat(count("people.password")).isZero();
        assertThat(count("platform.organisation")).isZero();
        assertThat(count("platform.act")).isZero();
    }

    @Test
    @Order(3)
    void theFirstVisitorIsSignedInAndOfferedTheNextStep() {
        var browser = Browser.custodian(port);
        assertThat(browser.cookie("session")).isNotEmpty();
        var units = browser.get("/network/units");
        assertThat(units.status()).isEqualTo(200);
        assertThat(units.body())
                .contains("Welcome, Ann Custodian", "No units yet", "/network/new-unit", "/imports/units");
        assertThat(browser.get("/network/units").body()).as("said once").doesNotContain("Welcome, Ann");
        assertThat(browser.get("/").location()).isEqualTo("/home");
        assertThat(browser.get("/home").body()).contains("Nothing waits for you", "Begin with one team");
        assertThat(browser.get("/admin").body()).contains("Acme", "Europe/Berlin", "EUR");
    }

    @Test
    @Order(4)
    void settingUpIsOver() {
        var browser = Browser.anonymous(port);
        assertThat(browser.get("/set-up").location()).isEqualTo("/");
        assertThat(browser.get("/network/units").location()).isEqualTo("/sign-in?back=%2Fnetwork%2Funits");
        var late = browser.postFrom(
                "/sign-in",
                "/set-up",
                "organisation",
                "Other",
                "zone",
                "UTC",
                "currency",
                "EUR",
                "name",
                "Eve",
                "login",
                "eve",
                "password",
                Browser.PASSWORD);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody else has just set this installation up");
        assertThat(count("people.password")).isEqualTo(1);
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
