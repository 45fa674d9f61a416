package concentric.payments;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.OvenShop;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.Fault;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
@DisplayName("Money is shared in shadow, with nothing owed, until the organisation is switched on")
class BooksTest {

    private static final String NOTHING = "party,received,paid,net\n";

    private final int port;
    private final Books books;
    private final Accounts accounts;
    private OvenShop shop;

    BooksTest(@LocalServerPort int port, Books books, Accounts accounts) {
        this.port = port;
        this.books = books;
        this.accounts = accounts;
        this.shop = OvenShop.none(port);
    }

    private Actor custodian() {
        return accounts.console();
    }

    @BeforeAll
    void anOrganisationThatTries() {
        shop = OvenShop.foundAndSign(port);
    }

    @Test
    @Order(1)
    @DisplayName("only the custodian begins in shadow, and only before anything is recorded")
    void begins() {
        assertThat(books.beginInShadow(new Actor(custodian().account(), "Bob", false)))
                .isEqualTo(refused("custodian-only"));
        assertThat(books.beginInShadow(custodian())).isEqualTo(new Switching.Switched());
        assertThat(books.beginInShadow(custodian())).isEqualTo(refused("live-already"));
        assertThat(books.inShadow()).isTrue();
    }

    @Test
    @Order(2)
    @DisplayName("in shadow everything is shared and shown, and every page says so")
    void inShadow() {
        shop.accepted("/api/payments", OvenShop.payment("tried"));
        shop.accepted("/api/payments", OvenShop.payment("early").replace("2026-03-01", "2025-03-01"));

        assertThat(shop.get("/api/ledger/totals").body()).contains("Oven,5.45,0.00,5.45");
        assertThat(shop.custodian.get("/ledger/statements/Oven").body()).contains("5.45", "href=\"/books\">SHADOW</a>");
        assertThat(shop.custodian.get("/books").body()).contains("IN SHADOW", "2 things were", "Switch on");
        assertThat(shop.member.get("/books").body()).contains("IN SHADOW").doesNotContain("/books/switch-on");
        shop.accepted("/api/refunds", refund("tried", "back-in-shadow"));
        assertThat(shop.get("/api/ledger/totals").body()).doesNotContain("5.45");
    }

    @Test
    @Order(3)
    @DisplayName("only the custodian switches on")
    void memberCant() {
        assertThat(shop.member.post("/books/switch-on").status()).isEqualTo(403);
        assertThat(books.inShadow()).isTrue();
    }

    @Test
    @Order(4)
    @DisplayName("from then on balances begin at nothing, and only what is recorded now is in them")
    void switchesOn() {
        shop.accepted("/api/payments", OvenShop.payment("tried-again"));
        assertThat(shop.custodian.post("/books/switch-on").location()).isEqualTo("/books");

        assertThat(books.inShadow()).isFalse();
        assertThat(books.liveAfter()).isEqualTo(4);
        assertThat(shop.get("/api/ledger/totals").body()).isEqualTo(NOTHING);
        assertThat(shop.custodian.get("/ledger/statements/Oven").body())
                .contains("No money in this period")
                .doesNotContain(">SHADOW</a>");
        shop.accepted("/api/payments", OvenShop.payment("real"));
        assertThat(shop.get("/api/ledger/totals").body()).contains("Oven,5.45,0.00,5.45");
        assertThat(shop.custodian.post("/books/switch-on").status()).isEqualTo(409);
    }

    @Test
    @Order(5)
    @DisplayName("what was tried is known, stays readable, and can’t be given back or settled any more")
    void triedStaysTried() {
        assertThat(shop.post("/api/payments", OvenShop.payment("tried-again")).status())
                .as("known: not recorded twice")
                .isEqualTo(200);
        assertThat(shop.custodian.get("/payments/1").body()).contains("tried");
        var back = shop.post("/api/refunds", refund("tried-again", "too-late"));
        assertThat(back.status()).isEqualTo(400);
        assertThat(back.body()).contains("\"code\":\"paid-in-shadow\"");
        var earlier = shop.custodian.apiText("/api/contracts?sign=true", shop.token, """
                contract "Early ovens" in EUR on payments for oven-subscription
                  until 2026-01-01
                  share rest: Oven
                """);
        assertThat(earlier.status()).as(earlier.body()).isEqualTo(201);
        shop.accepted("/api/payments", OvenShop.payment("early-too").replace("2026-03-01", "2025-03-01"));
        assertThat(shop.get("/api/ledger/totals?to=2025-12-31").body()).contains("Oven,9.99,0.00,9.99");
    }

    @Test
    @Order(6)
    @DisplayName("the ledger proves itself over both books, and no batch is of both")
    void proves() {
        assertThat(shop.post("/api/ledger/proof?full=true", "").body())
                .contains("\"holds\":true", "\"differences\":[]");
    }

    private static Switching refused(String code) {
        return new Switching.Refused(List.of(Fault.in("", code)));
    }

    private static String refund(String payment, String externalId) {
        return """
                {"source":"shop","externalId":"%s","paymentSource":"shop","paymentExternalId":"%s",
                 "amount":{"amount":"9.99","currency":"EUR"},"occurredAt":"2026-03-02"}""".formatted(externalId, payment);
    }
}
