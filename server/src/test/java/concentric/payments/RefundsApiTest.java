package concentric.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("Refunds, usage and imports taken back, as programs send them")
class RefundsApiTest {

    private static final String HOSTING = """
            contract Hosting in EUR on usage of hosting by Cloud at 0.062957
              from 2026-01-01
              promise "it is up"
            """;

    private final JdbcClient jdbc;
    private final int port;
    private OvenShop shop;

    RefundsApiTest(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.port = port;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void theWorkedExample() {
        shop = OvenShop.foundAndSign(port);
        var signed = shop.custodian.apiText("/api/contracts?sign=true", shop.token, HOSTING);
        assertThat(signed.status()).as(signed.body()).isEqualTo(201);
    }

    @Test
    @DisplayName("3.00 of 9.99 go back: signed postings with their sentences, what is left, and a warning")
    void aRefundAnswersWhatItChanged() {
        shop.accepted("/api/payments", OvenShop.payment("p-part"));

        var answer = shop.accepted("/api/refunds", refund("r-part", "p-part", "3.00", ""));

        assertThat(answer.body())
                .contains("\"amount\":{\"amount\":\"3.00\",\"currency\":\"EUR\"}", "\"settled\":true")
                .contains("\"left\":{\"amount\":{\"amount\":\"6.99\",\"currency\":\"EUR\"},\"tax\":\"0.00\","
                        + "\"quantity\":\"1\"}")
                .contains("\"to\":\"Kitchen lab\"", "\"amount\":\"-0.13\"", "before the refund, ")
                .contains("\"warning\":{\"code\":\"keeps-per-unit\",\"detail\":\"No quantity was given back");
        assertThat(answer.location()).isEqualTo("/api/refunds/" + seq(answer));
        assertThat(shop.get(answer.location()).body()).contains("\"externalId\":\"r-part\"", "\"amount\":\"-0.13\"");
        assertThat(shop.get("/api/refunds/find?source=shop&externalId=r-part").body())
                .isEqualTo(shop.get(answer.location()).body());
    }

    @Test
    @DisplayName("a payment tells its refunds and what is left of it")
    void aPaymentTellsItsRefunds() {
        shop.accepted("/api/payments", OvenShop.payment("p-told", "11.89", "1.90"));
        shop.accepted("/api/refunds", refund("r-told", "p-told", "1.00", "\"tax\":\"0.16\",\"quantity\":\"0.5\","));

        var payment =
                shop.get("/api/payments/find?source=shop&externalId=p-told").body();

        assertThat(payment)
                .contains("\"left\":{\"amount\":{\"amount\":\"10.89\",\"currency\":\"EUR\"},\"tax\":\"1.74\","
                        + "\"quantity\":\"0.5\"}")
                .contains("\"refunds\":[{\"seq\":", "\"externalId\":\"r-told\"");
        var refund = shop.get("/api/refunds/find?source=shop&externalId=r-told").body();
        assertThat(refund)
                .contains("\"to\":\"(tax)\",\"amount\":{\"amount\":\"-0.16\",\"currency\":\"EUR\"}")
                .doesNotContain("warning");
    }

    @Test
    @DisplayName("the same refund again is the same refund; with other content it is a conflict")
    void onceOnly() {
        shop.accepted("/api/payments", OvenShop.payment("p-once"));
        var first = shop.accepted("/api/refunds", refund("r-once", "p-once", "2.00", ""));

        var again = shop.post("/api/refunds", refund("r-once", "p-once", "2.00", ""));
        var other = shop.post("/api/refunds", refund("r-once", "p-once", "2.01", ""));

        assertThat(again.status()).isEqualTo(200);
        assertThat(seq(again)).isEqualTo(seq(first));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body()).contains("\"field\":\"externalId\",\"code\":\"other-content\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            "2.00";        "10.00";           amount.amount;     refund-amount
            "2.00";        "0.00";            amount.amount;     refund-not-positive
            "2.00";        "0.005";           amount.amount;     not-money
            "2.00";        2.00;              amount.amount;     json-not-text
            "EUR";         "USD";             amount.currency;   other-currency-than-payment
            "p-wrong";     "r-wrong-done";    paymentExternalId; refund-of-refund
            "p-wrong";     "nobody";          paymentExternalId; unknown-payment
            "quantity":""; "quantity":"2";    quantity;          refund-quantity
            "quantity":""; "quantity":"0.0000001"; quantity;     not-a-quantity
            "quantity":""; "tax":"2.50";      tax;               refund-tax
            "quantity":""; "customer":"c-1";  customer;          json-unknown-field
            "2026-04-01";  "soon";            occurredAt;        not-a-time
            """)
    @DisplayName("what is wrong is named, and nothing is recorded")
    void wrong(String replaced, String by, String field, String code) {
        if (!shop.get("/api/payments/find?source=shop&externalId=p-wrong")
                .body()
                .contains("\"seq\"")) {
            shop.accepted("/api/payments", OvenShop.payment("p-wrong", "9.99", "1.00"));
            shop.accepted("/api/refunds", refund("r-wrong-done", "p-wrong", "1.00", "\"tax\":\"0.50\","));
        }
        long before = recorded();

        var answer = shop.post(
                "/api/refunds",
                refund("r-wrong", "p-wrong", "2.00", "\"quantity\":\"\",").replace(replaced, by));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"field\":\"" + field + "\",\"code\":\"" + code + "\"");
        assertThat(recorded()).isEqualTo(before);
    }

    @Test
    @DisplayName("many at once are recorded or none; what is wrong is named with its index")
    void bulk() {
        var payments = IntStream.range(0, 3)
                .mapToObj(i -> OvenShop.payment("p-bulk-" + i))
                .collect(Collectors.joining(",", "{\"payments\":[", "]}"));
        shop.accepted("/api/payments/bulk", payments);
        var refunds = IntStream.range(0, 3)
                .mapToObj(i -> refund("r-bulk-" + i, "p-bulk-" + i, "1.00", ""))
                .collect(Collectors.joining(",", "{\"refunds\":[", "],\"explain\":true}"));
        long before = recorded();

        var refused = shop.post("/api/refunds/bulk", refunds.replace("p-bulk-2", "nobody"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"refunds[2].paymentExternalId\",\"code\":\"unknown-payment\"");
        assertThat(recorded()).isEqualTo(before);

        var accepted = shop.accepted("/api/refunds/bulk", refunds);
        assertThat(accepted.body())
                .startsWith("{\"recorded\":3,\"known\":0,\"refunds\":[{\"seq\":")
                .contains("\"explanation\":[{", "\"warning\":{\"code\":\"keeps-per-unit\"");
        assertThat(shop.post("/api/refunds/bulk", refunds).body()).startsWith("{\"recorded\":0,\"known\":3,");
    }

    @Test
    @DisplayName("a key belongs to one call")
    void key() {
        shop.accepted("/api/payments", OvenShop.payment("p-key"));
        var first = keyed("r-key");
        assertThat(first.status()).isEqualTo(201);
        assertThat(keyed("r-key").status()).isEqualTo(200);
        var other = keyed("r-key-2");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body()).contains("\"code\":\"idempotency-key-used\"");
    }

    private Browser.Answer keyed(String name) {
        return shop.custodian.apiWith(
                "Idempotency-Key", "k-refund", "/api/refunds", shop.token, refund(name, "p-key", "1.00", ""));
    }

    @Test
    @DisplayName("usage is priced by the rate in force and paid by the unit; it comes back with its reason")
    void usage() {
        var answer = shop.accepted("/api/usage", usage("u-1", "12.5"));

        assertThat(answer.body())
                .contains("\"service\":\"hosting\",\"consumer\":\"Oven\",\"quantity\":\"12.5\"")
                .contains("\"amount\":{\"amount\":\"0.79\",\"currency\":\"EUR\"}", "\"settled\":true")
                .contains("\"price\":\"0.062957 per unit for 12.5 is 0.7869625, rounded half to even to 0.79\"")
                .contains("\"from\":\"Oven\",\"to\":\"Cloud\",\"contract\":\"Hosting\",\"version\":1,\"clause\":0")
                .contains("\"from\":\"Cloud\",\"to\":\"Data centre partner\"");
        assertThat(shop.get("/api/usage/find?source=meter&externalId=u-1").body())
                .isEqualTo(answer.body());
        assertThat(shop.post("/api/usage", usage("u-1", "12.50")).status()).isEqualTo(200);
        assertThat(shop.post("/api/usage", usage("u-1", "12.51")).status()).isEqualTo(409);
        assertThat(shop.get(answer.location()).body()).isEqualTo(answer.body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            "hosting";    "gas";               service;    unknown-service
            "hosting";    "oven-subscription"; service;    unknown-service
            "Oven";       "Platform fund";     consumer;   unknown-unit
            "Oven";       "";                  consumer;   missing
            "1.5";        "0.0000001";         quantity;   not-a-quantity
            "1.5";        1.5;                 quantity;   json-not-text
            "1.5";        "9300000000000000";    quantity;   not-a-quantity
            "quantity";   "amounts";           amounts;    json-unknown-field
            """)
    @DisplayName("what is wrong with usage is named, and nothing is recorded")
    void wrongUsage(String replaced, String by, String field, String code) {
        var answer = shop.post("/api/usage", usage("u-wrong", "1.5").replace(replaced, by));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\",\"code\":\"" + code + "\"");
        assertThat(shop.get("/api/usage/find?source=meter&externalId=u-wrong").status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("much usage at once")
    void muchUsage() {
        var answer =
                shop.accepted("/api/usage/bulk", "{\"usage\":[" + usage("u-b1", "1") + "," + usage("u-b2", "2") + "]}");
        assertThat(answer.body())
                .startsWith("{\"recorded\":2,\"known\":0,\"usage\":[{\"seq\":")
                .contains("\"amount\":{\"amount\":\"0.13\",\"currency\":\"EUR\"}");
    }

    @Test
    @DisplayName("an import of payments is taken back once, with a reason, as one act")
    void anImportIsTakenBack() {
        var file = """
                source,external_id,offer,amount,currency,occurred_at
                file,1,oven-subscription,9.99,EUR,2026-04-01
                file,2,oven-subscription,4.00,EUR,2026-04-01
                """;
        var started = shop.custodian.upload("/api/imports/payments", shop.token, file.getBytes(StandardCharsets.UTF_8));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.get(started.location()).body().contains("\"finished\""));
        var undo = started.location() + "/undo";

        assertThat(shop.get(undo).status()).isEqualTo(404);
        assertThat(shop.post(undo, "{}").body()).contains("\"field\":\"reason\",\"code\":\"missing\"");
        assertThat(shop.post("/api/jobs/999999/undo", "{\"reason\":\"wrong\"}").status())
                .isEqualTo(404);
        var undone = shop.post(undo, "{\"reason\":\"wrong file\"}");
        assertThat(undone.status()).as(undone.body()).isEqualTo(200);
        assertThat(undone.body()).contains("\"reason\":\"wrong file\",\"refunds\":2");
        assertThat(shop.get(undo).body()).isEqualTo(undone.body());
        var again = shop.post(undo, "{\"reason\":\"wrong file\"}");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("\"code\":\"import-undone-already\"");
        assertThat(shop.get("/api/payments/find?source=file&externalId=1").body())
                .contains("\"left\":{\"amount\":{\"amount\":\"0.00\"");
    }

    @Test
    @DisplayName("only the custodian records and takes back")
    void onlyTheCustodian() {
        var program = Browser.anonymous(port);
        for (var path : new String[] {"/api/refunds/1", "/api/usage/1", "/api/transfers/1", "/api/jobs/1/undo"}) {
            assertThat(program.get(path).status()).as(path).isEqualTo(401);
        }
        assertThat(shop.member.get("/refunds/new").status()).isEqualTo(403);
        assertThat(shop.member.get("/usage/new").status()).isEqualTo(403);
        assertThat(shop.member.get("/jobs/1/undo").status()).isEqualTo(403);
        assertThat(shop.member.post("/refunds/new", "amount", "1.00").status()).isEqualTo(403);
        assertThat(shop.member.post("/usage/new", "quantity", "1").status()).isEqualTo(403);
        assertThat(shop.member.post("/jobs/1/undo", "reason", "why not").status())
                .isEqualTo(403);
        assertThat(shop.custodian.postAsIs("/refunds/new", "amount", "1.00").status())
                .as("without the form's hidden field")
                .isEqualTo(403);
    }

    @Test
    @DisplayName("what is not there is not found")
    void unknown() {
        assertThat(shop.get("/api/refunds/999999999").status()).isEqualTo(404);
        assertThat(shop.get("/api/usage/999999999").status()).isEqualTo(404);
        assertThat(shop.get("/api/refunds/find?source=shop&externalId=nobody").status())
                .isEqualTo(404);
        assertThat(shop.get("/api/usage/find?source=shop&externalId=nobody").status())
                .isEqualTo(404);
    }

    private long recorded() {
        return jdbc.sql("select last from payments.counter").query(Long.class).single();
    }

    private static String refund(String name, String payment, String amount, String more) {
        return """
                {"source":"shop","externalId":"%s","paymentSource":"shop","paymentExternalId":"%s",%s
                 "amount":{"amount":"%s","currency":"EUR"},"occurredAt":"2026-04-01"}""".formatted(name, payment, more, amount);
    }

    private static String usage(String name, String quantity) {
        return """
                {"source":"meter","externalId":"%s","service":"hosting","consumer":"Oven","quantity":"%s",
                 "occurredAt":"2026-03-01"}""".formatted(name, quantity);
    }

    private static String seq(Browser.Answer answer) {
        var found = Pattern.compile("\"seq\":(\\d+)").matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return found.group(1);
    }
}
