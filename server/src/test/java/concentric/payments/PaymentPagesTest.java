package concentric.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The pages of payments: entering one, its way, and finding it again. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class PaymentPagesTest {

    private final int port;
    private OvenShop shop;
    private Browser custodian;
    private String way = "";

    PaymentPagesTest(@LocalServerPort int port) {
        this.port = port;
        this.shop = OvenShop.none(port);
        this.custodian = shop.custodian;
    }

    @BeforeAll
    void theWorkedExample() {
        shop = OvenShop.foundAndSign(port);
        custodian = shop.custodian;
        var answer = custodian.post(
                "/payments/new",
                "source",
                "form",
                "externalId",
                "p-1",
                "offer",
                "oven-subscription",
                "customer",
                "c-1",
                "segment",
                "<svg onload=alert(1)>",
                "amount",
                "9.99",
                "currency",
                "EUR",
                "quantity",
                "1",
                "occurredAt",
                "2026-03-01",
                "tax",
                "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        way = answer.location();
    }

    @Test
    void thePageShowsWhereEveryCentWent() {
        var page = custodian.get(way).body();
        assertThat(page)
                .contains("<svg", "Payment p-1", "Where €9.99 went", "Smart oven", "Kitchen lab")
                .contains("5\u00a0% of 9.99 gross is 0.4995, rounded half to even to 0.50")
                .contains("The rest of “Smart oven” did not divide evenly: 2 × 0.01 were left over")
                .contains("went to Recipes, Installers, whose parts were cut off most")
                .contains("href=\"/contracts/Smart%20oven?version=1#clause-2\"")
                .contains("posted with the next batch");
        assertThat(cells(page)).contains("5.45", "0.27", "0.13", "0.50", "2.32", "0.41", "0.91", "9.99");
    }

    private static String cells(String page) {
        return page.substring(page.indexOf("id=\"parties\""));
    }

    @Test
    void namesAreEscapedWhereverTheyStand() {
        for (var path : new String[] {way, "/payments", "/ledger/accounts/Oven", "/ledger/statements/Oven"}) {
            var page = custodian.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).contains("&lt;svg onload=").doesNotContain("<svg onload=");
        }
    }

    @Test
    void itSpeaksGerman() {
        custodian.post("/preferences/language", "language", "de", "back", "/payments");
        try {
            assertThat(custodian.get(way).body())
                    .contains("5\u00a0% vom Ganzen, 9,99, sind 0,4995, gerundet")
                    .contains("Zahlung p-1");
        } finally {
            custodian.post("/preferences/language", "language", "en", "back", "/payments");
        }
    }

    @Test
    void aPaymentThatNoContractCoversWaitsAndSaysSo() {
        shop.accepted("/api/payments", OvenShop.payment("early").replace("2026-03-01", "2025-03-01"));
        var page = custodian.get("/payments?state=unsettled").body();
        assertThat(page).contains("early", "UNSETTLED").doesNotContain(">p-1<");
        var found =
                custodian.get("/api/payments/find?source=shop&externalId=early").body();
        var seq = found.replaceAll(".*\"seq\":(\\d+).*", "$1");
        assertThat(custodian.get("/payments/" + seq).body())
                .contains("No contract shares payments for this offer at that time.", "href=\"/contracts/new\"");
        assertThat(shop.member.get("/payments/" + seq).body())
                .contains("href=\"/contracts\"")
                .doesNotContain("c-1");
    }

    @Test
    void aPaymentThatAContractCoversLaterSaysWhenAndAsWhat() {
        shop.accepted("/api/offers", "{\"code\":\"grill\",\"unit\":\"Oven\"}");
        var payment = shop.accepted("/api/payments", OvenShop.payment("late").replace("oven-subscription", "grill"));
        var seq = payment.body().replaceAll(".*?\"seq\":(\\d+).*", "$1");
        var signed = shop.custodian.apiText("/api/contracts?sign=true", shop.token, """
                contract Grills in EUR on payments for grill
                  from 2026-01-01
                  share rest: Oven
                """);
        assertThat(signed.status()).as(signed.body()).isEqualTo(201);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.get("/api/payments/" + seq).body().contains("\"settledLater\":{\"seq\":"));

        assertThat(shop.get("/api/payments/" + seq).body())
                .contains("\"settled\":true")
                .doesNotContain("unsettled");
        assertThat(custodian.get("/payments/" + seq).body())
                .contains("Settled later.", "No contract shares payments for this offer at that time.", "as number")
                .contains("Where €9.99 went", "SETTLED");
        assertThat(custodian.get("/payments?state=unsettled").body()).doesNotContain(">late<");
        assertThat(custodian.get("/payments.csv?q=late").body()).contains(",0.00,yes\n");
    }

    @Test
    void aPaymentOfNothingHasNothingToShare() {
        var payment = shop.accepted("/api/payments", OvenShop.payment("free", "0.00", "0.00"));
        var seq = payment.body().replaceAll(".*?\"seq\":(\\d+).*", "$1");
        var page = custodian.get("/payments/" + seq);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("There was nothing to share.");
    }

    @Test
    void taxGoesToTheStateFirst() {
        var answer = shop.accepted("/api/payments", OvenShop.payment("taxed", "11.89", "1.90"));
        assertThat(answer.body()).contains("\"to\":\"(tax)\",\"amount\":{\"amount\":\"1.90\"");
        var page = custodian.get("/payments?q=taxed").body();
        assertThat(page).contains("€11.89");
        var seq = answer.body().replaceAll(".*?\"seq\":(\\d+).*", "$1");
        assertThat(custodian.get("/payments/" + seq).body()).contains("€1.90 of it is tax.", "1.90");
    }

    @Test
    void theListIsFilteredByItsAddress() {
        assertThat(custodian.get("/payments?q=p-").body()).contains(">p-1<");
        assertThat(custodian.get("/payments?q=x").body())
                .doesNotContain(">p-1<")
                .contains("Nothing fits");
        assertThat(custodian
                        .get("/payments?offer=oven-subscription&from=2026-03-01&to=2026-03-01")
                        .body())
                .contains(">p-1<");
        assertThat(custodian.get("/payments?from=2026-03-02").body()).doesNotContain(">p-1<");
        assertThat(custodian.get("/payments?segment=(none)").body()).doesNotContain(">p-1<");
        assertThat(custodian.get("/payments?from=never").status()).isEqualTo(400);
        assertThat(custodian.get("/payments?from=2026-02-01&to=2026-01-01").status())
                .isEqualTo(400);
    }

    @Test
    void theFileHasWhatTheListHas() {
        var file = custodian.get("/payments.csv?q=p-");
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.body())
                .startsWith("seq,source,external_id,offer,segment,amount,currency,quantity,occurred_at,tax,settled\n")
                .contains(
                        ",form,p-1,oven-subscription,<svg onload=alert(1)>,9.99,EUR,1,2026-02-28T23:00:00Z,0.00,yes\n")
                .doesNotContain("c-1");
    }

    @Test
    void aFormKeepsWhatWasTyped() {
        var answer = custodian.post(
                "/payments/new",
                "source",
                "form",
                "externalId",
                "p-2",
                "offer",
                "nothing",
                "amount",
                "9,99",
                "currency",
                "EUR",
                "occurredAt",
                "");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("There is no offer “nothing”.", "value=\"9,99\"", "This is needed.");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(custodian.get("/payments/999999").status()).isEqualTo(404);
        assertThat(custodian.get("/payments/nonsense").status()).isEqualTo(404);
    }
}
