package concentric.network;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import concentric.people.People;
import concentric.platform.Imprints;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("An import of units, people or memberships that is taken back")
class TakenBackImportsTest {

    private final int port;
    private final Units units;
    private final People people;
    private final Imprints imprints;
    private final JdbcClient jdbc;
    private OvenShop shop;
    private Browser custodian;

    TakenBackImportsTest(@LocalServerPort int port, Units units, People people, Imprints imprints, JdbcClient jdbc) {
        this.port = port;
        this.units = units;
        this.people = people;
        this.imprints = imprints;
        this.jdbc = jdbc;
        this.shop = OvenShop.none(port);
        this.custodian = shop.custodian;
    }

    @BeforeAll
    void anInstallation() {
        shop = OvenShop.found(port);
        custodian = shop.custodian;
    }

    /** The page of the job, once it is done. */
    private String run(String what, String file) {
        var job = custodian
                .upload("/api/imports/" + what, shop.token, file.getBytes(UTF_8))
                .location();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> shop.get(job).body(), body -> body.contains("\"state\":\"finished\""));
        return job.replace("/api", "");
    }

    private Browser.Answer takeBack(String job) {
        return custodian.post(job + "/take-back", "reason", "The wrong file");
    }

    @Test
    @DisplayName("is gone altogether, in the order in which one stands on the other, and can come again")
    void gone() {
        var unitsJob = run("units", "unit,name,kind\nback-a,A,node\nback-b,B,node\n");
        var peopleJob = run("people", "person,name\nback-p,P\n");
        var membershipsJob = run("memberships", "unit,person,role\nback-a,back-p,member\n");

        assertThat(takeBack(unitsJob).body())
                .contains("“back-a” stands in memberships")
                .doesNotContain("“back-b”");
        assertThat(takeBack(peopleJob).body()).contains("“back-p” stands in memberships");
        assertThat(units.find("back-b")).as("all or nothing").isPresent();

        assertThat(takeBack(membershipsJob).status()).isEqualTo(303);
        assertThat(takeBack(unitsJob).status()).isEqualTo(303);
        assertThat(takeBack(peopleJob).status()).isEqualTo(303);
        assertThat(units.find("back-a")).isEmpty();
        assertThat(people.find("back-p")).isEmpty();
        assertThat(imprints.broken()).isEmpty();
        assertThat(custodian.get(unitsJob).body()).contains("TAKEN BACK", "so many were removed: 2. The wrong file");
        assertThat(custodian.get("/journal").body()).contains("removed what came with import");

        assertThat(takeBack(unitsJob).status()).as("it was taken back already").isEqualTo(409);
        run("units", "unit,name,kind\nback-a,Another,partner\n");
        assertThat(units.find("back-a").map(Unit::name)).contains("Another");
    }

    @Test
    @DisplayName("is not, where anything stands on it: an offer, an account, a membership that ended since")
    void inTheWay() {
        var unitsJob = run("units", "unit,name,kind\nkept-a,A,node\nkept-b,B,node\n");
        shop.accepted("/api/offers", "{\"code\":\"kept-offer\",\"unit\":\"kept-a\"}");
        assertThat(takeBack(unitsJob).body()).contains("“kept-a” stands in offers, funds or contracts.");

        var peopleJob = run("people", "person,name\nkept-p,P\n");
        custodian.post("/people-accounts", "person", "kept-p", "login", "kept", "password", Browser.PASSWORD);
        assertThat(takeBack(peopleJob).body()).contains("“kept-p” has an account, or was invited.");

        assertThat(units.find("kept-b")).isPresent();
        assertThat(people.find("kept-p")).isPresent();
    }

    @Test
    @DisplayName("needs a reason, and the custodian")
    void whoMay() {
        var job = run("units", "unit,name,kind\nmay-a,A,node\n");
        assertThat(custodian.post(job + "/take-back").body()).contains("This is needed.");
        assertThat(shop.member.post(job + "/take-back", "reason", "x").status()).isEqualTo(404);
        assertThat(units.find("may-a")).isPresent();
    }

    @Test
    @DisplayName("is the only way by which one goes: PostgreSQL refuses any other")
    void onlyWay() {
        run("units", "unit,name,kind\nway-a,A,node\n");
        assertThatThrownBy(() ->
                        jdbc.sql("delete from network.unit where name = 'A'").update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("only go with their import");
    }
}
