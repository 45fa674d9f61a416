package concentric.closes;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("A community that earns together")
class CommunityEarnsTest {

    private static final String PAGE = "/network/communities/Warm%20meals";

    /** Five percent of what came in for the oven, shared among those who are in it. */
    private static final String CONTRACTS = """
            contract "A part for warm meals" in EUR on total of offer oven-subscription
              from 2026-01-01
              promise "dinner is ready, whoever cooks"
              pay "Warm meals" 5 % of gross

            contract "Result of warm meals" in EUR on result of "Warm meals"
              from 2026-01-01
              promise "we earn only if the whole earns"
              share rest: Recipes 3, "Kitchen lab" 2
            """;

    private final int port;
    private OvenShop shop;
    private Browser custodian;

    CommunityEarnsTest(@LocalServerPort int port) {
        this.port = port;
        this.shop = OvenShop.none(port);
        this.custodian = shop.custodian;
    }

    @BeforeAll
    void twoMonths() {
        shop = OvenShop.foundAndSign(port);
        custodian = shop.custodian;
        shop.accepted("/api/communities", """
                {"community":"Warm meals","scenario":"Home from work, and dinner is ready","unit":"Recipes"}""");
        shop.accepted("/api/participations", "{\"community\":\"Warm meals\",\"unit\":\"Kitchen lab\"}");
        assertThat(custodian.get(PAGE).body()).contains("Earn together").doesNotContain("Earns by");
        assertThat(custodian
                        .post("/network/community-units", "community", "Warm meals")
                        .status())
                .isEqualTo(303);
        var signed = custodian.apiText("/api/contracts?sign=true", shop.token, CONTRACTS);
        assertThat(signed.status()).as(signed.body()).isEqualTo(201);
        shop.accepted("/api/payments", OvenShop.payment("march", "1000.00", "0.00"));
        shop.accepted(
                "/api/payments", OvenShop.payment("april", "1000.00", "0.00").replace("2026-03-01", "2026-04-01"));
        shop.accepted("/api/costs", """
                {"unit":"Warm meals","account":"fair","amount":{"amount":"80.00"},"day":"2026-04-02","supplier":"S"}""");
        for (var month : new String[] {"2026-03", "2026-04"}) close(month);
    }

    private void close(String month) {
        var preview = shop.get("/api/closes/" + month).body();
        var fingerprint = preview.replaceFirst("(?s).*\"fingerprint\":\"([^\"]+)\".*", "$1");
        shop.accepted("/api/closes/" + month, "{\"fingerprint\":\"" + fingerprint + "\"}");
    }

    @Test
    @DisplayName(
            "gets its part of what its offers bring, and shares its result: nothing where the whole earned nothing")
    void onlyIfTheWholeEarns() {
        assertThat(moved("2026-03"))
                .contains("Oven,Warm meals,A part for warm meals,1,1,,,50.00,EUR\n")
                .contains("Warm meals,Recipes,Result of warm meals,1,1,,,30.00,EUR\n")
                .contains("Warm meals,Kitchen lab,Result of warm meals,1,1,,,20.00,EUR\n");
        assertThat(moved("2026-04"))
                .contains("Oven,Warm meals,A part for warm meals,1,1,,,50.00,EUR\n")
                .doesNotContain("Result of warm meals");
    }

    private String moved(String month) {
        return custodian
                .get("/ledger/accounts.csv/Warm%20meals?from=" + month + "-01&to="
                        + YearMonth.parse(month).atEndOfMonth())
                .body();
    }

    @Test
    @DisplayName("says on its page who brings what and who gets what, and each amount opens why")
    void itsPage() {
        assertThat(custodian.get(PAGE).body())
                .contains("Earns by", "/network/units/Warm%20meals", "Who brings what", "Who gets what", "50.00")
                .contains(
                        "/ledger/accounts/Warm%20meals?currency=EUR&amp;from=2026-04-01&amp;to=2026-04-30&amp;with=Oven")
                .contains("Nothing was passed on this month.")
                .doesNotContain("Earn together");
    }

    @Test
    @DisplayName("has one unit of its own, which does not enter it, and only who is in it gives it one")
    void oneUnit() {
        var again = custodian.post("/network/community-units", "community", "Warm meals", "code", "other");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).contains("Warm meals has a unit of its own already.");
        assertThat(shop.post("/api/participations", "{\"community\":\"Warm meals\",\"unit\":\"Warm meals\"}")
                        .body())
                .contains("\"code\":\"its-own-unit\"");
        shop.accepted("/api/communities", "{\"community\":\"Empty chairs\",\"scenario\":\"Nobody eats alone\"}");
        assertThat(custodian
                        .post("/network/community-units", "community", "Empty chairs")
                        .status())
                .as("nobody is in it")
                .isEqualTo(403);
        shop.accepted("/api/participations", "{\"community\":\"Empty chairs\",\"unit\":\"Cloud\"}");
        var taken = custodian.post("/network/community-units", "community", "Empty chairs", "code", "Oven");
        assertThat(taken.status()).isEqualTo(400);
        assertThat(custodian.get("/network/communities/Empty%20chairs").body()).contains("Earn together");
        assertThat(custodian
                        .post("/network/community-units", "community", "nowhere")
                        .status())
                .isEqualTo(404);
    }
}
