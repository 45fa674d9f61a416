package concentric.costs;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import concentric.network.Units;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
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

/** Oven pays rent and a licence each month, and base pay to Ova and Oda. */
@DisplayName("Costs and base pay of a unit that changes")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HandedCostsTest {

    private final int port;
    private final MovableClock clock;
    private final Costs costs;
    private final Units units;
    private OvenShop shop;

    HandedCostsTest(@LocalServerPort int port, MovableClock clock, Costs costs, Units units) {
        this.port = port;
        this.clock = clock;
        this.costs = costs;
        this.units = units;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void may() {
        clock.set(Instant.parse("2026-05-20T09:00:00Z"));
        shop = OvenShop.found(port);
        shop.accepted("/api/units", "{\"unit\":\"Toast\",\"name\":\"Toast\",\"kind\":\"node\"}");
        spent("rent", "100.00");
        spent("licence", "50.00");
        paid("ova", "3000.00");
        paid("oda", "2000.00");
    }

    @AfterAll
    void now() {
        clock.reset();
    }

    private void spent(String kind, String amount) {
        shop.accepted("/api/recurring-costs", """
                {"unit":"Toast","account":"%s","amount":{"amount":"%s"},"from":"2026-01-15"}""".formatted(kind, amount));
    }

    private void paid(String person, String amount) {
        shop.accepted("/api/people", "{\"person\":\"%s\",\"name\":\"%s\"}".formatted(person, person));
        shop.accepted("/api/memberships", """
                {"unit":"Toast","person":"%s","from":"2026-01-01"}""".formatted(person));
        shop.accepted("/api/pay", """
                {"unit":"Toast","person":"%s","amount":{"amount":"%s"},"from":"2026-01-01"}""".formatted(person, amount));
    }

    private long spentIn(String month, String unit) {
        return costs.of(YearMonth.parse(month), Currency.getInstance("EUR"))
                .getOrDefault(units.find(unit).orElseThrow().id().value(), 0L);
    }

    private Browser.Answer sign(String change) {
        var drawn = shop.post("/api/unit-changes", change);
        assertThat(drawn.status()).as(drawn.body()).isEqualTo(201);
        var hash = Pattern.compile("\"hash\":\"([0-9a-f]{64})\"").matcher(drawn.body());
        assertThat(hash.find()).isTrue();
        return shop.post(drawn.location() + "/sign", "{\"hash\":\"" + hash.group(1) + "\"}");
    }

    @Test
    @Order(1)
    @DisplayName("go where they are given: the same each month, from the day on")
    void split() {
        var done = sign("""
                {"unit":"Toast","kind":"split","day":"2026-06-01","reason":"r","successor":"Grill",
                 "things":[{"noun":"recurring-cost","key":"rent #1","to":"Grill"},{"noun":"member","key":"ova","to":"Grill"}]}""");
        assertThat(done.body()).contains("\"state\":\"done\"");
        assertThat(spentIn("2026-05", "Toast")).isEqualTo(10_000 + 5_000 + 500_000);
        assertThat(spentIn("2026-05", "Grill")).isZero();
        assertThat(spentIn("2026-06", "Toast")).isEqualTo(5_000 + 200_000);
        assertThat(spentIn("2026-06", "Grill")).isEqualTo(10_000 + 300_000);
        assertThat(shop.get("/api/recurring-costs?unit=Grill").body())
                .contains("\"account\":\"rent\"", "\"from\":\"2026-06-15\"");
    }

    @Test
    @Order(2)
    @DisplayName("it has to be said who gets each, and what nobody takes ends; who leaves is not paid any more")
    void dissolved() {
        var unsaid = sign("""
                {"unit":"Grill","kind":"dissolve","day":"2026-07-01","reason":"r","successor":"Toast",
                 "things":[{"noun":"member","key":"ova","to":""}]}""");
        assertThat(unsaid.status()).isEqualTo(400);
        assertThat(unsaid.body()).contains("recurring-cost-without-unit", "rent #3");
        var done = sign("""
                {"unit":"Grill","kind":"dissolve","day":"2026-07-01","reason":"r","successor":"Toast",
                 "things":[{"noun":"member","key":"ova","to":""},{"noun":"recurring-cost","key":"rent #3","to":""}]}""");
        assertThat(done.body()).contains("\"state\":\"done\"");
        assertThat(spentIn("2026-06", "Grill")).isEqualTo(310_000);
        assertThat(spentIn("2026-07", "Grill")).isZero();
        assertThat(spentIn("2026-07", "Toast")).isEqualTo(205_000);
    }

    @Test
    @Order(3)
    @DisplayName("go with everything else into another unit, in which nobody is paid twice")
    void merged() {
        var done = sign("""
                {"unit":"Toast","kind":"merge","day":"2026-08-01","reason":"r","successor":"Cloud"}""");
        assertThat(done.body()).contains("\"state\":\"done\"");
        assertThat(spentIn("2026-07", "Cloud")).isZero();
        assertThat(spentIn("2026-08", "Cloud")).isEqualTo(205_000);
        assertThat(spentIn("2026-08", "Toast")).isZero();
    }
}
