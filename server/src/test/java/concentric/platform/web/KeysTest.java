package concentric.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("A call under an Idempotency-Key")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class KeysTest {

    private static final String HEADER = "Idempotency-Key";

    private final int port;
    private final MovableClock clock;
    private final JdbcClient jdbc;
    private OvenShop shop;

    KeysTest(@LocalServerPort int port, MovableClock clock, JdbcClient jdbc) {
        this.port = port;
        this.clock = clock;
        this.jdbc = jdbc;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void setUp() {
        shop = OvenShop.foundAndSign(port);
    }

    private Browser.Answer send(String key, String path, String json) {
        return shop.custodian.apiWith(HEADER, key, path, shop.token, json);
    }

    private static String unit(String code) {
        return "{\"unit\":\"%s\",\"name\":\"%s\",\"kind\":\"node\"}".formatted(code, code);
    }

    private static String transfer(String reason) {
        return """
                {"from":"Oven","to":"Recipes","amount":{"amount":"1.00","currency":"EUR"},"day":"2026-04-30",
                 "reason":"%s"}""".formatted(reason);
    }

    private long acts(String verb) {
        return jdbc.sql("select count(*) from platform.act where verb = :verb")
                .param("verb", verb)
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("that comes again gets the same answer, and happens once")
    void again() {
        var first = send("found-1", "/api/units", unit("Aprons"));
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        long acts = acts("unit.found");
        var again = send("found-1", "/api/units", unit("Aprons"));
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.location()).isEqualTo(first.location()).isNotEmpty();
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(acts("unit.found")).isEqualTo(acts);
    }

    @Test
    @DisplayName("with other content, or to another address, is refused as a conflict")
    void otherContent() {
        assertThat(send("found-2", "/api/units", unit("Bowls")).status()).isEqualTo(201);
        for (var other : new Browser.Answer[] {
            send("found-2", "/api/units", unit("Cups")),
            send("found-2", "/api/units?x=1", unit("Bowls")),
            send("found-2", "/api/offers", "{\"code\":\"cups\",\"unit\":\"Oven\"}")
        }) {
            assertThat(other.status()).as(other.body()).isEqualTo(409);
            assertThat(other.body()).contains("idempotency-key-used", HEADER);
        }
        assertThat(shop.get("/api/units/Cups").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("that was refused leaves its key free")
    void refused() {
        assertThat(send("found-3", "/api/units", unit("")).status()).isEqualTo(400);
        assertThat(send("found-3", "/api/units", unit("Dishes")).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("is one caller’s: another’s same key is another")
    void callers() {
        assertThat(send("found-4", "/api/units", unit("Eggs")).status()).isEqualTo(201);
        assertThat(shop.member
                        .apiWith(HEADER, "found-4", "/api/units", "none", unit("Eggs"))
                        .status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName("happens once, however many come at the same moment")
    void atOnce() throws Exception {
        long before = acts("transfer.propose");
        try (var threads = Executors.newFixedThreadPool(12)) {
            var calls = IntStream.range(0, 12)
                    .<Callable<Browser.Answer>>mapToObj(i -> () -> send("together", "/api/transfers", transfer("once")))
                    .toList();
            var answers = threads.invokeAll(calls);
            var first = answers.getFirst().get();
            assertThat(first.status()).as(first.body()).isEqualTo(201);
            for (var answer : answers) assertThat(answer.get().body()).isEqualTo(first.body());
        }
        assertThat(acts("transfer.propose")).isEqualTo(before + 1);
    }

    @Test
    @DisplayName("is forgotten after a week")
    void forgotten() {
        assertThat(send("weekly", "/api/transfers", transfer("weekly")).status())
                .isEqualTo(201);
        long before = acts("transfer.propose");
        clock.advance(Duration.ofDays(6));
        assertThat(send("weekly", "/api/transfers", transfer("weekly")).status())
                .isEqualTo(201);
        assertThat(acts("transfer.propose")).isEqualTo(before);
        clock.advance(Duration.ofDays(2));
        assertThat(send("weekly", "/api/transfers", transfer("weekly")).status())
                .isEqualTo(201);
        assertThat(acts("transfer.propose")).isEqualTo(before + 1);
        clock.reset();
    }

    @Test
    @DisplayName("takes text and files too, and no key that is too long")
    void otherForms() {
        assertThat(send("k".repeat(201), "/api/units", unit("Forks")).body()).contains(HEADER, "too-long");
        assertThat(send(" ", "/api/units", unit("Forks")).status()).isIn(400, 201);
    }

    @Test
    @DisplayName("says which field nobody knows: nothing can be slipped in")
    void slippedIn() {
        var answer = send("slip", "/api/units", unit("Grills").replace("}", ",\"role\":\"custodian\"}"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"role\"", "json-unknown-field");
        assertThat(shop.get("/api/units/Grills").status()).isEqualTo(404);
    }
}
