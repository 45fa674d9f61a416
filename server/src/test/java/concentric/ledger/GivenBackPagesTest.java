package concentric.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.OvenShop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("The ledger’s pages where money went back, and where a unit pays for what it used")
class GivenBackPagesTest {

    private static final String APRIL = "?currency=EUR&from=2026-04-01&to=2026-04-30";

    private final int port;
    private OvenShop shop;

    GivenBackPagesTest(@LocalServerPort int port) {
        this.port = port;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void aPaymentInMarchAndARefundInApril() {
        shop = OvenShop.foundAndSign(port);
        var signed = shop.custodian.apiText("/api/contracts?sign=true", shop.token, """
                contract Grilling in EUR on usage of grilling by Installers at 2
                  from 2026-01-01
                """);
        assertThat(signed.status()).as(signed.body()).isEqualTo(201);
        shop.accepted("/api/payments", OvenShop.payment("march"));
        shop.accepted("/api/refunds", """
                {"source":"shop","externalId":"april","paymentSource":"shop","paymentExternalId":"march",
                 "amount":{"amount":"9.99","currency":"EUR"},"occurredAt":"2026-04-02"}""");
        shop.accepted("/api/usage", """
                {"source":"meter","externalId":"u1","service":"grilling","consumer":"Oven","quantity":"3",
                 "occurredAt":"2026-04-02"}""");
    }

    @Test
    @DisplayName("why: negative where money went back, largest first whichever the sign; usage leads to usage")
    void why() {
        var page = shop.custodian.get("/ledger/accounts/Oven" + APRIL).body();
        assertThat(page)
                .contains("−5.45", "−6.00", ">rest</td>", "/contracts/Grilling?version=1#clause-0")
                .contains("href=\"/usage?service=grilling&amp;from=2026-04-01&amp;to=2026-04-30\"");
        assertThat(page.indexOf("−6.00")).isLessThan(page.lastIndexOf("−5.45"));
        assertThat(shop.custodian
                        .get("/usage?service=grilling&from=2026-04-01&to=2026-04-30")
                        .body())
                .contains(">u1<");
    }

    @Test
    @DisplayName("over both months nothing of the payment is left: no line of zero")
    void whole() {
        var page = shop.custodian.get("/ledger/accounts/Oven?currency=EUR").body();
        assertThat(page).contains("Grilling").doesNotContain("Smart oven");
    }

    @Test
    @DisplayName("a statement shows what was taken back, and no bar of less than nothing")
    void statement() {
        var page = shop.custodian.get("/ledger/statements/Oven" + APRIL).body();
        assertThat(page).contains("−5.45", "<small>Grilling</small>", "6.00", "−11.45", "width=\"0.0\"");
        assertThat(page).doesNotContain("width=\"-", "width=\"−");
        assertThat(shop.custodian.get("/ledger/statements/Installers" + APRIL).body())
                .contains("Oven", "<small>Grilling</small>", "6.00");
    }

    @Test
    @DisplayName("a service is shown as such, with its price, wherever offers are")
    void service() {
        assertThat(shop.custodian.get("/contracts/Grilling").body())
                .contains("id=\"clause-0\"", "€2.00 for each unit of grilling");
        assertThat(shop.custodian.get("/contracts/offers").body()).contains("grilling", "SERVICE");
        assertThat(shop.custodian.get("/contracts/offers.csv").body())
                .isEqualTo("offer,unit\noven-subscription,Oven\n");
        assertThat(shop.get("/api/offers").body())
                .contains("\"code\":\"grilling\",\"unit\":\"Installers\",\"kind\":\"service\"");
        assertThat(shop.custodian.get("/network/units/Installers").body()).contains("Priced by", "SERVICE");
        assertThat(shop.custodian.get("/payments").body()).doesNotContain("grilling");
    }
}
