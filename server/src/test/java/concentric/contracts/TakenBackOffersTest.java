package concentric.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
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
@DisplayName("An import of offers or funds that is taken back")
class TakenBackOffersTest {

    private final int port;
    private final Offers offers;
    private final Plans plans;
    private final Imprints imprints;
    private final JdbcClient jdbc;
    private OvenShop shop;

    TakenBackOffersTest(@LocalServerPort int port, Offers offers, Plans plans, Imprints imprints, JdbcClient jdbc) {
        this.port = port;
        this.offers = offers;
        this.plans = plans;
        this.imprints = imprints;
        this.jdbc = jdbc;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void anInstallation() {
        shop = OvenShop.found(port);
    }

    /** The page of the job, once it is done. */
    private String run(String what, String file) {
        var job = shop.custodian
                .upload("/api/imports/" + what, shop.token, file.getBytes(UTF_8))
                .location();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> shop.get(job).body(), body -> body.contains("\"state\":\"finished\""));
        return job.replace("/api", "");
    }

    private Browser.Answer takeBack(String job) {
        return shop.custodian.post(job + "/take-back", "reason", "The wrong file");
    }

    private boolean isFund(String code) {
        return shop.get("/api/funds").body().contains("\"" + code + "\"");
    }

    private void draft(String terms) {
        var answer = shop.custodian.apiText("/api/contracts", shop.token, terms);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static String payment(String externalId, String offer) {
        return OvenShop.payment(externalId).replace("oven-subscription", offer);
    }

    @Test
    @DisplayName("is gone altogether, can come again, and nothing is recorded for what is gone")
    void gone() {
        var offersJob = run("offers", "offer,unit\ngone-a,Oven\ngone-b,Cloud\n");
        var fundsJob = run("funds", "fund,name,unit\ngone-fund,Gone,Oven\n");
        var stamp = plans.stamp();

        assertThat(takeBack(offersJob).status()).isEqualTo(303);
        assertThat(takeBack(fundsJob).status()).isEqualTo(303);
        assertThat(offers.find("gone-a")).isEmpty();
        assertThat(isFund("gone-fund")).isFalse();
        assertThat(plans.stamp())
                .as("what was compiled with them is out of date")
                .isNotEqualTo(stamp);
        assertThat(imprints.broken()).isEmpty();
        assertThat(shop.post("/api/payments", payment("gone-1", "gone-a")).body())
                .contains("unknown-offer");

        assertThat(takeBack(offersJob).status()).as("it was taken back already").isEqualTo(409);
        run("offers", "offer,unit\ngone-a,Recipes\n");
        assertThat(offers.find("gone-a").map(Offer::unit)).contains("Recipes");
        run("funds", "fund,name,unit\ngone-fund,Again,Oven\n");
        assertThat(isFund("gone-fund")).isTrue();
    }

    @Test
    @DisplayName("is not, where something was paid for an offer, also if no contract covers it")
    void paid() {
        var job = run("offers", "offer,unit\npaid-a,Oven\npaid-b,Oven\n");
        shop.accepted("/api/payments", payment("paid-1", "paid-a"));

        assertThat(takeBack(job).body())
                .contains("Something was paid for “paid-a”.")
                .doesNotContain("for “paid-b”");
        assertThat(offers.find("paid-b")).as("all or nothing").isPresent();
    }

    @Test
    @DisplayName("is not, where a draft names an offer or a fund; once it is withdrawn, nothing stands in the way")
    void named() {
        var offersJob = run("offers", "offer,unit\nnamed-offer,Oven\n");
        var fundsJob = run("funds", "fund,name,unit\nnamed-fund,Named,Oven\n");
        draft("""
                contract "Names both" in EUR on payments for named-offer
                  pay named-fund 5 % of gross
                  share rest: Oven 1
                """);

        assertThat(takeBack(offersJob).body()).contains("“named-offer” stands in the contract “Names both”.");
        assertThat(takeBack(fundsJob).body()).contains("“named-fund” stands in the contract “Names both”.");

        long version = jdbc.sql("""
                        select v.id from contracts.version v join contracts.contract c on c.id = v.contract_id
                        where c.name = 'Names both'
                        """).query(Long.class).single();
        shop.custodian.api("POST", "/api/contracts/versions/" + version + "/withdraw", shop.token, "");
        assertThat(takeBack(offersJob).status()).isEqualTo(303);
        assertThat(takeBack(fundsJob).status()).isEqualTo(303);
        assertThat(shop.custodian
                        .get("/contracts/Names both".replace(" ", "%20"))
                        .status())
                .as("what was withdrawn can be read still")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("is the only way by which one goes: PostgreSQL refuses any other")
    void onlyWay() {
        run("offers", "offer,unit\nway-offer,Oven\n");
        assertThatThrownBy(() -> jdbc.sql("delete from contracts.offer where code = 'way-offer'")
                        .update())
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("only go with their import");
    }
}
