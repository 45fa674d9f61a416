package concentric.closes;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import concentric.Ovens;
import concentric.TablesOwner;
import concentric.ledger.Batches;
import concentric.ledger.Posting;
import concentric.people.Accounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
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

/** Seven months of payments, six of them closed; a member with base pay, and a cost. */
@DisplayName("A unit's statement")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class StatementsTest {

    private static final String CONTRACTS = Ovens.CONTRACTS.replace("from 2026-01-01", "from 2025-01-01") + """

            contract "Oven members" in EUR on result of Oven
              from 2025-01-01
              pay "Kitchen lab" 10 % of gross
              share rest: Oven 1, ann 1

            contract "Recipe bonus" in EUR on result of Recipes
              from 2025-01-01
              bonus 10 % of result to Cloud 1 when reviewScore >= 4.2
            """;

    private static final YearMonth FIRST = YearMonth.of(2025, 9);
    private static final YearMonth LAST_CLOSED = YearMonth.of(2026, 2);
    private static final YearMonth RUNNING = YearMonth.of(2026, 4);

    private final int port;
    private final MovableClock clock;
    private final TablesOwner owner;
    private final Batches batches;
    private final Accounts accounts;
    private OvenShop shop;

    StatementsTest(
            @LocalServerPort int port, MovableClock clock, TablesOwner owner, Batches batches, Accounts accounts) {
        this.port = port;
        this.clock = clock;
        this.owner = owner;
        this.batches = batches;
        this.accounts = accounts;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void months() {
        clock.set(Instant.parse("2026-04-10T09:00:00Z"));
        shop = OvenShop.found(port);
        shop.custodian.post("/people", "person", "ann", "name", "Ann", "email", "");
        shop.accepted("/api/memberships", "{\"unit\":\"Oven\",\"person\":\"ann\",\"from\":\"2025-01-01\"}");
        shop.accepted("/api/measures", """
                {"measure":"reviewScore","subject":"units","grain":"month","direction":"higher","purpose":"p","keeper":"Cloud"}""");
        var signed = shop.custodian.apiText("/api/contracts?sign=true", shop.token, CONTRACTS);
        assertThat(signed.status()).as(signed.body()).isEqualTo(201);
        shop.custodian.post("/people-accounts", "person", "ann", "login", "anna", "password", Browser.PASSWORD);
        shop.accepted("/api/pay", """
                {"unit":"Oven","person":"ann","amount":{"amount":"2.00"},"from":"2025-10-01"}""");
        shop.accepted("/api/costs", """
                {"unit":"Oven","account":"rent","amount":{"amount":"5.00"},"day":"2026-02-05"}""");
        var opening = shop.accepted("/api/transfers", """
                {"to":"Oven","amount":{"amount":"250.00","currency":"EUR"},"day":"2025-09-01","reason":"Before"}""");
        assertThat(shop.post(opening.location() + "/sign", "").status()).isEqualTo(200);
        int number = 0;
        for (var month = FIRST; month.isBefore(RUNNING); month = month.plusMonths(1)) {
            pay("p" + number, month + "-10", 20 + 3 * (number % 3) + ".37");
            pay("q" + number++, month + "-28", "9.99");
        }
        shop.accepted("/api/refunds", """
                {"source":"shop","externalId":"back","paymentSource":"shop","paymentExternalId":"q1",
                 "amount":{"amount":"9.99","currency":"EUR"},"quantity":"1","occurredAt":"2026-02-20"}""");
        for (var month = FIRST; !month.isAfter(LAST_CLOSED); month = month.plusMonths(1)) {
            var preview = shop.get("/api/closes/" + month);
            assertThat(preview.status())
                    .as(month + shop.get("/api/closes").body())
                    .isEqualTo(200);
            var seen = json(preview).get("fingerprint").asString();
            shop.accepted("/api/closes/" + month, "{\"fingerprint\":\"" + seen + "\"}");
        }
    }

    private void pay(String id, String day, String amount) {
        shop.accepted("/api/payments", OvenShop.payment(id, amount, "0.00").replace("2026-03-01", day));
    }

    private static JsonNode json(Browser.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new JsonMapper().readTree(answer.body());
    }

    private JsonNode statement(String period, String unit) {
        return json(shop.get("/api/closes/" + period + "/statements/" + unit));
    }

    private static BigDecimal amount(JsonNode of, String field) {
        return new BigDecimal(of.get(field).get("amount").asString());
    }

    /** What the entries say of a unit's month, asked without any of the program's own code. */
    private BigDecimal entries(String unit, String month, boolean received, boolean atClose) {
        var side = received ? "e.account_id" : "e.counter_id";
        return owner.jdbc()
                .sql("""
                        select coalesce(sum(e.amount), 0) / 100.00 from ledger.entry e
                        join ledger.batch b on b.id = e.batch_id
                        join ledger.account a on a.id = %s
                        join platform.party p on p.id = a.party_id
                        where p.code = :unit and to_char(e.day, 'YYYY-MM') like :month
                          and (b.closes is not null) = :close
                          and not exists (
                              select 1 from ledger.account o
                              where o.id in (e.account_id, e.counter_id) and o.kind = 'opening')
                        """.formatted(side))
                .param("unit", unit)
                .param("month", month)
                .param("close", atClose)
                .query(BigDecimal.class)
                .single();
    }

    private void isAsEntriesSay(JsonNode sum, String unit, String month, String costs) {
        var received = entries(unit, month, true, false);
        var paid = entries(unit, month, false, false);
        var result = received.subtract(paid).subtract(new BigDecimal(costs));
        var atClose = entries(unit, month, true, true).subtract(entries(unit, month, false, true));
        assertThat(amount(sum, "received")).isEqualByComparingTo(received);
        assertThat(amount(sum, "paid")).isEqualByComparingTo(paid);
        assertThat(amount(sum, "costs")).isEqualByComparingTo(costs);
        assertThat(amount(sum, "result")).isEqualByComparingTo(result);
        assertThat(amount(sum, "atClose")).isEqualByComparingTo(atClose);
        assertThat(amount(sum, "left")).isEqualByComparingTo(result.add(atClose));
    }

    private static void addsUp(JsonNode statement) {
        var sum = BigDecimal.ZERO;
        for (var line : statement.get("lines")) sum = sum.add(amount(line, "amount"));
        assertThat(sum).as(statement.toString()).isEqualByComparingTo(amount(statement.get("sum"), "left"));
    }

    @Test
    @Order(1)
    @DisplayName("of each month is what the entries say, and its lines add up to what is left")
    void eachMonth() {
        for (var unit : new String[] {"Oven", "Recipes", "Cloud"}) {
            for (var month = FIRST; month.isBefore(RUNNING); month = month.plusMonths(1)) {
                var statement = statement(month.toString(), unit);
                isAsEntriesSay(statement.get("sum"), unit, month.toString(), costs(unit, month));
                addsUp(statement);
            }
        }
        assertThat(statement("2026-02", "Oven").get("sum").get("state").asString())
                .isEqualTo("partly");
        assertThat(statement("2026-03", "Oven").get("sum").get("state").asString())
                .isEqualTo("open");
    }

    private static String costs(String unit, YearMonth month) {
        if (!unit.equals("Oven") || month.equals(FIRST)) return "0.00";
        return month.equals(LAST_CLOSED) ? "7.00" : "2.00";
    }

    @Test
    @Order(2)
    @DisplayName("of a year has each month that is over, and their sum")
    void year() {
        var year = statement("2026", "Oven");
        assertThat(year.get("months")).hasSize(3);
        isAsEntriesSay(year.get("sum"), "Oven", "2026-%", "11.00");
        addsUp(year);
        var before = statement("2025", "Oven");
        assertThat(before.get("months")).hasSize(4);
        isAsEntriesSay(before.get("sum"), "Oven", "2025-%", "6.00");
        addsUp(before);
        assertThat(shop.custodian.get("/closes/2026/statements/Oven").body())
                .contains("Month by month", "3 months together", "Only whole months are in it", "Lower limit")
                .doesNotContain("April 2026</a></th>");
    }

    @Test
    @Order(3)
    @DisplayName("says line by line who paid, what was spent, and what the close moved and why")
    void lines() {
        var anna = Browser.signedIn(port, "anna");
        var page = anna.get("/closes/2026-02/statements/Oven").body();
        assertThat(page)
                .contains("What is ours to share?", "rent", "Base pay", "Kitchen lab", "% of", "Ann", "Oven members")
                .contains("What the unit keeps by contract");
        assertThat(anna.get("/closes/2026-02/statements.csv/Oven").body())
                .contains("Oven,2026-02,costs,,,rent,-5.00,EUR", "Oven,2026-02,base_pay,,,,-2.00,EUR", "close,ann");
        assertThat(anna.get("/closes/2026-02/statements.xlsx/Oven").status()).isEqualTo(200);
        assertThat(anna.get("/closes/2026.json/Oven").status()).isEqualTo(404);
        assertThat(anna.get("/closes/2025/statements.csv/Oven").body())
                .contains("Oven,2025-09,16.82,0.00,0.00,16.82,-9.25,7.57,EUR,partly");
    }

    @Test
    @Order(4)
    @DisplayName("tells others neither what each person gets nor costs from which it could be reckoned")
    void hidden() {
        var bob = Browser.signedIn(port, "bob");
        assertThat(bob.get("/closes/2026-02/statements/Oven").body())
                .contains("Costs together, base pay included", "Costs stand in one sum", "one person")
                .doesNotContain(">rent<", "Base pay", "Ann<");
        assertThat(bob.get("/closes/2026-02/statements.csv/Oven").body())
                .contains("costs,,,,-7.00,EUR", "close,,1,Oven members,")
                .doesNotContain("ann", "rent", "base_pay");
        assertThat(bob.get("/closes/2026/statements/Oven").body()).doesNotContain("Ann<");
    }

    @Test
    @Order(5)
    @DisplayName("of a month that is not closed says so, and of an open contract what it misses and who keeps it")
    void open() {
        assertThat(shop.custodian.get("/closes/2026-03/statements/Oven").body())
                .contains("March 2026 is not closed", "Result so far")
                .doesNotContain("What is left for the unit");
        assertThat(shop.custodian.get("/closes/2026-02/statements/Recipes").body())
                .contains("Recipe bonus", "reviewScore of Recipes", "needed by Recipe bonus");
        assertThat(shop.custodian.get("/closes/2026-02/statements/Oven").body()).doesNotContain("Recipe bonus");
    }

    @Test
    @Order(6)
    @DisplayName("says what came after the close, and what the close counted")
    void late() {
        assertThat(shop.custodian.get("/closes/2026-02/statements/Oven").body())
                .doesNotContain("when the month was closed already");
        pay("late", "2026-02-11", "9.99");
        assertThat(batches.post(accounts.console())).isInstanceOf(Posting.Posted.class);
        isAsEntriesSay(statement("2026-02", "Oven").get("sum"), "Oven", "2026-02", "7.00");
        assertThat(shop.custodian.get("/closes/2026-02/statements/Oven").body())
                .contains("€5.45 more came when the month was closed already");
    }

    @Test
    @Order(7)
    @DisplayName("is found from the unit's page, and there is none of what is no month, no unit, or has not begun")
    void addresses() {
        assertThat(shop.custodian.get("/network/units/Oven").body())
                .contains("/closes/2026-02/statements/Oven?currency=EUR", "/closes/2026/statements/Oven?currency=EUR");
        assertThat(shop.custodian
                        .get("/ledger/statements/Oven?from=2026-02-01&to=2026-02-28")
                        .body())
                .contains("/closes/2026-02/statements/Oven");
        assertThat(shop.custodian.get("/closes/2020-01/statements/Oven").body()).contains("Nothing moved here");
        assertThat(shop.custodian.get("/closes/2020/statements/Kitchen%20lab").body())
                .contains("Nothing moved here");
        for (var wrong : new String[] {
            "2011-13/statements/Oven",
            "2026-05/statements/Oven",
            "2027/statements/Oven",
            "026/statements/Oven",
            "02026/statements/Oven",
            "2026-2/statements/Oven",
            "march/statements/Oven",
            "2026-02/statements/Nobody",
            "2026-02/statements.csv/Nobody",
            "2026-02/statements.pdf/Oven"
        }) {
            assertThat(shop.custodian.get("/closes/" + wrong).status())
                    .as(wrong)
                    .isEqualTo(404);
        }
        assertThat(shop.get("/api/closes/2011-13/statements/Oven").status()).isEqualTo(404);
    }
}
