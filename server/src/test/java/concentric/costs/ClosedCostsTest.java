package concentric.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.MovableClock;
import concentric.OvenShop;
import concentric.TablesOwner;
import concentric.network.Units;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** March 2026 is closed, and it is May: what lies before April stays as it is. */
@DisplayName("In a closed month")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class ClosedCostsTest {

    private static final String CLOSED = "March 2026 is closed; record it in April 2026.";

    private final int port;
    private final MovableClock clock;
    private final TablesOwner owner;
    private final Costs costs;
    private final Units units;
    private OvenShop shop;

    ClosedCostsTest(@LocalServerPort int port, MovableClock clock, TablesOwner owner, Costs costs, Units units) {
        this.port = port;
        this.clock = clock;
        this.owner = owner;
        this.costs = costs;
        this.units = units;
        this.shop = OvenShop.none(port);
    }

    private long cost;
    private long rent;
    private long membership;
    private String imported = "";

    @BeforeAll
    void march() {
        clock.set(Instant.parse("2026-05-20T09:00:00Z"));
        shop = OvenShop.found(port);
        cost = number(shop.accepted("/api/costs", cost("10.00", "2026-02-05")).body());
        rent = number(shop.accepted("/api/recurring-costs", rent("2026-01-15")).body());
        shop.accepted("/api/people", "{\"person\":\"ova\",\"name\":\"Ova\"}");
        membership = number(shop.accepted("/api/memberships", """
                {"unit":"Oven","person":"ova","from":"2026-01-01"}""").body());
        shop.accepted("/api/pay", pay("2026-01-01"));
        imported = shop.custodian
                .upload("/api/imports/costs", shop.token, """
                        unit,amount,day
                        Cloud,1.00,2026-03-01
                        Cloud,1.00,2026-04-01
                        """.getBytes(StandardCharsets.UTF_8))
                .location();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.get(imported).body().contains("\"finished\""));
        owner.jdbc().sql("""
                        insert into ledger.closed_month (month, after_batch, at, act_id)
                        select date '2026-03-01', 0, now(), max(id) from platform.act
                        """).update();
    }

    private static String cost(String amount, String day) {
        return """
                {"unit":"Oven","amount":{"amount":"%s"},"day":"%s"}""".formatted(amount, day);
    }

    private static String rent(String from) {
        return """
                {"unit":"Oven","amount":{"amount":"100.00"},"from":"%s"}""".formatted(from);
    }

    private static String pay(String from) {
        return """
                {"unit":"Oven","person":"ova","amount":{"amount":"3000.00"},"from":"%s"}""".formatted(from);
    }

    private static long number(String body) {
        var found = Pattern.compile("\"id\":(\\d+)").matcher(body);
        assertThat(found.find()).as(body).isTrue();
        return Long.parseLong(found.group(1));
    }

    private List<Long> sums(String unit) {
        long id = units.find(unit).orElseThrow().id().value();
        return List.of("2026-01", "2026-02", "2026-03").stream()
                .map(month -> costs.of(YearMonth.parse(month), Currency.getInstance("EUR"))
                        .getOrDefault(id, 0L))
                .toList();
    }

    private void refused(String path, String body) {
        var answer = shop.post(path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(" is closed; record it in April 2026.");
        assertThat(sums("Oven")).containsExactly(310_000L, 311_000L, 310_000L);
    }

    @Test
    @DisplayName("nothing is recorded, set, begun or ended any more")
    void stays() {
        assertThat(shop.post("/api/costs", cost("1.00", "2026-03-31")).body()).contains(CLOSED);
        refused("/api/costs", cost("1.00", "2026-01-31"));
        refused("/api/pay", pay("2026-03-31"));
        refused("/api/recurring-costs", rent("2026-03-31"));
        refused("/api/recurring-costs/" + rent + "/end", "{\"until\":\"2026-03-15\"}");
        assertThat(shop.post("/api/costs", cost("1.00", "2026-04-01")).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("nobody leaves a unit that paid them")
    void membership() {
        refused("/api/memberships/" + membership + "/end", "{\"until\":\"2026-03-10\"}");
        assertThat(shop.post("/api/memberships/" + membership + "/end", "{\"until\":\"2026-06-01\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("a cost is taken back on the first day that is open")
    void takenBack() {
        assertThat(shop.accepted("/api/costs/" + cost + "/take-back", "{}").body())
                .contains("\"day\":\"2026-04-01\"", "\"-10.00\"");
        assertThat(sums("Oven")).containsExactly(310_000L, 311_000L, 310_000L);
    }

    @Test
    @DisplayName("an import that reaches into it is not taken back")
    void undone() {
        var answer = shop.custodian.post(imported.substring("/api".length()) + "/take-back", "reason", "r");
        assertThat(answer.body()).contains("lies in a closed month");
        assertThat(sums("Cloud")).containsExactly(0L, 0L, 100L);
    }
}
