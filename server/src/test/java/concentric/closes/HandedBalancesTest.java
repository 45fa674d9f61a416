package concentric.closes;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import concentric.TablesOwner;
import concentric.ledger.Proofs;
import java.time.Instant;
import java.util.List;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Recipes splits, Installers merge into Recipes, and Cloud, which owes, is dissolved: all on 1 April. */
@DisplayName("What is on the account of a unit that changes")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HandedBalancesTest {

    private final int port;
    private final MovableClock clock;
    private final Proofs proofs;
    private final TablesOwner owner;
    private OvenShop shop;
    private Browser custodian;
    private String token = "";
    private String split = "";
    private String dissolved = "";

    HandedBalancesTest(@LocalServerPort int port, MovableClock clock, Proofs proofs, TablesOwner owner) {
        this.port = port;
        this.clock = clock;
        this.proofs = proofs;
        this.owner = owner;
        this.shop = OvenShop.none(port);
        this.custodian = shop.custodian;
    }

    @BeforeAll
    void march() {
        clock.set(Instant.parse("2026-03-20T09:00:00Z"));
        shop = OvenShop.foundAndSign(port);
        custodian = shop.custodian;
        token = shop.token;
        shop.accepted("/api/payments", OvenShop.payment("p1", "100.00", "0.00"));
        opening("Recipes", "10.01");
        opening("Installers", "20.00");
        moved("\"from\":\"Cloud\",\"to\":\"Oven\"", "50.00", "EUR");
        // Nobody has a contract in dollars: accounts are kept by currency.
        moved("\"to\":\"Installers\"", "5.00", "USD");
        shop.accepted("/api/offers", "{\"code\":\"leaflets\",\"unit\":\"Recipes\"}");
        shop.accepted("/api/payments", OvenShop.payment("l1", "1.00", "0.00").replace("oven-subscription", "leaflets"));
        shop.accepted("/api/transfers", """
                {"from":"Recipes","to":"Oven","amount":{"amount":"1.00","currency":"EUR"},"reason":"r"}""");
    }

    /** Sessions and tokens last some weeks. */
    private void later(String instant) {
        clock.set(Instant.parse(instant));
        custodian = Browser.signedIn(port, "ann");
        token = custodian.token("later");
    }

    private void opening(String unit, String amount) {
        moved("\"to\":\"" + unit + "\"", amount, "EUR");
    }

    private void moved(String sides, String amount, String currency) {
        var proposed = shop.accepted("/api/transfers", """
                {%s,"amount":{"amount":"%s","currency":"%s"},"day":"2026-03-01","reason":"r"}""".formatted(sides, amount, currency));
        var signed = post(proposed.location() + "/sign", "");
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
    }

    @AfterAll
    void now() {
        clock.reset();
    }

    private Browser.Answer get(String path) {
        return custodian.api("GET", path, token, "");
    }

    private Browser.Answer post(String path, String json) {
        return custodian.api("POST", path, token, json);
    }

    private static JsonNode json(Browser.Answer answer) {
        return new JsonMapper().readTree(answer.body());
    }

    private long balance(String unit) {
        return balance(unit, "EUR");
    }

    private long balance(String unit, String currency) {
        var totals = json(custodian.apiGet("/api/ledger/totals?currency=" + currency, token, "application/json"));
        for (var each : totals.get("totals")) {
            if (each.get("party").asString().equals(unit)) {
                return Long.parseLong(each.get("net").asString().replace(".", ""));
            }
        }
        return 0;
    }

    private String drawUp(String kind, String unit, String successor, String balance, String things) {
        var drawn = post("/api/unit-changes", """
                {"unit":"%s","kind":"%s","day":"2026-04-01","reason":"r","successor":"%s","balance":"%s","things":[%s]}""".formatted(unit, kind, successor, balance, things));
        assertThat(drawn.status()).as(drawn.body()).isEqualTo(201);
        return drawn.location();
    }

    private void sign(String change) {
        var hash = Pattern.compile("\"hash\":\"([0-9a-f]{64})\"")
                .matcher(get(change).body());
        assertThat(hash.find()).isTrue();
        var signed = post(change + "/sign", "{\"hash\":\"" + hash.group(1) + "\"}");
        assertThat(signed.body()).contains("\"state\":\"done\"");
    }

    private String page(String change) {
        return custodian
                .get(change.replace("/api", "/network"))
                .body()
                .replace('\u00a0', ' ')
                .replaceAll("<[^>]*>", "");
    }

    private JsonNode close(String month) {
        var preview = json(get("/api/closes/" + month));
        var fingerprint = preview.get("fingerprint").asString();
        var closed = post("/api/closes/" + month, "{\"fingerprint\":\"" + fingerprint + "\"}");
        assertThat(closed.status()).as(closed.body()).isLessThan(300);
        return preview;
    }

    private void proven() {
        assertThat(post("/api/ledger/proof?full=true", "").body()).contains("\"differences\":[]");
    }

    @Test
    @Order(1)
    @DisplayName("stands on the page before anybody signs, with what of it would go")
    void outlook() {
        // 100.00 less 0.40 and 5.00: 94.60, three tenths of it 28.38, less 15 % of that to the kitchen lab: 24.12.
        assertThat(balance("Recipes")).isEqualTo(3413);
        split = drawUp(
                "split",
                "Recipes",
                "Press",
                "33.3333",
                "{\"noun\":\"contract\",\"key\":\"Smart oven\",\"to\":\"Press\"},"
                        + "{\"noun\":\"contract\",\"key\":\"Recipe content\",\"to\":\"Press\"}");
        assertThat(page(split))
                .contains("On its account today: €34.13", "€11.37 of it will go to Press when March 2026 is closed")
                .contains("One payment for leaflets is not settled", "One transfer of Recipes waits for a signature");
        dissolved = drawUp(
                "dissolve",
                "Cloud",
                "Kitchen lab",
                "",
                "{\"noun\":\"contract\",\"key\":\"Smart oven\",\"to\":\"Kitchen lab\"},"
                        + "{\"noun\":\"contract\",\"key\":\"Run costs\",\"to\":\"\"}");
        assertThat(page(dissolved)).contains("On its account today: −€49.73");
    }

    @Test
    @Order(2)
    @DisplayName("goes nowhere before the month is closed")
    void notYet() {
        sign(split);
        sign(dissolved);
        sign(drawUp("merge", "Installers", "Recipes", "", ""));
        later("2026-04-03T09:00:00Z");
        assertThat(balance("Press")).isZero();
        assertThat(balance("Recipes")).isEqualTo(3413);
        assertThat(balance("Cloud")).isEqualTo(-4973);
    }

    @Test
    @Order(3)
    @DisplayName(
            "goes with the close of the month before: a part to the cent, all of it, and what is owed; and is in no result")
    void closed() {
        long installers = balance("Installers");
        close("2026-03");
        assertThat(balance("Press")).isEqualTo(1137);
        // Before what Installers brought: that was not Recipes' on the last day of March.
        assertThat(balance("Recipes")).isEqualTo(3413 - 1137 + installers);
        assertThat(balance("Installers")).isZero();
        assertThat(balance("Cloud")).isZero();
        assertThat(balance("Recipes", "USD")).isEqualTo(500);
        assertThat(balance("Installers", "USD")).isZero();
        proven();

        assertThat(page(split)).contains("€11.37", "went to Press on 1 Apr 2026", "batch 2");
        assertThat(page(dissolved)).contains("€49.73", "was owed, and is owed by Kitchen lab from 1 Apr 2026 on");
        var results = get("/api/closes/2026-04/statements/Press").body();
        assertThat(results).doesNotContain("11.37");
    }

    @Test
    @Order(4)
    @DisplayName("what comes late to a unit that has ended goes with the next close, and of a split nothing more")
    void late() {
        long recipes = balance("Recipes");
        shop.accepted("/api/payments", OvenShop.payment("p2", "100.00", "0.00"));
        assertThat(balance("Installers")).isEqualTo(946);
        long press = balance("Press");
        later("2026-05-02T09:00:00Z");
        close("2026-04");
        assertThat(balance("Installers")).isZero();
        assertThat(balance("Cloud")).isZero();
        assertThat(balance("Press")).isEqualTo(press);
        assertThat(balance("Recipes")).isEqualTo(recipes + 2412 + 946);
        proven();
    }

    @Test
    @Order(5)
    @DisplayName("stands in the journals of other programs, and what is changed past the program shows in the proof")
    void proof() {
        var journal = custodian.get("/ledger/journal.beancount");
        assertThat(journal.body()).contains("Equity:Handovers");
        for (var change : List.of(
                "update payments.handover_movement set amount = amount + 1",
                "update payments.handover_movement set day = day + interval '1 month'",
                "delete from payments.handover_movement")) {
            owner.inside(connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute(change);
                }
                assertThat(proofs.verify(true).differences()).as(change).isNotEmpty();
            });
        }
        proven();
    }
}
