package concentric.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
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

/** Recipes has a part in three contracts; it splits, and the new unit takes two of them and an offer. */
@DisplayName("A unit that splits")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnitChangesTest {

    private static final String MORE = """
            contract Books in EUR on payments for cook-books
              from 2026-01-01
              promise "a book a year"
              pay Installers 10 % of gross
              share rest: @unit
            """;

    private final int port;
    private final MovableClock clock;
    private OvenShop shop;
    private Browser rea;
    private Browser rob;
    private Browser ova;
    private String split = "";

    UnitChangesTest(@LocalServerPort int port, MovableClock clock) {
        this.port = port;
        this.clock = clock;
        this.shop = OvenShop.none(port);
        this.rea = shop.member;
        this.rob = shop.member;
        this.ova = shop.member;
    }

    @BeforeAll
    void march() {
        clock.set(Instant.parse("2026-03-20T09:00:00Z"));
        shop = OvenShop.foundAndSign(port);
        shop.accepted("/api/offers", "{\"code\":\"cook-books\",\"unit\":\"Recipes\"}");
        var signed = shop.custodian.apiText("/api/contracts?sign=true", shop.token, MORE);
        assertThat(signed.status()).as(signed.body()).isEqualTo(201);
        for (var person : new String[] {"rea", "rob", "ova"}) account(person);
        var memberships = """
                unit,person,role
                Recipes,rea,spokesperson
                Recipes,rob,spokesperson
                Oven,ova,spokesperson
                """;
        var started = shop.custodian.upload(
                "/api/imports/memberships", shop.token, memberships.getBytes(StandardCharsets.UTF_8));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.get(started.location()).body().contains("\"accepted\":3"));
        shop.accepted("/api/payments", OvenShop.payment("p1", "100.00", "0.00"));
        shop.accepted("/api/payments", book("b1", "2026-03-05", "50.00"));
        signIn();
    }

    @AfterAll
    void now() {
        clock.reset();
    }

    private void account(String person) {
        shop.custodian.post("/people", "person", person, "name", person, "email", "");
        shop.custodian.post("/people-accounts", "person", person, "login", person, "password", Browser.PASSWORD);
    }

    private void signIn() {
        rea = Browser.signedIn(port, "rea");
        rob = Browser.signedIn(port, "rob");
        ova = Browser.signedIn(port, "ova");
    }

    private static String book(String id, String day, String amount) {
        return """
                {"source":"shop","externalId":"%s","offer":"cook-books","customer":"c-1","segment":"homes",
                 "amount":{"amount":"%s","currency":"EUR"},"quantity":"1","occurredAt":"%s","tax":"0.00"}""".formatted(id, amount, day);
    }

    private static JsonNode json(Browser.Answer answer) {
        return new JsonMapper().readTree(answer.body());
    }

    private static String seen(Browser browser, String change) {
        var page = browser.get(change).body();
        var seen = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"").matcher(page);
        assertThat(seen.find()).as(page).isTrue();
        return seen.group(1);
    }

    private String totals(String from, String to) {
        return shop.custodian
                .apiGet("/api/ledger/totals?from=" + from + "&to=" + to + "&currency=EUR", shop.token, "text/csv")
                .body();
    }

    private void proven() {
        var proof = shop.post("/api/ledger/proof?full=true", "");
        assertThat(proof.body()).contains("\"differences\":[]");
    }

    @Test
    @Order(1)
    @DisplayName("draws it up: each thing stays or goes, and the page says what becomes of it")
    void drawnUp() {
        var form = rea.get("/network/new-unit-change?unit=Recipes&kind=split").body();
        assertThat(form)
                .contains(
                        "to:contract:Smart oven", "to:contract:Recipe content", "to:offer:cook-books", "to:member:rea");
        var drawn = rea.post(
                "/network/unit-changes",
                "unit",
                "Recipes",
                "kind",
                "split",
                "day",
                "2026-04-01",
                "reason",
                "Books are another craft",
                "successor",
                "Press",
                "name",
                "The press",
                "to:contract:Recipe content",
                "goes",
                "to:contract:Smart oven",
                "goes",
                "to:offer:cook-books",
                "goes",
                "to:member:rob",
                "goes");
        assertThat(drawn.status()).as(drawn.body()).isEqualTo(303);
        split = drawn.location();
        var page = rea.get(split).body();
        assertThat(page)
                .contains("From 1 Apr 2026, The press takes over a part of what Recipes has.", "goes to The press");
        assertThat(page).contains("stays with Recipes", "There is no whole month with payments in EUR");
    }

    @Test
    @Order(2)
    @DisplayName("is not signed by strangers, by another unit, nor by who read something else")
    void notSigned() {
        var hash = seen(rea, split);
        assertThat(ova.post(split + "/sign", "seen", hash).status()).isEqualTo(403);
        assertThat(shop.member.post(split + "/sign", "seen", hash).status()).isEqualTo(403);
        assertThat(shop.custodian.post(split + "/sign", "seen", hash).status()).isEqualTo(403);
        var other = rea.post(split + "/sign", "seen", "0".repeat(64));
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.body()).contains("This change says something else than what you read.");
        assertThat(ova.get("/network/new-unit-change?unit=Recipes").status()).isEqualTo(403);
    }

    @Test
    @Order(3)
    @DisplayName("is refused where something appeared that nobody said anything of")
    void appeared() {
        shop.accepted("/api/offers", "{\"code\":\"cards\",\"unit\":\"Recipes\"}");
        var refused = rea.post(split + "/sign", "seen", seen(rea, split));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("It is not said which unit gets the offer cards");
        var changed = rob.post(
                split + "/edit",
                "day",
                "2026-04-01",
                "reason",
                "Books are another craft",
                "successor",
                "Press",
                "name",
                "The press",
                "to:contract:Recipe content",
                "goes",
                "to:contract:Smart oven",
                "goes",
                "to:offer:cook-books",
                "goes",
                "to:member:rob",
                "goes");
        assertThat(changed.status()).as(changed.body()).isEqualTo(303);
    }

    @Test
    @Order(4)
    @DisplayName("is carried out once, also when two sign at the same moment")
    void carriedOut() throws Exception {
        var hash = seen(rea, split);
        try (var both = Executors.newFixedThreadPool(2)) {
            Callable<Browser.Answer> one = () -> rea.post(split + "/sign", "seen", hash);
            Callable<Browser.Answer> other = () -> rob.post(split + "/sign", "seen", hash);
            int signed = 0;
            for (var done : both.invokeAll(List.of(one, other))) {
                if (done.get().status() == 303) signed++;
                else assertThat(done.get().body()).contains("signed or withdrawn already");
            }
            assertThat(signed).isEqualTo(1);
        }
        assertThat(rea.get(split).body()).contains("Done");
        assertThat(shop.get("/api/units/Press").body()).contains("The press");
        var contract = rea.get("/contracts/Smart%20oven?version=2").body();
        assertThat(contract).contains("share rest: Oven 6, Press 3, Installers 1", "The terms are those of version 1");
        proven();
    }

    @Test
    @Order(5)
    @DisplayName("gets what is paid before the day, and the new unit what is paid from it on")
    void paid() {
        clock.set(Instant.parse("2026-04-03T09:00:00Z"));
        signIn();
        shop.accepted("/api/payments", book("b2", "2026-03-31", "50.00"));
        shop.accepted("/api/payments", book("b3", "2026-04-02", "20.00"));
        shop.accepted("/api/payments", OvenShop.payment("p2", "100.00", "0.00").replace("2026-03-01", "2026-04-02"));

        assertThat(totals("2026-03-01", "2026-03-31")).contains("Recipes").doesNotContain("Press");
        assertThat(totals("2026-04-01", "2026-04-30")).contains("Press").doesNotContain("Recipes");
        assertThat(rob.get("/network/units/Press").body()).contains("cook-books", "Smart oven");
        proven();
    }

    @Test
    @Order(6)
    @DisplayName("closes its months as before, under one set of contracts each")
    void closed() {
        for (var month : new String[] {"2026-03"}) {
            var fingerprint =
                    json(shop.get("/api/closes/" + month)).get("fingerprint").asString();
            var closed = shop.post("/api/closes/" + month, "{\"fingerprint\":\"" + fingerprint + "\"}");
            assertThat(closed.status()).as(closed.body()).isLessThan(300);
        }
        proven();
    }
}
