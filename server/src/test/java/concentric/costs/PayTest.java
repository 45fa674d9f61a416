package concentric.costs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import concentric.network.Units;
import concentric.people.People;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who sets base pay, and who sees it. */
@DisplayName("Base pay")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class PayTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    private final int port;
    private final MovableClock clock;
    private final Costs costs;
    private final Pays pays;
    private final Units units;
    private final People people;
    private final Map<String, Browser> browsers = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private OvenShop shop;

    PayTest(@LocalServerPort int port, MovableClock clock, Costs costs, Pays pays, Units units, People people) {
        this.port = port;
        this.clock = clock;
        this.costs = costs;
        this.pays = pays;
        this.units = units;
        this.people = people;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void organisation() {
        clock.set(Instant.parse("2026-05-20T09:00:00Z"));
        shop = OvenShop.found(port);
        member("Recipes", "rita", "50");
        member("Recipes", "ron", "");
        member("Cloud", "cla", "");
        speaks("Recipes", "rita");
        for (var name : List.of("a", "b", "c", "d", "e")) member("Installers", "in" + name, "");
        for (var person : List.of("rita", "ron", "cla", "ina")) account(person);
    }

    private void member(String unit, String person, String share) {
        shop.accepted("/api/people", "{\"person\":\"%s\",\"name\":\"%s\"}".formatted(person, person));
        shop.accepted("/api/memberships", """
                {"unit":"%s","person":"%s","share":"%s","from":"2026-01-01"}""".formatted(unit, person, share));
    }

    private void speaks(String unit, String person) {
        var answer = shop.post("/api/spokespersons", """
                {"unit":"%s","person":"%s","choice":"choose"}""".formatted(unit, person));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private void account(String person) {
        shop.custodian.post("/people-accounts", "person", person, "login", person, "password", Browser.PASSWORD);
        var browser = Browser.signedIn(port, person);
        browsers.put(person, browser);
        tokens.put(person, browser.ownToken("all", "read", "record", "manage"));
    }

    private Browser of(String person) {
        return Objects.requireNonNull(browsers.get(person));
    }

    private Browser.Answer asked(String person, String path) {
        return of(person).api("GET", path, Objects.requireNonNull(tokens.get(person)), "");
    }

    private Browser.Answer set(String person, String body) {
        return person.isEmpty()
                ? shop.post("/api/pay", body)
                : of(person).api("POST", "/api/pay", Objects.requireNonNull(tokens.get(person)), body);
    }

    private static String pay(String unit, String person, String amount, String from) {
        return """
                {"unit":"%s","person":"%s","amount":{"amount":"%s","currency":"EUR"},"from":"%s"}""".formatted(unit, person, amount, from);
    }

    private long of(String unit, String month) {
        var id = units.find(unit).orElseThrow().id().value();
        return costs.of(YearMonth.parse(month), EUR).getOrDefault(id, 0L);
    }

    @Test
    @DisplayName("is set by whoever speaks for the unit and by the custodian; it is a cost of the unit")
    void set() {
        assertThat(set("rita", pay("Recipes", "ron", "1000.00", "2026-02-15")).status())
                .isEqualTo(201);
        assertThat(set("ron", pay("Recipes", "ron", "9000.00", "2026-02-15")).status())
                .isEqualTo(403);
        assertThat(set("cla", pay("Recipes", "ron", "9000.00", "2026-02-15")).status())
                .isEqualTo(403);
        assertThat(set("", pay("Recipes", "rita", "500.00", "2026-03-01")).status())
                .isEqualTo(201);
        assertThat(of("Recipes", "2026-01")).isZero();
        assertThat(of("Recipes", "2026-02")).isEqualTo(50_000);
        assertThat(of("Recipes", "2026-03")).isEqualTo(150_000);
        var recipes = units.find("Recipes").orElseThrow().id();
        var ron = people.find("ron").orElseThrow().id();
        assertThat(pays.of(ron, recipes, YearMonth.parse("2026-02"), EUR)).isEqualTo(50_000);
    }

    @Test
    @DisplayName(
            "is seen by the person, by whoever set it, and by members of the unit if the person chose so: nowhere else")
    void seen() {
        // Amounts that stand nowhere else.
        assertThat(set("rita", pay("Recipes", "ron", "1234.56", "2026-04-01")).status())
                .isEqualTo(201);
        assertThat(set("", pay("Recipes", "rita", "6543.21", "2026-04-01")).status())
                .isEqualTo(201);
        sees("ron", "1234.56", true);
        sees("rita", "1234.56", true);
        sees("rita", "6543.21", true);
        sees("ron", "6543.21", false);
        sees("cla", "1234.56", false);
        assertThat(shop.get("/api/pay?unit=Recipes").body()).contains("6543.21").doesNotContain("1234.56");
        assertThat(shop.custodian.get("/costs/Recipes?month=2026-04").body()).doesNotContain("1,234.56");
        assertThat(shop.custodian.get("/journal").body()).doesNotContain("1,234.56", "1234.56");

        assertThat(of("rita")
                        .post("/pay-consents", "unit", "Recipes", "do", "show")
                        .status())
                .isEqualTo(303);
        sees("ron", "6543.21", true);
        sees("cla", "6543.21", false);
        assertThat(of("cla")
                        .post("/pay-consents", "unit", "Recipes", "do", "show")
                        .status())
                .isEqualTo(403);
        assertThat(of("rita")
                        .post("/pay-consents", "unit", "Recipes", "do", "hide")
                        .status())
                .isEqualTo(303);
        sees("ron", "6543.21", false);
    }

    private void sees(String person, String amount, boolean expected) {
        var shown = "€" + amount.charAt(0) + "," + amount.substring(1);
        assertThat(asked(person, "/api/pay").body().contains(amount))
                .as(person + " " + amount)
                .isEqualTo(expected);
        var page = of(person).get("/costs/Recipes?month=2026-04").body()
                + of(person).get("/pay").body();
        assertThat(page.contains(shown)).as(person + " " + shown).isEqualTo(expected);
    }

    @Test
    @DisplayName("of fewer than five is merged with costs for all others: they see the total, and no cost beside it")
    void merged() {
        assertThat(set("", pay("Cloud", "cla", "3000.00", "2026-01-01")).status())
                .isEqualTo(201);
        var cost = of("cla").api("POST", "/api/costs", Objects.requireNonNull(tokens.get("cla")), """
                {"unit":"Cloud","account":"servers","amount":{"amount":"77.00"},"day":"2026-03-03"}""");
        assertThat(cost.status()).isEqualTo(201);
        var id = Pattern.compile("\"id\":(\\d+)").matcher(cost.body());
        assertThat(id.find()).isTrue();
        var own = of("cla").get("/costs/Cloud?month=2026-03").body();
        assertThat(own).contains("servers", "77.00", "3,000.00", "3,077.00");
        for (var page : List.of(
                of("ron").get("/costs/Cloud?month=2026-03").body(),
                shop.custodian.get("/costs/Cloud?month=2026-03").body())) {
            assertThat(page).contains("3,077.00", "sees the total only").doesNotContain("servers", "77.00</");
        }
        assertThat(asked("ron", "/api/costs?unit=Cloud&month=2026-03").body()).contains("\"items\":[]");
        assertThat(asked("cla", "/api/costs?unit=Cloud&month=2026-03").body()).contains("servers");
        assertThat(asked("ron", "/api/costs/" + id.group(1)).status()).isEqualTo(404);
        assertThat(asked("cla", "/api/costs/" + id.group(1)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("of five and more is one line beside costs, for everybody")
    void together() {
        for (var name : List.of("a", "b", "c", "d", "e")) {
            assertThat(set("", pay("Installers", "in" + name, "1000.00", "2026-01-01"))
                            .status())
                    .isEqualTo(201);
        }
        shop.accepted("/api/costs", """
                {"unit":"Installers","account":"vans","amount":{"amount":"50.00"},"day":"2026-03-03"}""");
        assertThat(of("ron").get("/costs/Installers?month=2026-03").body())
                .contains("vans", "Base pay, together", "5,000.00", "5,050.00")
                .doesNotContain("1,000.00");
    }

    @Test
    @DisplayName("that is none is refused: below zero, of somebody who is no member, from a day without end")
    void refused() {
        var before = asked("rita", "/api/pay").body();
        Map<String, String> faults = Map.of(
                pay("Recipes", "ron", "-1.00", "2026-05-01"), "can’t be negative",
                pay("Recipes", "cla", "1.00", "2026-05-01"), "is no member",
                pay("Recipes", "ron", "1.00", "2025-12-31"), "is no member",
                pay("Recipes", "ron", "1.00", "2999-01-01"), "The last day",
                pay("Recipes", "ron", "1.005", "2026-05-01"), "at most 2 decimals",
                pay("Recipes", "nobody", "1.00", "2026-05-01"), "no person",
                pay("Recipes", "x".repeat(10_000), "1.00", "2026-05-01"), "no person");
        faults.forEach((body, said) -> {
            var answer = set("rita", body);
            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.body()).contains(said);
        });
        assertThat(set("rita", pay("Nowhere", "ron", "1.00", "2026-05-01")).status())
                .isEqualTo(400);
        assertThat(asked("rita", "/api/pay").body()).isEqualTo(before);
    }

    private String imported(String what, String file, String expected) {
        var started = shop.custodian.upload("/api/imports/" + what, shop.token, file.getBytes(StandardCharsets.UTF_8));
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.get(started.location()).body().contains("\"finished\""));
        assertThat(shop.get(started.location()).body()).contains(expected);
        return started.location();
    }

    private void takeBack(String job) {
        var answer = shop.custodian.post(job.substring("/api".length()) + "/take-back", "reason", "r");
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
    }

    private String rejected(String job) {
        return shop.custodian
                .apiGet(job + "/rejected.csv", shop.token, "text/csv")
                .body();
    }

    @Test
    @DisplayName("comes in a file, line by line; the same again changes nothing, and it can be taken back")
    void file() {
        member("Kitchen lab", "kit", "");
        var file = """
                unit,person,amount,from
                Kitchen lab,kit,1500.00,2026-02-01
                Kitchen lab,kit,1600.00,2026-02-01
                Kitchen lab,kit,-1,2026-03-01
                Kitchen lab,ron,1500.00,2026-02-01
                """;
        var job = imported("pay", file, "\"accepted\":1");
        assertThat(rejected(job)).contains("another amount", "negative", "no member");
        assertThat(of("Kitchen lab", "2026-04")).isEqualTo(150_000);
        imported("pay", "unit,person,amount,from\nKitchen lab,kit,1500,2026-02-01\n", "\"accepted\":0,\"rejected\":0");
        imported("pay", "unit,person,amount,from\nKitchen lab,kit,1700.00,2026-02-01\n", "\"accepted\":1");
        assertThat(of("Kitchen lab", "2026-04")).isEqualTo(170_000);
        takeBack(job);
        assertThat(of("Kitchen lab", "2026-04")).isEqualTo(170_000);
    }

    @Test
    @DisplayName(
            "and costs come in a file too: a file that comes twice counts once, two equal lines of it are two costs")
    void costs() {
        var file = """
                unit,amount,account,day,supplier,source,external_id
                Data centre partner,10.00,tickets,2026-03-03,Railway,,
                Data centre partner,10.00,tickets,2026-03-03,Railway,,
                Data centre partner,5.00,rent,2026-03-04,,books,1
                Data centre partner,5.00,rent,2026-03-04,,books,1
                Data centre partner,6.00,rent,2026-03-04,,books,1
                Data centre partner,x,rent,2026-03-04,,,
                Nowhere,1.00,rent,2026-03-04,,,
                """;
        var job = imported("costs", file, "\"accepted\":3");
        assertThat(rejected(job)).contains("says something else", "can’t be an amount", "no unit");
        assertThat(of("Data centre partner", "2026-03")).isEqualTo(2_500);
        var again = imported("costs", file, "\"accepted\":0");
        assertThat(rejected(again)).contains("Such a cost is recorded already");
        assertThat(of("Data centre partner", "2026-03")).isEqualTo(2_500);
        takeBack(job);
        assertThat(of("Data centre partner", "2026-03")).isZero();
        imported("costs", file, "\"accepted\":3");
        assertThat(of("Data centre partner", "2026-03")).isEqualTo(2_500);
    }
}
