package concentric.alarms;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a unit had better watch, told to the unit, with a customer's name for its members alone. */
@DisplayName("Alarms")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlarmsTest {

    private static final String CONTRACTS = """
            contract Sales in EUR on payments for oven-subscription
              promise "a working oven"
              pay Hosting 10 % of gross
              share rest: Oven

            contract Recipes in EUR on receipts of Oven
              pay Recipes 20 % of gross

            contract Members in EUR on result of Oven
              share rest: ann

            contract Fortune in EUR on result of Recipes
              promise "what it takes"
              bonus 10 % of result to Hosting 1 when reviewScore >= 4.2
            """;

    private final int port;
    private final MovableClock clock;
    private final Alarms alarms;
    private OvenShop shop;

    AlarmsTest(@LocalServerPort int port, MovableClock clock, Alarms alarms) {
        this.port = port;
        this.clock = clock;
        this.alarms = alarms;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void found() {
        clock.set(Instant.parse("2026-11-20T09:00:00Z"));
        shop = OvenShop.found(port);
        shop.accepted("/api/units", """
                {"unit":"Hosting","name":"Hosting","kind":"node","field":"Computers"}""");
        shop.custodian.post("/people", "person", "ann", "name", "Ann", "email", "");
        shop.custodian.post("/people", "person", "cid", "name", "Cid", "email", "");
        shop.custodian.post("/people-accounts", "person", "cid", "login", "cid", "password", Browser.PASSWORD);
        shop.accepted("/api/memberships", """
                {"unit":"Oven","person":"cid","share":"","from":"2026-01-01"}""");
        shop.accepted("/api/measures", """
                {"measure":"reviewScore","subject":"units","grain":"month","direction":"higher","purpose":"p"}""");
        var signed = shop.custodian.apiText("/api/contracts?sign=true", shop.token, CONTRACTS);
        assertThat(signed.status()).as(signed.body()).isEqualTo(201);
    }

    private void paid(String id, String customer, String amount) {
        shop.accepted("/api/payments", """
                {"source":"shop","externalId":"%s","offer":"oven-subscription","customer":"%s","segment":"homes",
                 "amount":{"amount":"%s","currency":"EUR"},"quantity":"1","occurredAt":"2026-11-20","tax":"0.00"}""".formatted(id, customer, amount));
    }

    private String unit(Browser reader) {
        alarms.look();
        return reader.get("/network/units/Oven").body();
    }

    @Test
    @Order(1)
    @DisplayName("a contract between units without a promise is pointed out; what members share is not")
    void promises() {
        var page = unit(shop.member);
        assertThat(page).contains("What to watch", "Recipes promises nothing");
        assertThat(page).doesNotContain("Members promises", "Sales promises", "One customer", "Few payers");
    }

    @Test
    @Order(2)
    @DisplayName("over half from one customer: named to members of the unit, and to nobody else")
    void oneCustomer() {
        paid("a1", "c-large", "60.01");
        paid("a2", "c-small", "39.99");
        assertThat(unit(shop.member)).contains("One customer brought 60 % of what Oven received.");
        assertThat(unit(shop.member)).doesNotContain("c-large");
        assertThat(unit(shop.custodian)).doesNotContain("c-large");
        var cid = Browser.signedIn(port, "cid");
        assertThat(unit(cid)).contains("The customer c-large brought 60 % of what Oven received.");
        assertThat(cid.get("/home").body()).contains("What to watch", "c-large");
        assertThat(shop.member.get("/home").body()).doesNotContain("What to watch");
    }

    @Test
    @Order(3)
    @DisplayName("what it gave back does not count; without it few are left, and then many")
    void few() {
        shop.accepted("/api/refunds", """
                {"source":"shop","externalId":"r1","paymentSource":"shop","paymentExternalId":"a1",
                 "amount":{"amount":"20.02","currency":"EUR"},"occurredAt":"2026-11-20"}""");
        var page = unit(shop.member);
        assertThat(page).contains("Few payers", "is 5,000 of 10,000 points").doesNotContain("One customer");
        for (int i = 0; i < 20; i++) paid("m" + i, "c-" + i, "40.00");
        assertThat(unit(shop.member)).doesNotContain("Few payers");
    }

    @Test
    @Order(4)
    @DisplayName("the only node of its field is told to those who pay it, until there is another")
    void alternative() {
        assertThat(unit(shop.member)).contains("Oven depends on Hosting, the only node in Computers.");
        shop.accepted("/api/units", """
                {"unit":"Other","name":"Other","kind":"partner","field":"Computers"}""");
        assertThat(unit(shop.member)).doesNotContain("the only node");
    }

    @Test
    @Order(5)
    @DisplayName("a target within the natural limits is luck")
    void luck() {
        alarms.look();
        assertThat(shop.member.get("/network/units/Recipes").body()).doesNotContain("A target that is luck");
        for (int month = 1; month <= 8; month++) {
            shop.accepted("/api/readings", """
                    {"measure":"reviewScore","subject":"Recipes","period":"2026-0%d","value":"%s"}""".formatted(month, month % 2 == 0 ? "4.4" : "4.0"));
        }
        alarms.look();
        assertThat(shop.member.get("/network/units/Recipes").body())
                .contains("A target that is luck", "was reached in 4 of 8 readings");
    }

    @Test
    @Order(6)
    @DisplayName("base pay below the minimum is told to whom it is paid, and to nobody who does not see the pay")
    void pay() {
        shop.accepted("/api/pay", """
                {"unit":"Oven","person":"cid","amount":{"amount":"1000.00","currency":"EUR"},"from":"2026-11-20"}""");
        shop.accepted("/api/pay-minimums", """
                {"amount":{"amount":"12.82"},"weeklyHours":"40","from":"2026-11-20"}""");
        var cid = Browser.signedIn(port, "cid");
        assertThat(cid.get("/home").body()).contains("Your base pay in Oven is below the minimum of an hour");
        assertThat(unit(shop.member)).doesNotContain("below the minimum");
    }
}
