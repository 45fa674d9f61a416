package concentric.closes;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.MovableClock;
import concentric.OvenShop;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is held of payments until the end of March, by two contracts, one of them on a condition. */
@DisplayName("Holds at closes")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HoldsTest {

    private final int port;
    private final MovableClock clock;
    private OvenShop shop;

    HoldsTest(@LocalServerPort int port, MovableClock clock) {
        this.port = port;
        this.clock = clock;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void contracts() {
        clock.set(Instant.parse("2026-04-10T09:00:00Z"));
        shop = OvenShop.found(port);
        for (var offer : new String[] {"kettle", "toaster"}) {
            shop.accepted("/api/offers", "{\"code\":\"%s\",\"unit\":\"Oven\"}".formatted(offer));
        }
        shop.accepted("/api/measures", """
                {"measure":"returns","subject":"units","grain":"month","direction":"lower","purpose":"p"}""");
        var signed = shop.custodian.apiText("/api/contracts?sign=true", shop.token, """
                contract Kettles in EUR on payments for kettle
                  from 2026-01-01
                  hold 10 % of gross in "Platform fund" for Recipes until 2026-03-31
                  share rest: Oven

                contract Toasters in EUR on payments for toaster
                  from 2026-01-01
                  hold 10 % of gross in "Platform fund" for Cloud until 2026-03-31 when Oven.returns <= 3
                  share rest: Oven
                """);
        assertThat(signed.status()).as(signed.body()).isEqualTo(201);
        pay("k1", "kettle", "50.00");
        pay("t1", "toaster", "30.00");
    }

    private void pay(String id, String offer, String amount) {
        shop.accepted(
                "/api/payments",
                OvenShop.payment(id, amount, "0.00")
                        .replace("oven-subscription", offer)
                        .replace("2026-03-01", "2026-02-10"));
    }

    private JsonNode preview(String month) {
        return new JsonMapper().readTree(shop.get("/api/closes/" + month).body());
    }

    private String closed(String month) {
        var preview = preview(month);
        var fingerprint = preview.get("fingerprint").asString();
        shop.accepted("/api/closes/" + month, "{\"fingerprint\":\"" + fingerprint + "\"}");
        assertThat(shop.post("/api/ledger/proof?full=true", "").body()).contains("\"differences\":[]");
        return moved(preview);
    }

    private static String moved(JsonNode close) {
        var lines = new StringBuilder();
        for (var each : close.get("postings")) {
            lines.append(each.get("from").asString() + " → " + each.get("to").asString() + " "
                    + each.get("amount").get("amount").asString() + "\n");
        }
        return lines.toString();
    }

    @Test
    @Order(1)
    @DisplayName("before their day they stay, and a condition is not asked for what nobody knows yet")
    void beforeTheirDay() {
        assertThat(preview("2026-02").get("unfinished").toString())
                .contains("Oven.returns")
                .contains("\"clause\":1");
        assertThat(closed("2026-02")).isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName("on their day they are released, or go back where the condition is not met")
    void released() {
        shop.accepted("/api/readings", """
                {"measure":"returns","subject":"Oven","period":"2026-03","value":"4"}""");
        assertThat(closed("2026-03").lines())
                .containsExactlyInAnyOrder("Platform fund → Recipes 5.00", "Platform fund → Oven 3.00");
    }

    @Test
    @Order(3)
    @DisplayName("a refund after the release takes its part from whoever received it, at the next close")
    void takenBack() {
        shop.accepted("/api/refunds", """
                {"source":"shop","externalId":"k1-back","paymentSource":"shop","paymentExternalId":"k1",
                 "amount":{"amount":"20.00","currency":"EUR"},"occurredAt":"2026-04-01"}""");
        clock.set(Instant.parse("2026-05-02T09:00:00Z"));
        assertThat(closed("2026-04")).isEqualTo("Platform fund → Recipes -2.00\n");
        assertThat(shop.custodian
                        .apiGet("/api/ledger/totals?currency=EUR", shop.token, "text/csv")
                        .body())
                .contains("Platform fund,6.00,6.00,0.00", "Recipes,3.00,0.00,3.00");
    }
}
