package concentric.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files that come in: what is taken, what is not and why, and who may see it. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class ImportsTest {

    private static final String HEADER =
            "source,external_id,offer,customer,segment,amount,currency,quantity,occurred_at,tax\n";

    private final int port;
    private OvenShop shop;
    private Browser custodian;

    ImportsTest(@LocalServerPort int port) {
        this.port = port;
        this.shop = OvenShop.none(port);
        this.custodian = shop.custodian;
    }

    @BeforeAll
    void anInstallation() {
        shop = OvenShop.foundAndSign(port);
        custodian = shop.custodian;
    }

    private Browser.Answer upload(String what, String text) {
        return custodian.upload("/api/imports/" + what, shop.token, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The job's answer once it has ended. */
    private String ended(Browser.Answer started) {
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> shop.get(started.location()).body(), job -> job.contains("\"state\":\"finished\""));
    }

    @Test
    void goodLinesAreTakenAndBadOnesNamed() {
        var started = upload(
                "payments",
                HEADER
                        + "file,1,oven-subscription,c-1,homes,9.99,EUR,1,2026-03-01,0\n"
                        + "file,2,oven-subscription,c-1,homes,0.005,EUR,1,2026-03-01,0\n"
                        + "file,3,nothing,c-1,\"<svg onload=x>, and\",9.99,EUR,1,2026-03-01,0\n"
                        + "file,4,oven-subscription,c-1\n");
        assertThat(ended(started)).contains("\"total\":4,\"done\":4,\"accepted\":1,\"rejected\":3,\"setAside\":0");
        var rejected = shop.get(started.location() + "/rejected.csv");
        assertThat(rejected.header("Content-Type")).startsWith("text/csv");
        assertThat(rejected.body())
                .startsWith("line,field,reason,row\n3,amount,")
                .contains("\n4,offer,There is no offer “nothing”.,")
                .contains("\n5,,");
        var page = custodian.get(started.location().replace("/api", "")).body();
        assertThat(page)
                .contains("DONE", "offer: There is no offer", "&lt;svg onload")
                .doesNotContain("<svg onload");
        assertThat(custodian.get("/payments?q=1").body()).contains("oven-subscription");
        assertThat(custodian.get("/jobs").body()).contains("file.csv", "1 taken, 3 not taken");
        assertThat(custodian.get("/imports/payments").body()).contains("file.csv");
    }

    @Test
    void theSameFileAgainChangesNothing() {
        var file = HEADER + "again,1,oven-subscription,,,9.99,EUR,,2026-03-01,\n";
        ended(upload("payments", file));
        var totals = shop.get("/api/ledger/totals").body();
        assertThat(ended(upload("payments", file))).contains("\"rejected\":0");
        assertThat(shop.get("/api/ledger/totals").body()).isEqualTo(totals);
    }

    @Test
    void offersAndFundsComeAsFiles() {
        assertThat(ended(upload("offers", "offer,unit\nfirst,Oven\nsecond,Nobody\nfirst,Oven\nfirst,Cloud\n")))
                .contains("\"accepted\":1,\"rejected\":2");
        assertThat(ended(upload("funds", "fund,name,unit\nCharity,For others,Oven\nOven,Taken,Oven\n")))
                .contains("\"accepted\":1,\"rejected\":1");
        assertThat(custodian.get("/contracts/offers").body()).containsPattern(">\\s*first\\b");
        assertThat(custodian.get("/contracts/funds").body()).contains("For others");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            ;                                                          UTF-8;    empty-file
            source,external_id,offer,amount,currency/n;                UTF-8;    missing-column
            source,external_id,offer,amount,currency,occurred_at,x/n;  UTF-8;    unknown-column
            source,external_id,offer,amount,currency,occurred_at/n"a;  UTF-8;    open-quote
            source,external_id,offer,amount,currency,occurred_at/nö;   UTF-16LE; not-utf-8
            source,external_id,offer,amount,currency,occurred_at/nö;   latin1;   not-utf-8
            source,external_id,offer,amount,currency,occurred_at/n/0;  UTF-8;    nul-character
            """)
    void whatIsNoSuchFileIsRefusedAsAWhole(String text, String charset, String code) {
        var written = text == null ? "" : text.replace("/n", "\n").replace("/0", "\0");
        var answer = custodian.upload("/api/imports/payments", shop.token, written.getBytes(Charset.forName(charset)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void aMegabyteInOneFieldIsRefused() {
        var answer = upload("payments", HEADER + "x".repeat(1 << 20) + ",1,a,,,1,EUR,1,2026-03-01,0\n");
        assertThat(ended(answer)).contains("\"accepted\":0,\"rejected\":1");
        var page = custodian.get(answer.location().replace("/api", "")).body();
        assertThat(page).contains("source: At most 200 characters.").hasSizeLessThan(50_000);
    }

    @ParameterizedTest
    @CsvSource({
        "units, /network/units",
        "people, /people",
        "memberships, /network/units",
        "offers, /contracts/offers",
        "funds, /contracts/funds",
        "payments, /payments"
    })
    void anImportIsReachedFromTheListItFills(String what, String list) {
        var page = custodian.get("/imports/" + what).body();
        assertThat(page).contains("<a href=\"" + list + "\" aria-current=\"page\">");
        assertThat(page.substring(page.indexOf("<ol class=\"crumbs\">"))).containsOnlyOnce("<a href=\"" + list + "\">");
    }

    @Test
    void jobsAreApartOfAdministration() {
        assertThat(custodian.get("/jobs").body()).contains("<a href=\"/jobs\" aria-current=\"page\">");
        var job = upload("offers", "offer,unit\n").location().replace("/api", "");
        assertThat(custodian.get(job).body())
                .contains("<a href=\"/jobs\" aria-current=\"page\">", "<a href=\"/jobs\">");
    }

    @Test
    void filesUnderALayoutAreAmongTheEarlierImports() throws IOException {
        var layout = Files.readString(Path.of("../examples/retail-layout.json"));
        var started = upload(
                "payments?options=" + URLEncoder.encode(layout, StandardCharsets.UTF_8),
                "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n");
        ended(started);
        var job = "href=\"" + started.location().replace("/api", "") + "\"";
        assertThat(custodian.get("/imports/payments").body()).contains(job);
        assertThat(custodian.get("/imports/offers").body()).doesNotContain(job);
    }

    @Test
    void manyLinesThatWereNotTakenAreShownInPartAndCounted() {
        var lines = "x,y\n".repeat(30);
        var started = upload("payments", HEADER + lines);
        ended(started);
        var page = custodian.get(started.location().replace("/api", "")).body();
        assertThat(page).contains("The first 20 of 30; the file has all of them.");
        assertThat(page.split("<code>x,y</code>", -1)).hasSize(21);
        assertThat(shop.get(started.location() + "/rejected.csv").body().lines())
                .hasSize(31);
    }

    @Test
    void onlyTheCustodianBringsFilesInAndSeesThem() {
        var started = upload("offers", "offer,unit\nsecret,Oven\n");
        var page = started.location().replace("/api", "");
        assertThat(shop.member.get(page).status()).isEqualTo(404);
        assertThat(shop.member.get(page + "/rejected.csv").status()).isEqualTo(404);
        assertThat(shop.member.post(page + "/cancel").status()).isEqualTo(404);
        assertThat(shop.member.get("/jobs").body()).doesNotContain("file.csv");
        assertThat(shop.member.get(started.location()).status()).isEqualTo(404);
        ended(started);
        assertThat(custodian.post(page + "/cancel").status()).as("it is over").isEqualTo(409);
        assertThat(custodian.post(page + "/resume").status()).as("it is over").isEqualTo(409);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(custodian.get("/imports/nonsense").status()).isEqualTo(404);
        assertThat(upload("nonsense", "x").status()).isEqualTo(404);
        assertThat(custodian.get("/jobs/999999").status()).isEqualTo(404);
        assertThat(custodian.get("/imports").location()).isEqualTo("/imports/units");
    }
}
