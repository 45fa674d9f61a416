package concentric.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("Transfers: both sides sign, each for itself; over the API and by forms")
class TransfersApiTest {

    private final int port;
    private OvenShop shop;
    private Browser ofOven;
    private Browser ofRecipes;
    private Browser ofInstallers;

    TransfersApiTest(@LocalServerPort int port) {
        this.port = port;
        this.shop = OvenShop.none(port);
        this.ofOven = shop.member;
        this.ofRecipes = shop.member;
        this.ofInstallers = shop.member;
    }

    @BeforeAll
    void spokespersons() {
        shop = OvenShop.foundAndSign(port);
        ofOven = account("ova");
        ofRecipes = account("rea");
        ofInstallers = account("ina");
        var memberships = """
                unit,person,role
                Oven,ova,spokesperson
                Recipes,rea,spokesperson
                Installers,ina,spokesperson
                """;
        var started = shop.custodian.upload(
                "/api/imports/memberships", shop.token, memberships.getBytes(StandardCharsets.UTF_8));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.get(started.location()).body().contains("\"accepted\":3"));
    }

    private Browser account(String person) {
        shop.custodian.post("/people", "person", person, "name", person, "email", "");
        shop.custodian.post("/people-accounts", "person", person, "login", person, "password", Browser.PASSWORD);
        return Browser.signedIn(port, person);
    }

    @Test
    @DisplayName("own: who speaks for a side proposes and signs for it alone; with the other side's yes it moves")
    void own() {
        var proposed = ofOven.post("/transfers/new", form("Oven", "Recipes", "7.00", "to settle March"));
        assertThat(proposed.status()).as(proposed.body()).isEqualTo(303);
        var page = proposed.location();
        assertThat(ofOven.get(page).body()).contains("WAITING FOR SIGNATURES", "You sign for Oven.", "to settle March");

        assertThat(ofOven.post(page + "/sign").status()).isEqualTo(303);
        assertThat(ofOven.get(page).body()).contains("WAITING").doesNotContain("You sign for");
        assertThat(ofOven.post(page + "/sign").body())
                .contains("You can’t sign for any of those who still have to: Recipes.");
        assertThat(totals()).doesNotContain("Oven,-");
        assertThat(ofRecipes.get(page).body()).contains("You sign for Recipes.");
        assertThat(ofRecipes.post(page + "/sign").status()).isEqualTo(303);

        assertThat(ofRecipes.get(page).body())
                .contains("RECORDED", "ova, ", "rea, ", "posted with the next batch")
                .doesNotContain("ON BEHALF");
        assertThat(ofOven.post(page + "/withdraw").body()).contains("This transfer is recorded or withdrawn already.");
        assertThat(shop.custodian.get("/ledger/accounts/Recipes").body())
                .contains("Transfer", "7.00", "href=\"/transfers?party=Recipes\"");
        assertThat(shop.custodian.get("/ledger/statements/Oven").body()).contains("Transfer", "7.00");
    }

    @Test
    @DisplayName("sibling and stranger: who speaks for neither side can't propose, sign or withdraw")
    void sibling() {
        var proposed = ofInstallers.post("/transfers/new", form("Oven", "Recipes", "7.00", "for myself"));
        assertThat(proposed.status()).isEqualTo(403);
        assertThat(proposed.body()).contains("You speak for neither side of this transfer.");
        var page = ofOven.post("/transfers/new", form("Oven", "Recipes", "1.00", "theirs"))
                .location();

        for (var other : List.of(ofInstallers, shop.member)) {
            assertThat(other.get(page).body()).contains("theirs").doesNotContain(page + "/sign", page + "/withdraw");
            assertThat(other.post(page + "/sign").status()).isEqualTo(403);
            assertThat(other.post(page + "/sign").body())
                    .contains("You can’t sign for any of those who still have to: Oven, Recipes.");
            assertThat(other.post(page + "/withdraw").body()).contains("You speak for neither side");
        }
        assertThat(shop.custodian.post(page + "/sign").status())
                .as("nor the custodian, where somebody speaks for both")
                .isEqualTo(403);
        assertThat(ofRecipes.postAsIs(page + "/sign").status())
                .as("without the form's hidden field")
                .isEqualTo(403);
        assertThat(ofRecipes.post(page + "/withdraw").status()).isEqualTo(303);
        assertThat(ofOven.get(page).body()).contains("WITHDRAWN").doesNotContain(page + "/sign");
    }

    @Test
    @DisplayName(
            "foreign: a fund is signed for by the unit that looks after it; the custodian signs for the speechless")
    void fundAndSpeechless() {
        var proposed = shop.accepted("/api/transfers", transfer("Cloud", "Platform fund", "3.00"));
        assertThat(proposed.body())
                .contains("\"from\":\"Cloud\",\"to\":\"Platform fund\"", "\"state\":\"waiting\"")
                .contains("\"waitingFor\":[\"Cloud\",\"Oven\"]");
        var path = proposed.location();

        var signed = shop.post(path + "/sign", "");
        assertThat(signed.status()).as(signed.body()).isEqualTo(200);
        assertThat(signed.body())
                .contains("\"signatures\":[{\"party\":\"Cloud\",\"onBehalf\":true", "\"waitingFor\":[\"Oven\"]");
        assertThat(ofOven.post(path.replace("/api", "") + "/sign").status()).isEqualTo(303);
        assertThat(shop.get(path).body()).contains("\"state\":\"recorded\",\"seq\":", "\"waitingFor\":[]");
        assertThat(shop.post(path + "/sign", "").status()).isEqualTo(409);
        assertThat(shop.get("/api/transfers?party=Platform%20fund").body())
                .contains(path.substring(path.lastIndexOf('/') + 1))
                .doesNotContain("\"next\"");
    }

    @Test
    @DisplayName("an opening balance comes from nobody, and only the custodian enters one")
    void openingBalance() {
        assertThat(ofOven.get("/transfers/opening").status()).isEqualTo(403);
        assertThat(ofOven.post("/transfers/opening", form("", "Oven", "5.00", "mine"))
                        .status())
                .isEqualTo(403);
        var forgotten = shop.custodian.post("/transfers/new", form("", "Kitchen lab", "5.00", "who?"));
        assertThat(forgotten.status())
                .as("a forgotten giver makes no opening balance")
                .isEqualTo(400);

        var entered = shop.custodian.post("/transfers/opening", form("", "Kitchen lab", "250.00", "as of 2025"));
        assertThat(entered.status()).as(entered.body()).isEqualTo(303);
        assertThat(shop.custodian.get(entered.location()).body())
                .contains("Kitchen lab begins with €250.00", "You sign on behalf of Kitchen lab");
        assertThat(shop.custodian.post(entered.location() + "/sign").status()).isEqualTo(303);

        assertThat(totals()).contains("(opening),0.00,250.00,-250.00\n");
        assertThat(shop.custodian.get("/ledger/totals").body()).contains("Opening balances", "250.00");
        assertThat(shop.custodian.get("/ledger/accounts/(opening)").body())
                .contains("Opening balance", "\u2212250.00", "href=\"/transfers?party=Kitchen+lab\"");
        assertThat(shop.custodian.get("/transfers?party=Kitchen+lab").body()).contains("Nobody: an opening balance");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            "Cloud";           "nobody";      from;            unknown-party
            "Cloud";           "bob";         from;            person-in-transfer
            "Recipes";         "Cloud";       to;              transfer-to-itself
            "Recipes";         "";            to;              missing
            "1.00";            "0.00";        amount.amount;   nothing-to-move
            "1.00";            "-1";          amount.amount;   negative-amount
            "1.00";            1;             amount.amount;   json-not-text
            "EUR";             "EURO";        amount.currency; unknown-currency
            "2026-03-01";      "some day";    day;             not-a-time
            "to be even";      " ";           reason;          missing
            "to be even";      "a\\u0000b";   reason;          control-character
            "reason";          "why";         why;             json-unknown-field
            """)
    @DisplayName("what is wrong is named")
    void wrong(String replaced, String by, String field, String code) {
        var answer =
                shop.post("/api/transfers", transfer("Cloud", "Recipes", "1.00").replace(replaced, by));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"" + field + "\",\"code\":\"" + code + "\"");
    }

    @Test
    @DisplayName("a reason is written as a text, wherever it stands; the list and its file are filtered alike")
    void listed() {
        var page = ofOven.post("/transfers/new", form("Oven", "Installers", "2.00", "<svg onload=alert(1)>"))
                .location();
        for (var path : List.of(page, "/transfers?state=waiting", "/transfers")) {
            assertThat(ofOven.get(path).body()).contains("&lt;svg onload=").doesNotContain("<svg onload=");
        }
        assertThat(ofOven.get("/transfers?party=Nobody").body()).contains("Nothing fits");
        assertThat(ofOven.get("/transfers.csv?party=Installers").body())
                .startsWith("transfer,from,to,amount,currency,day,reason,state,seq\n")
                .contains(",Oven,Installers,2.00,EUR,2026-03-01,<svg onload=alert(1)>,waiting,\n");
        assertThat(shop.get("/api/transfers/999999").status()).isEqualTo(404);
        assertThat(shop.post("/api/transfers/999999/sign", "").status()).isEqualTo(404);
    }

    private String totals() {
        return shop.get("/api/ledger/totals").body();
    }

    private static String[] form(String from, String to, String amount, String reason) {
        return new String[] {
            "from", from, "to", to, "amount", amount, "currency", "EUR", "day", "2026-03-01", "reason", reason
        };
    }

    private static String transfer(String from, String to, String amount) {
        return """
                {"from":"%s","to":"%s","amount":{"amount":"%s","currency":"EUR"},"day":"2026-03-01",
                 "reason":"to be even"}""".formatted(from, to, amount);
    }
}
