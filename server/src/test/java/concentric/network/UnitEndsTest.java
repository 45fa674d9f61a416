package concentric.network;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Units that nobody speaks for yet: the custodian signs for them. */
@DisplayName("A unit that ends")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnitEndsTest {

    private static final String IN_DOLLARS = """
            contract Overseas in USD on payments for parcels
              from 2026-01-01
              promise "it arrives"
              share rest: Overseas
            """;

    private final int port;
    private final MovableClock clock;
    private OvenShop shop;

    UnitEndsTest(@LocalServerPort int port, MovableClock clock) {
        this.port = port;
        this.clock = clock;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void march() {
        clock.set(Instant.parse("2026-03-05T09:00:00Z"));
        shop = OvenShop.foundAndSign(port);
        shop.accepted("/api/units", "{\"unit\":\"Overseas\",\"name\":\"Overseas\",\"kind\":\"node\"}");
        shop.accepted("/api/offers", "{\"code\":\"parcels\",\"unit\":\"Overseas\"}");
        var signed = shop.custodian.apiText("/api/contracts?sign=true", shop.token, IN_DOLLARS);
        assertThat(signed.status()).as(signed.body()).isEqualTo(201);
        shop.accepted("/api/payments", OvenShop.payment("p1", "100.00", "0.00").replace("2026-03-01", "2026-02-10"));
    }

    @AfterAll
    void now() {
        clock.reset();
    }

    private Browser.Answer drawUp(String kind, String unit, String successor, String things) {
        return shop.post("/api/unit-changes", """
                {"unit":"%s","kind":"%s","day":"2026-04-01","reason":"r","successor":"%s","things":[%s]}""".formatted(unit, kind, successor, things));
    }

    private static String thing(String noun, String key, String to) {
        return "{\"noun\":\"%s\",\"key\":\"%s\",\"to\":\"%s\"}".formatted(noun, key, to);
    }

    private Browser.Answer sign(Browser.Answer drawn) {
        assertThat(drawn.status()).as(drawn.body()).isEqualTo(201);
        var hash = Pattern.compile("\"hash\":\"([0-9a-f]{64})\"").matcher(drawn.body());
        assertThat(hash.find()).isTrue();
        return shop.post(drawn.location() + "/sign", "{\"hash\":\"" + hash.group(1) + "\"}");
    }

    private void proven() {
        assertThat(shop.post("/api/ledger/proof?full=true", "").body()).contains("\"differences\":[]");
    }

    @Test
    @Order(1)
    @DisplayName("does not merge with one that counts in other money")
    void currencies() {
        var refused = sign(drawUp("merge", "Overseas", "Recipes", ""));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("merge-of-currencies", "USD", "EUR");
    }

    @Test
    @Order(2)
    @DisplayName("does not merge where what others get of it could not be told apart")
    void apart() {
        var refused = sign(drawUp("merge", "Recipes", "Oven", ""));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("receipts-not-told-apart", "Recipe content", "Smart oven");
    }

    @Test
    @Order(3)
    @DisplayName(
            "is suggested who gets what: whoever has the largest part in a contract, and nobody where it ends with the unit")
    void suggested() {
        var form = shop.custodian
                .get("/network/new-unit-change?unit=Cloud&kind=dissolve")
                .body();
        assertThat(form)
                .contains(
                        "name=\"to:contract:Smart oven\" value=\"Oven\"",
                        "name=\"to:contract:Run costs\" value=\"\"",
                        "Suggested: has the largest part in it");
        assertThat(shop.custodian
                        .get("/network/new-unit-change?unit=Cloud&kind=split")
                        .body())
                .doesNotContain("Suggested");
    }

    @Test
    @Order(3)
    @DisplayName("leaves no contract without a party")
    void leftWithoutParty() {
        var refused = sign(drawUp(
                "dissolve",
                "Cloud",
                "Oven",
                thing("contract", "Smart oven", "") + "," + thing("contract", "Run costs", "")));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains("contract-left-without-party", "Smart oven")
                .doesNotContain("Run costs");
        var unsaid = sign(drawUp("dissolve", "Cloud", "Oven", thing("contract", "Smart oven", "Oven")));
        assertThat(unsaid.body()).contains("contract-unsaid", "Run costs");
    }

    @Test
    @Order(4)
    @DisplayName("does not go into itself, into nobody, nor from a day that is past or in the middle of a month")
    void badInput() {
        assertThat(drawUp("merge", "Oven", "Oven", "").body()).contains("unit-to-itself");
        assertThat(drawUp("merge", "Oven", "Nobody", "").body()).contains("unknown-unit");
        assertThat(drawUp("split", "Oven", "Recipes", "").body()).contains("code-taken");
        assertThat(drawUp("split", "Oven", "New", thing("offer", "none", "New")).body())
                .contains("unit-has-no-such-thing");
        for (var day : new String[] {"2026-03-01", "2026-04-02", "soon"}) {
            var answer = shop.post("/api/unit-changes", """
                    {"unit":"Oven","kind":"split","day":"%s","reason":"r","successor":"New"}""".formatted(day));
            assertThat(answer.status()).as(day).isEqualTo(400);
        }
    }

    @Test
    @Order(5)
    @DisplayName("goes into another: weights add up, and it is rehearsed before")
    void merges() {
        var drawn = drawUp("merge", "Installers", "Recipes", "");
        var page =
                shop.custodian.get(drawn.location().replace("/api", "/network")).body();
        assertThat(page).contains("February", "What it would have meant").doesNotContain("can’t");
        var done = sign(drawn);
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        assertThat(done.body()).contains("\"state\":\"done\"");
        assertThat(shop.custodian.get("/contracts/Smart%20oven?version=2").body())
                .contains("share rest: Oven 6, Recipes 4");
        assertThat(shop.custodian.get("/network/units/Installers").body()).contains("until 1 Apr 2026");
        proven();
    }

    @Test
    @Order(6)
    @DisplayName("gets nothing new, and nobody joins it")
    void over() {
        assertThat(shop.post("/api/offers", "{\"code\":\"late\",\"unit\":\"Installers\"}")
                        .body())
                .contains("unit-ended");
        var draft = "contract Late in EUR on receipts of Oven\n  pay Installers 1 % of gross\n";
        assertThat(shop.custodian.apiText("/api/contracts", shop.token, draft).body())
                .contains("unit-ended");
        assertThat(drawUp("merge", "Installers", "Oven", "").body()).contains("unit-ended");
        var joined = shop.custodian.post("/network/memberships", "unit", "Installers", "person", "bob", "share", "50");
        assertThat(joined.status()).isEqualTo(400);
    }

    @Test
    @Order(7)
    @DisplayName("is dissolved: what goes goes, what is its own alone ends, and everything is proven")
    void dissolves() {
        var done = sign(drawUp(
                "dissolve",
                "Cloud",
                "Oven",
                thing("contract", "Smart oven", "Kitchen lab") + "," + thing("contract", "Run costs", "")));
        assertThat(done.status()).as(done.body()).isEqualTo(200);
        clock.set(Instant.parse("2026-03-20T09:00:00Z"));
        shop.accepted("/api/payments", OvenShop.payment("p2", "50.00", "0.00"));
        proven();
        clock.set(Instant.parse("2026-04-02T09:00:00Z"));
        shop.accepted("/api/payments", OvenShop.payment("p3", "100.00", "0.00").replace("2026-03-01", "2026-04-01"));
        var april = shop.custodian
                .apiGet("/api/ledger/totals?from=2026-04-01&to=2026-04-30&currency=EUR", shop.token, "text/csv")
                .body();
        assertThat(april).contains("Kitchen lab").doesNotContain("Cloud").doesNotContain("Installers");
        assertThat(april).doesNotContain("Data centre partner");
        proven();
    }
}
