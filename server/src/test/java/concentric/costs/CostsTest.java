package concentric.costs;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import concentric.TablesOwner;
import concentric.network.Units;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What units spend: recorded, taken back, each month, and what comes of it in a month. */
@DisplayName("Costs")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class CostsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

    private final int port;
    private final MovableClock clock;
    private final Costs costs;
    private final Units units;
    private final TablesOwner owner;
    private OvenShop shop;
    private Browser ofOven;

    CostsTest(@LocalServerPort int port, MovableClock clock, Costs costs, Units units, TablesOwner owner) {
        this.port = port;
        this.clock = clock;
        this.costs = costs;
        this.units = units;
        this.owner = owner;
        this.shop = OvenShop.none(port);
        this.ofOven = shop.member;
    }

    @BeforeAll
    void people() {
        clock.set(Instant.parse("2026-05-20T09:00:00Z"));
        shop = OvenShop.found(port);
        shop.custodian.post("/people", "person", "ova", "name", "Ova", "email", "");
        shop.custodian.post("/people-accounts", "person", "ova", "login", "ova", "password", Browser.PASSWORD);
        shop.accepted("/api/memberships", "{\"unit\":\"Oven\",\"person\":\"ova\",\"from\":\"2026-01-01\"}");
        ofOven = Browser.signedIn(port, "ova");
    }

    private String cost(String unit, String kind, String amount, String day) {
        return """
                {"unit":"%s","account":"%s","amount":{"amount":"%s","currency":"EUR"},"day":"%s","supplier":"S"}""".formatted(unit, kind, amount, day);
    }

    private long recorded(String unit, String kind, String amount, String day) {
        return id(shop.accepted("/api/costs", cost(unit, kind, amount, day)).body());
    }

    private static long id(String body) {
        var id = ID.matcher(body);
        assertThat(id.find()).as(body).isTrue();
        return Long.parseLong(id.group(1));
    }

    private long of(String unit, String month) {
        var id = units.find(unit).orElseThrow().id().value();
        return costs.of(YearMonth.parse(month), EUR).getOrDefault(id, 0L);
    }

    private List<MonthCosts.AccountSum> accounts(String unit, String month) {
        return costs.of(units.find(unit).orElseThrow().id(), YearMonth.parse(month), EUR)
                .accounts();
    }

    @Test
    @DisplayName("count in the month of their day, by the kind of cost; what a supplier gives back counts less")
    void sums() {
        recorded("Recipes", "rent", "100.00", "2026-01-31");
        recorded("Recipes", "rent", "10.50", "2026-02-01");
        recorded("Recipes", "tools", "0.05", "2026-02-28");
        recorded("Recipes", "tools", "-0.03", "2026-02-28");
        assertThat(of("Recipes", "2026-01")).isEqualTo(10_000);
        assertThat(of("Recipes", "2026-02")).isEqualTo(1_052);
        assertThat(of("Recipes", "2026-03")).isZero();
        assertThat(accounts("Recipes", "2026-02"))
                .containsExactly(new MonthCosts.AccountSum("rent", 1_050), new MonthCosts.AccountSum("tools", 2));
        assertThat(costs.of(YearMonth.parse("2026-02"), Currency.getInstance("USD")))
                .isEqualTo(Map.of());
    }

    @Test
    @DisplayName("are taken back whole, once, by another of the opposite amount; nothing is changed")
    void takenBack() {
        long cost = recorded("Cloud", "rent", "70.00", "2026-03-05");
        var back = shop.accepted("/api/costs/" + cost + "/take-back", "{}");
        assertThat(back.body()).contains("\"amount\":\"-70.00\"", "\"takesBack\":" + cost, "\"day\":\"2026-03-05\"");
        assertThat(of("Cloud", "2026-03")).isZero();
        assertThat(shop.get("/api/costs/" + cost).body())
                .contains("\"amount\":\"70.00\"", "\"takenBackBy\":" + id(back.body()));
        assertThat(shop.post("/api/costs/" + cost + "/take-back", "{}").body()).contains("is taken back already");
        assertThat(shop.post("/api/costs/" + id(back.body()) + "/take-back", "{}")
                        .body())
                .contains("takes a cost back itself");
        assertThat(shop.post("/api/costs/471100000/take-back", "{}").status()).isEqualTo(400);
        assertThat(of("Cloud", "2026-03")).isZero();
    }

    @Test
    @DisplayName("of each month are due on the day they began, or on the last of a shorter month, until they end")
    void recurring() {
        var begun = shop.accepted("/api/recurring-costs", """
                {"unit":"Installers","account":"rent","amount":{"amount":"800.00"},"from":"2026-01-31"}""");
        assertThat(of("Installers", "2025-12")).isZero();
        for (var month : List.of("2026-01", "2026-02", "2026-12", "2030-06")) {
            assertThat(of("Installers", month)).as(month).isEqualTo(80_000);
        }
        var end = "/api/recurring-costs/" + id(begun.body()) + "/end";
        assertThat(shop.post(end, "{\"until\":\"2026-07-31\"}").body()).contains("\"until\":\"2026-07-31\"");
        assertThat(of("Installers", "2026-06")).isEqualTo(80_000);
        assertThat(of("Installers", "2026-07")).isZero();
        assertThat(shop.post(end, "{\"until\":\"2026-06-01\"}").body()).contains("ended already");
        assertThat(shop.post("/api/recurring-costs", """
                        {"unit":"Installers","amount":{"amount":"1.00"},"from":"2026-03-01","until":"2026-03-01"}""").status()).isEqualTo(400);
    }

    @Test
    @DisplayName("are recorded by members of the unit and by the custodian, and by nobody else")
    void who() {
        String token = ofOven.ownToken("all", "read", "record", "manage");
        assertThat(ofOven.api("POST", "/api/costs", token, cost("Oven", "rent", "1.00", "2026-05-01"))
                        .status())
                .isEqualTo(201);
        assertThat(ofOven.api("POST", "/api/costs", token, cost("Recipes", "rent", "1.00", "2026-05-01"))
                        .status())
                .isEqualTo(403);
        long others = recorded("Kitchen lab", "rent", "1.00", "2026-05-01");
        assertThat(ofOven.api("POST", "/api/costs/" + others + "/take-back", token, "{}")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("a call under the same key, or from the same source, is recorded once")
    void once() {
        var body = cost("Kitchen lab", "tools", "5.00", "2026-04-04");
        for (int i = 0; i < 2; i++) {
            assertThat(shop.custodian
                            .apiWith("Idempotency-Key", "cost-1", "/api/costs", shop.token, body)
                            .status())
                    .isEqualTo(201);
        }
        assertThat(of("Kitchen lab", "2026-04")).isEqualTo(500);
        var sourced = body.replaceFirst("\\{", "{\"source\":\"books\",\"externalId\":\"7\",");
        assertThat(shop.post("/api/costs", sourced).status()).isEqualTo(201);
        assertThat(shop.post("/api/costs", sourced).body()).contains("recorded already");
        assertThat(of("Kitchen lab", "2026-04")).isEqualTo(1_000);
    }

    @Test
    @DisplayName("of a month are added up by an index, however many there were before")
    void quick() {
        owner.jdbc().sql("""
                        insert into costs.cost (unit_id, account, amount, currency, day, supplier, note, act_id)
                        select u.id, 'old', 1, 'EUR', date '1990-01-01' + i % 7000, '', '', (select max(id) from platform.act)
                        from generate_series(1, 100000) i, (select min(id) as id from network.unit) u
                        """).update();
        owner.jdbc().sql("vacuum analyze costs.cost").update();
        var plan = String.join(
                "\n",
                owner.jdbc()
                        .sql("explain " + CostStore.SUMS)
                        .param("currency", "EUR")
                        .param("from", LocalDate.parse("2026-01-01"))
                        .param("until", LocalDate.parse("2026-02-01"))
                        .query((rs, n) -> rs.getString(1))
                        .list());
        assertThat(plan).contains("cost_day").doesNotContain("Seq Scan");
    }

    @Test
    @DisplayName("what is no cost is refused, and nothing is kept")
    void refused() {
        var before = of("Data centre partner", "2026-05");
        Map<String, String> faults = Map.of(
                cost("Nowhere", "rent", "1.00", "2026-05-01"), "no unit",
                cost("Data centre partner", "rent", "1.001", "2026-05-01"), "at most 2 decimals",
                cost("Data centre partner", "rent", "0.00", "2026-05-01"), "A cost of nothing",
                cost("Data centre partner", "rent", "99999999999999.00", "2026-05-01"), "the largest is",
                cost("Data centre partner", "rent", "1.00", "2026-05-21"), "The last day that can be said",
                cost("Data centre partner", "rent", "1.00", "0001-01-01"), "The first day that can be said",
                cost("Data centre partner", "rent", "1.00", "2026-02-30"), "is not a day",
                cost("Data centre partner", "x".repeat(10_000), "1.00", "2026-05-01"), "60",
                cost("Data centre partner", "rent", "1.00", "2026-05-01").replace("EUR", "EURO"), "not a currency",
                cost("Data centre partner", "rent", "1.00", "2026-05-01")
                                .replace("\"S\"", "\"" + "y".repeat(10_000) + "\""),
                        "200");
        faults.forEach((body, said) -> {
            var answer = shop.post("/api/costs", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.body()).contains(said);
        });
        assertThat(shop.post("/api/costs", "{\"unit\":\"Oven\"}").body()).contains("\"amount\"");
        assertThat(of("Data centre partner", "2026-05")).isEqualTo(before);
    }
}
