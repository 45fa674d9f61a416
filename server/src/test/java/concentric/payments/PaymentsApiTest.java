package concentric.payments;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Payments as programs send them: the worked example, and everything that can be wrong with what is sent. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class PaymentsApiTest {

    private final JdbcClient jdbc;
    private final int port;
    private OvenShop shop;

    PaymentsApiTest(@LocalServerPort int port, @Autowired JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.port = port;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void theWorkedExample() {
        shop = OvenShop.foundAndSign(port);
        shop.accepted("/api/payments", OvenShop.payment("worked"));
    }

    private long recorded() {
        return jdbc.sql("select count(*) from payments.payment")
                .query(Long.class)
                .single();
    }

    @Test
    void theSevenFiguresComeBackWithTheirSentences() {
        var answer = shop.get("/api/payments/find?source=shop&externalId=worked");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "\"to\":\"Cloud\",\"contract\":\"Smart oven\",\"version\":1,\"clause\":1,"
                                + "\"amount\":{\"amount\":\"0.40\",\"currency\":\"EUR\"}",
                        "5 % of 9.99 gross is 0.4995, rounded half to even to 0.50".replace(" %", "\u00a0%"),
                        "\"from\":\"Recipes\",\"to\":\"Kitchen lab\"",
                        "\"amount\":\"0.41\"",
                        "2 × 0.01 is left over and its remainder ranks 1, so it gets one: 0.91")
                .contains("\"settled\":true", "\"customer\":\"c-1\"");
        assertThat(shop.get("/api/ledger/totals?to=2026-03-01").body())
                .startsWith("party,received,paid,net\n(customers),0.00,");
    }

    @Test
    void theSamePaymentAgainIsTheSamePayment() {
        var first = shop.accepted("/api/payments", OvenShop.payment("again"));
        var again = shop.post(
                "/api/payments", OvenShop.payment("again", "9.9900", "").replace("9.9900", "9.99"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(seq(again)).isEqualTo(seq(first));
        assertThat(first.location()).isEqualTo("/api/payments/" + seq(first));
        assertThat(shop.get(first.location()).body()).isEqualTo(again.body());
    }

    @Test
    void otherContentUnderTheSameNameIsAConflictAndChangesNothing() {
        shop.accepted("/api/payments", OvenShop.payment("conflict"));
        long before = recorded();
        var answer = shop.post("/api/payments", OvenShop.payment("conflict", "9.98", "0"));
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("\"code\":\"other-content\"", "\"field\":\"externalId\"");
        assertThat(recorded()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            "9.99";              "0.005";                  amount.amount;   not-money
            "9.99";              "-1";                     amount.amount;   negative-amount
            "9.99";              "1e400";                  amount.amount;   not-money
            "9.99";              "NaN";                    amount.amount;   not-money
            "9.99";              "1,00";                   amount.amount;   not-money
            "9.99";              "92233720368547758.08";   amount.amount;   not-money
            "9.99";              9.99;                     amount.amount;   json-not-text
            "9.99";              {};                       amount.amount;   json-not-text
            "0.00";              "10.00";                  tax;             tax-above-amount
            "0.00";              0;                        tax;             json-not-text
            "EUR";               "EURO";                   amount.currency; unknown-currency
            "EUR";               "USD";                    amount.currency; other-currency
            "oven-subscription"; "no-such";                offer;           unknown-offer
            "oven-subscription"; "";                       offer;           missing
            "oven-subscription"; null;                     offer;           missing
            "2026-03-01";        "20011-01-01";            occurredAt;      not-a-time
            "2026-03-01";        "+20011-01-01T00:00:00Z"; occurredAt;      far-off-date
            "2026-03-01";        "yesterday";              occurredAt;      not-a-time
            "1";                 "-1";                     quantity;        not-a-quantity
            "1";                 "0.0000001";              quantity;        not-a-quantity
            "bad";               "a\\u0000b";              externalId;      control-character
            "bad";               "\\ud800";                externalId;      control-character
            "quantity";          "qantity";                qantity;         json-unknown-field
            "customer";          "source";                 source;          json-twice
            """)
    void whatIsWrongIsNamedAndNothingIsRecorded(String replaced, String by, String field, String code) {
        long before = recorded();
        var answer = shop.post("/api/payments", OvenShop.payment("bad").replace(replaced, by));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"field\":\"" + field + "\",\"code\":\"" + code + "\"");
        assertThat(recorded()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            9.99 ; 1,00                 ; „1,00“ kann kein Betrag in EUR sein: Ziffern, mit höchstens 2 Nachkommastellen
            9.99 ; 92233720368547758.08 ; „92233720368547758.08“ kann kein Betrag in EUR sein: der größte ist 92233720368547758.07.
            "1"  ; "half"               ; „half“ kann keine Menge sein: null oder mehr in Ziffern
            """)
    void figuresAreRefusedInTheReadersLanguage(String replaced, String by, String sentence) {
        var payment = OvenShop.payment("bad").replace(replaced, by);
        var answer = shop.custodian.apiWith("Accept-Language", "de", "/api/payments", shop.token, payment);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            []                  ; json-not-object
            "9.99"              ; json-not-object
            {"source":          ; not-json
            {"source":"a"} 7    ; json-more
            {"source":"a"} x    ; not-json
            {"amount":"9.99"}   ; json-not-amount
            """)
    void whatIsNoPaymentIsSaidSo(String body, String code) {
        var answer = shop.post("/api/payments", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void aMegabyteInOneFieldIsTooLong() {
        var answer = shop.post("/api/payments", OvenShop.payment("x".repeat(1 << 20)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"too-long\"").hasSizeLessThan(1_000);
    }

    @Test
    void moreThanTheLimitIsTooLarge() {
        var answer = shop.post("/api/payments", OvenShop.payment("x".repeat(17 << 20)));
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void manyAtOnceAreRecordedOrNone() {
        var answer = shop.accepted("/api/payments/bulk", bulk("bulk-", 0, 3, ""));
        assertThat(answer.body()).startsWith("{\"recorded\":3,\"known\":0,\"payments\":[{\"seq\":");
        assertThat(answer.body()).doesNotContain("explanation");
        var more = shop.accepted("/api/payments/bulk", bulk("bulk-", 1, 5, ",\"explain\":true"));
        assertThat(more.body()).contains("\"recorded\":2,\"known\":2", "\"to\":\"Kitchen lab\"");
        assertThat(shop.post("/api/payments/bulk", bulk("bulk-", 0, 5, "")).status())
                .isEqualTo(200);
        long before = recorded();
        var bad = bulk("new-", 0, 4, "").replace("new-2", "").replace("new-3", "bulk-0\",\"tax\":\"1.00");
        var refused = shop.post("/api/payments/bulk", bad);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"payments[3].tax\",\"code\":\"json-twice\"");
        refused = shop.post("/api/payments/bulk", bulk("new-", 0, 4, "").replace("new-2", ""));
        assertThat(refused.body()).contains("\"field\":\"payments[2].externalId\",\"code\":\"missing\"");
        refused = shop.post(
                "/api/payments/bulk",
                bulk("new-", 0, 4, "").replace("new-3\"", "bulk-0\"").replace("9.99", "1.00"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("\"field\":\"payments[3].externalId\",\"code\":\"other-content\"");
        assertThat(recorded()).isEqualTo(before);
    }

    @Test
    void tenThousandAtOnceAreTaken() {
        var answer = shop.accepted("/api/payments/bulk", bulk("many-", 0, 10_000, ""));
        assertThat(answer.body()).startsWith("{\"recorded\":10000,\"known\":0,");
        var refused = shop.post("/api/payments/bulk", bulk("more-", 0, 10_001, ""));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("\"field\":\"payments\",\"code\":\"too-many-payments\"");
    }

    @Test
    void aKeyBelongsToOneCall() {
        var first = shop.custodian.apiWith(
                "Idempotency-Key", "k-1", "/api/payments", shop.token, OvenShop.payment("keyed"));
        assertThat(first.status()).isEqualTo(201);
        var again = shop.custodian.apiWith(
                "Idempotency-Key", "k-1", "/api/payments", shop.token, OvenShop.payment("keyed"));
        assertThat(again.status()).isEqualTo(200);
        var other = shop.custodian.apiWith(
                "Idempotency-Key", "k-1", "/api/payments", shop.token, OvenShop.payment("keyed otherwise"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body()).contains("\"code\":\"idempotency-key-used\"");
    }

    @Test
    void onlyTheCustodianRecords() {
        var program = Browser.anonymous(port);
        assertThat(program.get("/api/payments/1").status()).isEqualTo(401);
        assertThat(program.get("/payments/1").location()).startsWith("/sign-in");
        assertThat(shop.member.get("/api/payments/1").status()).isEqualTo(200);
        assertThat(shop.member.get("/api/payments/1").body()).doesNotContain("c-1");
        assertThat(shop.member.get("/payments/new").status()).isEqualTo(403);
        var sent = shop.member.post("/payments/new", "offer", "oven-subscription", "amount", "1.00");
        assertThat(sent.status()).isEqualTo(403);
    }

    @Test
    void unknownPaymentsAreNotFound() {
        assertThat(shop.get("/api/payments/999999999").status()).isEqualTo(404);
        assertThat(shop.get("/api/payments/999999999999999999999").status()).isEqualTo(400);
        assertThat(shop.get("/api/payments/find?source=shop&externalId=nobody").status())
                .isEqualTo(404);
    }

    private static String bulk(String prefix, int from, int to, String more) {
        return IntStream.range(from, to)
                .mapToObj(i -> OvenShop.payment(prefix + i))
                .collect(Collectors.joining(",", "{\"payments\":[", "]" + more + "}"));
    }

    private static String seq(Browser.Answer answer) {
        var body = answer.body();
        int at = body.indexOf("\"seq\":") + "\"seq\":".length();
        return body.substring(at, body.indexOf(',', at));
    }
}
