package concentric.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The ledger as it is read: totals that lead to why, statements, and the proof. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class LedgerPagesTest {

    private static final String SEVEN_FIGURES = """
            party,received,paid,net
            (customers),0.00,9.99,-9.99
            Cloud,0.40,0.13,0.27
            Data centre partner,0.13,0.00,0.13
            Installers,0.91,0.00,0.91
            Kitchen lab,0.41,0.00,0.41
            Oven,5.45,0.00,5.45
            Platform fund,0.50,0.00,0.50
            Recipes,2.73,0.41,2.32
            """;

    private final int port;
    private OvenShop shop;
    private Browser custodian;

    LedgerPagesTest(@LocalServerPort int port) {
        this.port = port;
        this.shop = OvenShop.none(port);
        this.custodian = shop.custodian;
    }

    @BeforeAll
    void theWorkedExample() {
        shop = OvenShop.foundAndSign(port);
        custodian = shop.custodian;
        shop.accepted("/api/payments", OvenShop.payment("worked"));
    }

    @Test
    void theSevenFiguresByApi() {
        var csv = shop.get("/api/ledger/totals?live=true");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body()).isEqualTo(SEVEN_FIGURES);
        assertThat(custodian.get("/ledger/totals.csv").body()).isEqualTo(SEVEN_FIGURES);
        assertThat(shop.get("/api/ledger/totals?to=2026-02-28").body()).isEqualTo("party,received,paid,net\n");
        var json = custodian.apiGet("/api/ledger/totals", shop.token, "application/json");
        assertThat(json.body()).contains("\"currency\":\"EUR\"", "\"party\":\"Recipes\",\"received\":\"2.73\"");
    }

    @Test
    void whatCantBeAskedIsSaidSo() {
        assertThat(shop.get("/api/ledger/totals?from=yesterday").body()).contains("\"code\":\"not-a-day\"");
        assertThat(shop.get("/api/ledger/totals?currency=USD").body()).contains("\"code\":\"no-such-currency\"", "EUR");
    }

    @Test
    void asOfADayIsWhatHadOccurredUntilThen() {
        assertThat(shop.get("/api/ledger/totals?asof=2026-02-28").body()).isEqualTo("party,received,paid,net\n");
        assertThat(shop.get("/api/ledger/totals?asof=2026-03-01").body()).isEqualTo(SEVEN_FIGURES);
        assertThat(custodian.get("/ledger/totals.csv?asof=2026-03-01").body()).isEqualTo(SEVEN_FIGURES);
        assertThat(custodian.get("/ledger/totals?asof=2026-03-01").body())
                .contains(
                        "As of 1 Mar 2026",
                        "href=\"/ledger/accounts/Recipes?currency=EUR&amp;asof=2026-03-01\"",
                        "href=\"/ledger/changes?from=2026-03-01\"",
                        "href=\"/ledger/totals\"");
        assertThat(custodian.get("/ledger/accounts/Recipes?asof=2026-03-01").body())
                .contains(
                        "As of 1 Mar 2026",
                        "2.73",
                        "/payments?offer=oven-subscription&amp;segment=homes&amp;to=2026-03-01");
        assertThat(custodian.get("/ledger/accounts/Recipes?asof=2026-02-28").body())
                .contains("Nothing moved");
        assertThat(custodian
                        .get("/ledger/statements/Recipes?from=2026-02-01&to=2026-03-31&asof=2026-02-28")
                        .body())
                .contains("No money in this period", "As of 28 Feb 2026");
        assertThat(custodian
                        .get("/ledger/statements.csv/Recipes?asof=2026-02-28")
                        .body())
                .doesNotContain("2.73");
        assertThat(custodian.get("/ledger/ways.csv?asof=2026-02-28").body())
                .isEqualTo("party,received,passed_on,keeps,currency\n");
        assertThat(custodian.get("/contracts.csv?asof=2025-12-31").body()).doesNotContain("\nSmart oven,");
        assertThat(custodian.get("/contracts.csv?asof=2026-01-01").body()).contains("\nSmart oven,1,");
        assertThat(custodian.get("/contracts?asof=2026-01-01").body())
                .contains("As of 1 Jan 2026", "/contracts/Smart%20oven?version=1");
    }

    @Test
    void aMomentThatIsNoneIsSaidSo() {
        assertThat(shop.get("/api/ledger/totals?asof=yesterday").body())
                .contains("\"field\":\"asof\"", "\"code\":\"not-a-moment\"");
        assertThat(shop.get("/api/ledger/totals?asof=batch-9").body())
                .containsAnyOf("\"code\":\"no-such-batch\"", "\"code\":\"no-batch-yet\"");
        assertThat(shop.get("/api/ledger/totals?asof=2026-03-01&asof=batch-1").body())
                .contains("\"code\":\"two-moments\"");
        assertThat(shop.get("/api/ledger/totals?from=2026-03-02&asof=2026-03-01")
                        .body())
                .contains("\"field\":\"asof\"", "\"code\":\"days-turned\"");
        for (var path : new String[] {
            "/ledger/changes?from=2026-03-02&to=2026-03-01",
            "/ledger/changes?from=2026-03-02&to=batch-1",
            "/ledger/changes?from=batch-77",
            "/ledger/changes.csv?from=2026-02-30",
            "/ledger/accounts/Recipes?since=2026-03-01",
            "/contracts?asof=batch-0"
        }) {
            assertThat(custodian.get(path).status()).as(path).isEqualTo(400);
        }
    }

    @Test
    void whatChangedBetweenTwoDaysOpensToWhy() {
        var page =
                custodian.get("/ledger/changes?from=2026-02-28&to=2026-03-01").body();
        assertThat(page)
                .contains(
                        "From 28 Feb 2026 to 1 Mar 2026.",
                        "5.45",
                        "href=\"/ledger/accounts/Recipes?currency=EUR&amp;from=2026-03-01&amp;asof=2026-03-01\"",
                        "href=\"/ledger/accounts/Recipes?currency=EUR&amp;asof=2026-02-28\"");
        assertThat(custodian
                        .get("/ledger/changes.csv?from=2026-02-28&to=2026-03-01")
                        .body())
                .contains("party,before,after,difference,late,currency\n", "Recipes,0.00,2.32,2.32,0.00,EUR\n");
        assertThat(custodian
                        .get("/ledger/changes.csv?from=2026-03-01&to=2026-03-31")
                        .body())
                .doesNotContain("Recipes");
        assertThat(custodian
                        .get("/ledger/changes/contracts.csv?from=2025-12-31&to=2026-01-01")
                        .body())
                .isEqualTo("change,contract,version,day\nbegan,Smart oven,1,2026-01-01\n");
        assertThat(custodian.get("/ledger/changes/network.csv?from=2025-12-31").body())
                .contains("change,unit,person,role,day\n", "founded,Oven,,,");
    }

    @Test
    void everyTotalLeadsToWhyAndWhyToThePayments() {
        var totals = custodian.get("/ledger/totals").body();
        assertThat(totals).contains("5.45", "−9.99", "href=\"/ledger/accounts/Recipes?currency=EUR\"");
        var why = custodian.get("/ledger/accounts/Recipes?currency=EUR");
        assertThat(why.status()).isEqualTo(200);
        assertThat(why.body())
                .contains("2.73", "−0.41", "Kitchen lab", "href=\"/contracts/Recipe%20content?version=1#clause-1\"")
                .contains("href=\"/payments?offer=oven-subscription&amp;segment=homes\"");
        assertThat(custodian
                        .get("/payments?offer=oven-subscription&segment=homes")
                        .body())
                .contains(">worked<");
        assertThat(custodian.get("/ledger/accounts/(customers)").body()).contains("−5.45");
        assertThat(custodian.get("/ledger/accounts.csv/Recipes").body())
                .contains("Recipes,Kitchen lab,Recipe content,1,1,oven-subscription,homes,0.41,EUR\n");
        assertThat(custodian.get("/ledger/accounts/Nobody").status()).isEqualTo(404);
    }

    @Test
    void aStatementSaysWhoPaidWhomItPaidAndWhatItKeeps() {
        var page = custodian.get("/ledger/statements/Recipes?from=2026-03-01&to=2026-03-31");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Customers of Oven", "<small>Smart oven</small>", "Whom we paid", "2.32", "March 2026")
                .contains("from=2026-03-01&amp;to=2026-03-31&amp;with=%28customers%29&amp;segment=homes");
        assertThat(custodian
                        .get("/ledger/statements/Recipes?from=2026-04-01&to=2026-04-30")
                        .body())
                .contains("No money in this period");
        assertThat(custodian.get("/ledger/statements.csv/Recipes").body()).contains(",2.73,EUR\n");
        assertThat(custodian.get("/ledger/statements/Platform%20fund").status())
                .as("no unit")
                .isEqualTo(404);
        assertThat(custodian.get("/network/units/Recipes").body()).contains("€2.32", "/ledger/statements/Recipes?");
    }

    @Test
    void aShopsStatementBeginsWithWhatCustomersPaidForItsOffers() {
        var page = custodian.get("/ledger/statements/Oven").body();
        assertThat(page)
                .contains("Paid by customers, less tax", "9.99", "−2.73", "27.3\u00a0%", "Reached us", "5.45")
                .contains("/ledger/ways?currency=EUR&amp;unit=Oven");
    }

    @Test
    void aFigureOfAStatementIsTwoClicksFromItsClauseAndItsPayments() {
        var statement = custodian.get("/ledger/statements/Kitchen%20lab").body();
        var first = "/ledger/accounts/Kitchen%20lab?currency=EUR&with=Recipes";
        assertThat(statement).contains("href=\"%s\"".formatted(first.replace("&", "&amp;")));
        assertThat(custodian.get(first).body())
                .contains("only with Recipes", "href=\"/contracts/Recipe%20content?version=1#clause-1\"")
                .contains("href=\"/payments?offer=oven-subscription&amp;segment=homes\"");
        assertThat(custodian
                        .get("/ledger/accounts/Recipes?currency=EUR&with=Oven")
                        .body())
                .as("nothing of it moved between these two")
                .contains("Nothing moved");
        assertThat(custodian
                        .get("/ledger/accounts.csv/Recipes?currency=EUR&with=(customers)&of=Oven")
                        .body())
                .contains("2.73")
                .doesNotContain("0.41");
    }

    @Test
    void theWayOfAMonthAddsUpToWhatCustomersPaid() {
        var parts = """
                party,received,passed_on,keeps,currency
                Oven,5.45,0.00,5.45,EUR
                Recipes,2.73,0.41,2.32,EUR
                Installers,0.91,0.00,0.91,EUR
                Platform fund,0.50,0.00,0.50,EUR
                Kitchen lab,0.41,0.00,0.41,EUR
                Cloud,0.40,0.13,0.27,EUR
                Data centre partner,0.13,0.00,0.13,EUR
                """;
        assertThat(custodian.get("/ledger/ways.csv").body()).isEqualTo(parts);
        assertThat(custodian.get("/ledger/ways.csv?unit=Oven").body()).isEqualTo(parts);
        assertThat(custodian.get("/ledger/ways").body())
                .contains("March 2026: customers paid €9.99", "<svg", "54.6\u00a0%")
                .contains("/ledger/accounts/Recipes?currency=EUR&amp;from=2026-03-01&amp;to=2026-03-31");
        assertThat(custodian.get("/ledger/ways?unit=Cloud").body()).contains("No money in this period");
        assertThat(custodian.get("/ledger/ways?from=2026-04-01&to=").body()).contains("No money in this period");
        assertThat(custodian.get("/ledger/ways?unit=Nobody").status()).isEqualTo(404);
    }

    @Test
    void aPaymentIsToldAsPartsOfOneEuroThatAddUp() {
        var address = Pattern.compile("/payments/\\d+(?=\")")
                .matcher(custodian.get("/payments").body());
        assertThat(address.find()).isTrue();
        var page = custodian.get(address.group() + "?one=true").body();
        assertThat(page).contains("Where €1.00 went", "€0.5455");
        var keeps = Pattern.compile("<td class=\"num key\">(0\\.\\d{4})</td>").matcher(page);
        var sum = keeps.results().map(found -> new BigDecimal(found.group(1))).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo("1");
    }

    @Test
    void theLedgerProvesItself() {
        var proof = shop.post("/api/ledger/proof?full=true", "");
        assertThat(proof.status()).isEqualTo(200);
        assertThat(proof.body()).contains("\"full\":true", "\"unposted\":1", "\"holds\":true", "\"differences\":[]");
        assertThat(shop.member.post("/ledger/proof").body()).contains("IT HOLDS");
        assertThat(custodian.get("/ledger/batches").body()).contains("Nothing is posted yet");
        assertThat(custodian.get("/ledger/batches/1").status()).isEqualTo(404);
    }

    @Test
    void strangersReadNothing() {
        var stranger = Browser.anonymous(port);
        for (var path : new String[] {"/ledger/totals", "/ledger/accounts/Oven", "/ledger/proof", "/ledger/batches"}) {
            assertThat(stranger.get(path).location()).as(path).startsWith("/sign-in");
            assertThat(shop.member.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(stranger.get("/api/ledger/totals").status()).isEqualTo(401);
    }
}
