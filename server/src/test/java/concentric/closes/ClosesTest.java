package concentric.closes;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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

/** A month is over: it is closed, with one reading missing, completed when it is there, and the next one is begun. */
@DisplayName("Closing a month")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClosesTest {

    private static final String CONTRACTS = """
            contract "Oven members" in EUR on result of Oven
              from 2026-01-01
              pay "Kitchen lab" 10 % of gross
              share rest: Oven 1, ann 1

            contract "Recipe bonus" in EUR on result of Recipes
              from 2026-01-01
              promise "recipes that work" measured by reviewScore at least 4
              bonus 10 % of result to Cloud 1 when reviewScore >= 4.2
            """;

    private final int port;
    private final MovableClock clock;
    private OvenShop shop;
    private Browser custodian;

    ClosesTest(@LocalServerPort int port, MovableClock clock) {
        this.port = port;
        this.clock = clock;
        this.shop = OvenShop.none(port);
        this.custodian = shop.custodian;
    }

    @BeforeAll
    void march() {
        clock.set(Instant.parse("2026-03-20T09:00:00Z"));
        shop = OvenShop.foundAndSign(port);
        shop.custodian.post("/people", "person", "ann", "name", "Ann", "email", "");
        shop.accepted("/api/measures", """
                {"measure":"reviewScore","subject":"units","grain":"month","direction":"higher","purpose":"p"}""");
        var signed = shop.custodian.apiText("/api/contracts?sign=true", shop.token, CONTRACTS);
        assertThat(signed.status()).as(signed.body()).isEqualTo(201);
        shop.accepted("/api/payments", OvenShop.payment("p1", "100.00", "0.00"));
        shop.accepted("/api/payments", OvenShop.payment("p2", "100.00", "0.00"));
    }

    private static JsonNode json(Browser.Answer answer) {
        return new JsonMapper().readTree(answer.body());
    }

    private JsonNode close(String month) {
        var answer = shop.get("/api/closes/" + month);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    private Browser.Answer post(String month, String fingerprint) {
        return shop.post("/api/closes/" + month, "{\"fingerprint\":\"" + fingerprint + "\"}");
    }

    private String postings(JsonNode close) {
        var lines = new StringBuilder();
        for (var each : close.get("postings")) {
            lines.append(each.get("from").asString())
                    .append(" → ")
                    .append(
                            each.has("to")
                                    ? each.get("to").asString()
                                    : each.get("persons").asString() + " person")
                    .append(' ')
                    .append(each.get("amount").get("amount").asString())
                    .append('\n');
        }
        return lines.toString();
    }

    private String totals() {
        return shop.custodian
                .apiGet("/api/ledger/totals?from=2026-03-01&to=2026-03-31&currency=EUR", shop.token, "text/csv")
                .body();
    }

    private void proven() {
        var proof = shop.post("/api/ledger/proof?full=true", "");
        assertThat(proof.body()).contains("\"differences\":[]");
    }

    @Test
    @Order(1)
    @DisplayName("a month that is not over can be looked at, and not closed")
    void running() {
        var preview = close("2026-03");
        assertThat(preview.get("complete").asBoolean()).isFalse();
        var refused = post("2026-03", preview.get("fingerprint").asString());
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("2026-03 is not over yet.");
        assertThat(shop.get("/api/closes/2026-02").status()).isEqualTo(404);
    }

    @Test
    @Order(2)
    @DisplayName("what was seen is what is posted: after a change it is asked again, and nothing is posted")
    void seen() {
        clock.set(Instant.parse("2026-04-02T09:00:00Z"));
        var before = close("2026-03").get("fingerprint").asString();
        shop.accepted("/api/readings", """
                {"measure":"reviewScore","subject":"Oven","period":"2026-03","value":"4"}""");
        assertThat(close("2026-03").get("fingerprint").asString())
                .as("a reading that no contract asks for")
                .isEqualTo(before);
        shop.accepted("/api/payments", OvenShop.payment("p3", "1.00", "0.00"));
        assertThat(post("2026-03", before).status()).isEqualTo(409);
        custodian = Browser.signedIn(port, "ann");
        assertThat(custodian.post("/closes/2026-03", "fingerprint", before).body())
                .contains("Something has changed since you looked");
        var member = Browser.signedIn(port, "bob");
        assertThat(member.post("/closes/2026-03", "fingerprint", before).status())
                .isEqualTo(403);
        assertThat(json(shop.get("/api/closes")).get("items")).isEmpty();
    }

    @Test
    @Order(3)
    @DisplayName("a contract that misses a reading stays open and names it; the others close")
    void closed() {
        var preview = close("2026-03");
        assertThat(postings(preview)).isEqualTo("""
                Oven → Kitchen lab 11.38
                Oven → Oven 51.24
                Oven → ann 51.23
                """);
        assertThat(preview.get("unfinished").toString())
                .isEqualTo("[{\"contract\":\"Recipe bonus\",\"missing\":[\"Recipes.reviewScore\"],\"waitsFor\":[]}]");
        assertThat(custodian.get("/closes/2026-03").body())
                .contains("reviewScore of Recipes", "Recipe bonus", "Close March 2026")
                .contains("Ann is paid by Oven, and does not belong to it");
        assertThat(Browser.signedIn(port, "bob").get("/closes/2026-03").body()).doesNotContain("Ann is paid");
        var closed = post("2026-03", preview.get("fingerprint").asString());
        assertThat(closed.status()).as(closed.body()).isEqualTo(201);
        assertThat(totals()).contains("Oven,113.85,62.61,51.24").contains("ann,51.23,0.00,51.23");
        assertThat(post("2026-03", preview.get("fingerprint").asString()).status())
                .isIn(409, 400);
        proven();
    }

    @Test
    @Order(4)
    @DisplayName("once the reading is there, what was open is completed, by the same function, once")
    void completed() throws Exception {
        assertThat(post("2026-03", close("2026-03").get("fingerprint").asString())
                        .body())
                .contains("still");
        shop.accepted("/api/readings", """
                {"measure":"reviewScore","subject":"Recipes","period":"2026-03","value":"4.2"}""");
        var preview = close("2026-03");
        assertThat(postings(preview)).isEqualTo("Recipes → Cloud 4.84\n");
        var fingerprint = preview.get("fingerprint").asString();
        try (var threads = Executors.newFixedThreadPool(2)) {
            Callable<Integer> closing = () -> post("2026-03", fingerprint).status();
            var answers = threads.invokeAll(List.of(closing, closing)).stream()
                    .map(answer -> answer.resultNow())
                    .sorted()
                    .toList();
            assertThat(answers).first().isEqualTo(201);
            assertThat(answers).last().isIn(409, 400);
        }
        var done = close("2026-03");
        assertThat(done.get("complete").asBoolean()).isTrue();
        assertThat(done.get("promises").toString()).contains("\"kept\":true,\"measured\":\"4.2\"");
        assertThat(postings(done)).contains("Oven → Kitchen lab 11.38", "Recipes → Cloud 4.84");
        proven();
    }

    @Test
    @Order(5)
    @DisplayName("what comes late is posted in the month that is open, and closed with it")
    void late() {
        shop.accepted("/api/payments", OvenShop.payment("p4", "100.00", "0.00"));
        assertThat(shop.get("/api/closes/2026-04").status()).isEqualTo(200);
        assertThat(postings(close("2026-04"))).contains("Oven → Kitchen lab 5.68");
        assertThat(postings(close("2026-03"))).contains("Oven → Kitchen lab 11.38");
        proven();
    }

    @Test
    @Order(6)
    @DisplayName("a contract that says something of a close can't begin in a month that is closed")
    void beginsInClosedMonth() {
        var late = CONTRACTS.replace("pay \"Kitchen lab\" 10 %", "pay \"Kitchen lab\" 12 %");
        var refused = shop.custodian.apiText("/api/contracts?sign=true", shop.token, late);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("2026-03 is closed", "it can begin with 2026-04");
    }

    @Test
    @Order(7)
    @DisplayName("who receives a share sees which customers paid it, to the cent; nobody else does")
    void salary() {
        custodian.post("/people-accounts", "person", "ann", "login", "anna", "password", Browser.PASSWORD);
        var anna = Browser.signedIn(port, "anna");
        assertThat(anna.get("/closes/2026-03/pay/me").body())
                .contains("Who paid my salary", "Oven members", "51.23", "113.85", "homes", "oven-subscription");
        assertThat(anna.get("/closes/2026-03/pay-lines.csv").body())
                .contains("2026-03,Oven,homes,oven-subscription,,payment,113.85,51.23,EUR");
        var bob = Browser.signedIn(port, "bob");
        assertThat(bob.get("/closes/2026-03/pay/me").body())
                .contains("Nothing to trace")
                .doesNotContain("51.23");
        assertThat(bob.get("/closes/2026-03").body()).contains("one person");
        assertThat(bob.get("/ledger/accounts/ann").status()).isEqualTo(404);
        assertThat(bob.get("/ledger/totals").body())
                .contains("People, together")
                .doesNotContain("/ledger/accounts/ann");
        assertThat(bob.get("/ledger/journal.hledger").body()).doesNotContain(":ann");
        assertThat(anna.get("/ledger/accounts/ann").status()).isEqualTo(200);
        assertThat(anna.get("/closes/2026-04/pay/me").body()).contains("April 2026 is not closed yet");
    }

    @Test
    @Order(8)
    @DisplayName("a draft says in how many past months its target would have been reached, and where that is luck")
    void honest() {
        for (int month = 1; month <= 8; month++) {
            shop.accepted("/api/readings", """
                    {"measure":"reviewScore","subject":"Cloud","period":"2025-0%d","value":"%s"}
                    """.formatted(month, month % 2 == 0 ? "4.4" : "4.0"));
        }
        var drafted = shop.custodian.apiText("/api/contracts", shop.token, """
                contract "Cloud bonus" in EUR on result of Cloud
                  from 2026-05-01
                  bonus 10 % of result to Recipes 1 when reviewScore >= 4.2
                """);
        assertThat(drafted.status()).as(drafted.body()).isEqualTo(201);
        assertThat(custodian.get("/contracts/Cloud%20bonus").body())
                .contains("reviewScore of Cloud: 4.2 was reached in 4 of 8 readings", "hit and missed by luck");
    }
}
