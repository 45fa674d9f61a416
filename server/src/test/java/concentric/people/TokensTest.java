package concentric.people;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** API tokens: who makes them, what they open and when they stop. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class TokensTest {

    private final int port;
    private final MovableClock clock;
    private final JdbcClient jdbc;
    private Browser custodian;

    TokensTest(@LocalServerPort int port, MovableClock clock, JdbcClient jdbc) {
        this.port = port;
        this.clock = clock;
        this.jdbc = jdbc;
        this.custodian = Browser.anonymous(port);
    }

    @BeforeAll
    void anInstallation() {
        custodian = Browser.custodian(port);
    }

    @Test
    void aTokenOpensTheApiAndNothingElse() {
        var secret = custodian.token("till");
        var program = Browser.anonymous(port);
        assertThat(program.api("GET", "/api/units", secret, "").status()).isEqualTo(200);
        assertThat(program.api("GET", "/network/units", secret, "").location()).startsWith("/sign-in");
    }

    @Test
    void aSecretIsShownOnceAndKeptAsAHash() {
        var secret = custodian.token("once");
        assertThat(secret).startsWith(Tokens.PREFIX).hasSize(Tokens.PREFIX.length() + 43);
        assertThat(custodian.get("/admin/tokens").body()).contains("once").doesNotContain(secret);
        assertThat(jdbc.sql("select count(*) from people.token where token_hash = sha256(convert_to(:secret, 'UTF8'))")
                        .param("secret", secret)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aRevokedTokenIsWorthNothing() {
        var secret = custodian.token("revoked");
        var id = jdbc.sql("select max(id) from people.token").query(Long.class).single();
        var program = Browser.anonymous(port);
        assertThat(program.api("GET", "/api/units", secret, "").status()).isEqualTo(200);
        assertThat(custodian.post("/admin/tokens/" + id + "/revoke").location()).isEqualTo("/admin/tokens");
        var answer = program.api("GET", "/api/units", secret, "");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(custodian.post("/admin/tokens/" + id + "/revoke").status())
                .as("again")
                .isEqualTo(303);
        assertThat(custodian.post("/admin/tokens/999999/revoke").status()).isEqualTo(404);
    }

    @Test
    void anExpiredTokenIsWorthNothing() {
        var secret = custodian.token("expiring");
        var program = Browser.anonymous(port);
        clock.advance(Duration.ofDays(30).minusMinutes(1));
        assertThat(program.api("GET", "/api/units", secret, "").status()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(2));
        assertThat(program.api("GET", "/api/units", secret, "").status()).isEqualTo(401);
        clock.reset();
    }

    @Test
    void aWrongTokenNeverFallsBackToTheSession() {
        assertThat(custodian.api("GET", "/api/units", "cct_wrong", "").status()).isEqualTo(401);
        assertThat(custodian.get("/api/units").status()).as("the session alone").isEqualTo(200);
    }

    @Test
    void aSessionChangesThingsThroughTheApiOnlyWithTheHiddenField() {
        assertThat(custodian.postAsIs("/api/units").status()).isEqualTo(403);
        assertThat(custodian.postAsIs("/api/units").body()).contains("\"code\":\"stale-form\"");
    }

    @Test
    void aTokenNeedsANameAndAnEnd() {
        assertThat(custodian
                        .post("/admin/tokens", "name", " ", "days", "30", "scope", "read")
                        .status())
                .isEqualTo(400);
        assertThat(custodian
                        .post("/admin/tokens", "name", "for ever", "days", "100000", "scope", "read")
                        .status())
                .isEqualTo(400);
        assertThat(custodian
                        .post("/admin/tokens", "name", "x".repeat(10_000), "days", "30", "scope", "read")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aTokenIsGoodForItsScopesAlone() {
        var program = Browser.anonymous(port);
        var unit = "{\"unit\":\"%s\",\"name\":\"\",\"kind\":\"node\"}";
        var reading = custodian.token("reading", "read");
        assertThat(program.api("GET", "/api/units", reading, "").status()).isEqualTo(200);
        assertThat(program.api("POST", "/api/units", reading, unit.formatted("a"))
                        .status())
                .isEqualTo(403);
        assertThat(program.api("POST", "/api/payments", reading, "{}").status()).isEqualTo(403);
        var recording = custodian.token("recording", "record");
        assertThat(program.api("GET", "/api/units", recording, "").status()).isEqualTo(403);
        assertThat(program.api("POST", "/api/payments", recording, "{}").status())
                .isEqualTo(400);
        assertThat(program.api("POST", "/api/contracts/versions/1/sign", recording, "")
                        .status())
                .isEqualTo(403);
        var managing = custodian.token("managing", "manage");
        assertThat(program.api("POST", "/api/units", managing, unit.formatted("b"))
                        .status())
                .isEqualTo(201);
        assertThat(program.apiText("/api/contracts?sign=true", managing, "").status())
                .as("drafting and signing at once takes both scopes")
                .isEqualTo(403);
        assertThat(program.apiText("/api/contracts", managing, "").status()).isEqualTo(400);
        assertThat(custodian
                        .post("/admin/tokens", "name", "for nothing", "days", "30")
                        .status())
                .isEqualTo(400);
        assertThat(custodian
                        .post("/admin/tokens", "name", "odd", "days", "30", "scope", "everything")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void everybodyMakesTheirOwnAndSeesNoOthers() {
        custodian.post("/people", "person", "bob", "name", "Bob", "email", "");
        custodian.post("/people-accounts", "person", "bob", "login", "bob", "password", Browser.PASSWORD);
        var bob = Browser.signedIn(port, "bob");
        assertThat(bob.get("/admin/tokens").status()).isEqualTo(403);
        assertThat(bob.post("/admin/tokens", "name", "mine", "days", "30").status())
                .isEqualTo(403);
        assertThat(bob.get("/admin").status()).isEqualTo(403);

        var theirs = custodian.token("of the custodian");
        var made = bob.post("/account/tokens", "name", "of bob", "days", "30", "scope", "read", "scope", "manage");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body()).contains("of bob").doesNotContain("of the custodian");
        var secret = Pattern.compile("cct_[A-Za-z0-9_-]+").matcher(made.body());
        assertThat(secret.find()).isTrue();
        var program = Browser.anonymous(port);
        assertThat(program.api("GET", "/api/units", secret.group(), "").status())
                .isEqualTo(200);
        assertThat(program.api("POST", "/api/units", secret.group(), "{}").status())
                .as("never more than whoever made it")
                .isEqualTo(403);

        var ids = Pattern.compile("/admin/tokens/(\\d+)/revoke")
                .matcher(custodian.get("/admin/tokens").body())
                .results()
                .map(found -> found.group(1))
                .toList();
        for (var id : ids) bob.post("/account/tokens/" + id + "/revoke");
        assertThat(program.api("GET", "/api/units", secret.group(), "").status())
                .as("bob took his own back")
                .isEqualTo(401);
        assertThat(program.api("GET", "/api/units", theirs, "").status())
                .as("and no other")
                .isEqualTo(200);
    }
}
