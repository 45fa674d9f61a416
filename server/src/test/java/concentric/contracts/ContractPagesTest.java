package concentric.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import concentric.Ovens;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Contracts as they are written, signed and ended, on pages and by the API. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class ContractPagesTest {

    private final int port;
    private OvenShop shop;
    private Browser custodian;

    ContractPagesTest(@LocalServerPort int port) {
        this.port = port;
        this.shop = OvenShop.none(port);
        this.custodian = shop.custodian;
    }

    @BeforeAll
    void anInstallation() {
        shop = OvenShop.foundAndSign(port);
        custodian = shop.custodian;
    }

    @Test
    void aContractIsWrittenSignedShownAndEnded() {
        shop.accepted("/api/offers", "{\"code\":\"repairs\",\"unit\":\"Installers\"}");
        var drafted = custodian.post(
                "/contracts/new", "text", "contract Repairs in EUR on payments for repairs\n  share rest: @unit");
        assertThat(drafted.location()).isEqualTo("/contracts/Repairs?version=1");
        var page = custodian.get(drafted.location()).body();
        assertThat(page)
                .contains(
                        "WAITING FOR SIGNATURES",
                        "It promises nothing",
                        "Sign for Installers",
                        "On behalf, as the custodian")
                .contains("All that is left goes to the unit whose offer it is.", "share rest: @unit");
        var sign = page.replaceAll("(?s).*action=\"(/contracts/versions/\\d+/sign)\".*", "$1");
        assertThat(custodian.post(sign).body()).contains("was changed while you read it");
        var seen = page.replaceAll("(?s).*name=\"seen\" value=\"([0-9a-f]{64})\".*", "$1");
        assertThat(custodian.post(sign, "seen", seen).location()).isEqualTo(drafted.location());
        page = custodian.get(drafted.location()).body();
        assertThat(page).contains("IN FORCE", "ON BEHALF", "Ann Custodian");
        assertThat(custodian.get("/contracts/offers").body()).contains("/contracts/Repairs?version=1");
        assertThat(custodian.get("/network/units/Installers").body()).contains(">Repairs<", "repairs");
        var end = sign.replace("/sign", "/end");
        assertThat(custodian.post(end, "until", "2020-01-01").body()).contains("is past");
        assertThat(custodian.post(end, "until", "").status()).isEqualTo(303);
        assertThat(custodian.get(drafted.location()).body()).contains("ENDED");
        assertThat(custodian.get("/journal").body()).contains("ended Repairs", "signed Repairs", "drafted Repairs");
    }

    @Test
    void eachClauseIsAPlainSentence() {
        var page = custodian.get("/contracts/Smart%20oven").body();
        assertThat(page)
                .contains("Cloud gets €0.40 for each unit paid for.")
                .contains("Platform fund gets 5\u00a0% of what the contract shares.")
                .contains("Oven 6 parts, Recipes 3 parts, Installers one part")
                .contains("a working oven", "id=\"clause-3\"");
        assertThat(custodian.get("/contracts/Run%20costs").body()).contains("What Cloud receives out of a payment");
    }

    @Test
    void theListIsSearchedAndComesAsAFile() {
        assertThat(custodian.get("/contracts?q=recipe").body())
                .contains("Recipe content")
                .doesNotContain("Run costs");
        assertThat(custodian.get("/contracts.csv?q=run").body())
                .startsWith("contract,version,state,currency,from,until,text\nRun costs,1,IN FORCE,EUR,,,");
    }

    @Test
    void whatCantBeReadIsNamedByLineAndColumnAndTheTextStays() {
        var text = "contract Broken in EUR on payments for oven-subscription\n  pay Cloud 0,40 per unit\n";
        var answer = custodian.post("/contracts/new", "text", text);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("Line 2, column", "pay Cloud 0,40 per unit");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
            contract A in EUR on payments for nothing/n share rest: Oven;                    unknown-offer
            contract A in EUR on payments for oven-subscription/n share rest: Nobody;        unknown-party
            contract A in XXX on payments for oven-subscription/n share rest: Oven;          contract-text
            contract A in EUR on payments for oven-subscription/n pay Oven 5 % of gross;     contract-text
            contract A in EUR on result of Nobody/n pay Cloud 5 % of gross;                  unknown-party
            contract A in EUR on result of Cloud/n bonus 1 % of result to Oven when m > 1;   undefined-measure
            contract A in EUR on receipts of Oven/n pay Cloud 101 % of gross;                contract-text
            contract;                                                                        contract-text
            # nothing;                                                                       contract-text
            """)
    void everyMistakeInATextIsSaidAndNothingIsDrafted(String text, String code) {
        var before = shop.get("/api/contracts").body();
        var answer = custodian.apiText("/api/contracts", shop.token, text.replace("/n", "\n"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(shop.get("/api/contracts").body()).isEqualTo(before);
    }

    @Test
    void signingThatClashesLeavesNoDraftEither() {
        var before = shop.get("/api/contracts").body();
        var second = "contract Second in EUR on payments for oven-subscription\n share rest: Oven";
        var answer = custodian.apiText("/api/contracts?sign=true", shop.token, second);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("\"code\":\"contracts-clash\"", "oven-subscription");
        assertThat(shop.get("/api/contracts").body()).isEqualTo(before);
        var cycle = custodian.apiText(
                "/api/contracts?sign=true",
                shop.token,
                "contract Back in EUR on receipts of Recipes\n pay Oven 1 % of gross\n"
                        + "contract Forth in EUR on receipts of Oven\n pay Recipes 1 % of gross");
        assertThat(cycle.body()).contains("\"code\":\"contracts-clash\"", "→");
        var begun = custodian.apiText(
                "/api/contracts?sign=true",
                shop.token,
                "contract Late in EUR on receipts of \"Platform fund\"\n pay Oven 1 % of gross");
        assertThat(begun.body()).contains("\"code\":\"contracts-refused\"", "only a unit pays on from its receipts");
    }

    @Test
    void whatWouldChangeWhatIsSettledIsCounted() {
        shop.accepted("/api/offers", "{\"code\":\"towel\",\"unit\":\"Oven\"}");
        var towels = "contract Towels in EUR on payments for towel\n share rest: %s";
        assertThat(custodian
                        .apiText("/api/contracts?sign=true", shop.token, towels.formatted("Oven"))
                        .status())
                .isEqualTo(201);
        shop.accepted("/api/payments", OvenShop.payment("t1").replace("oven-subscription", "towel"));
        var changed = custodian.apiText("/api/contracts?sign=true", shop.token, towels.formatted("Cloud"));
        assertThat(changed.status()).isEqualTo(400);
        assertThat(changed.body()).contains("One payment since then would have been shared otherwise");
    }

    @Test
    void mistakesAreSaidInTheReadersLanguageAndWhereTheyStand() {
        var german = Browser.signedIn(port, "ann");
        german.post("/preferences/language", "language", "de", "back", "/");
        var page = german.post("/contracts/new", "text", """
                contract Broken in EUR on payments for nothing-such
                  pay Nobody 5 % of gross
                  share rest: Oven
                """).body();
        assertThat(page)
                .contains("Zeile 1, Spalte 1", "Es gibt kein Angebot „nothing-such“.")
                .contains("Zeile 2, Spalte 3", "Es gibt weder Einheit noch Fonds noch Mensch „Nobody“.");
        var mistyped = german.post("/contracts/new", "text", """
                contract Broken in EUR on payments for oven-subscription
                  pay Cloud -5 per unit
                  pay Recipes 5 % of everything
                  share rest: Oven, Oven
                  pay Cloud 1 per unit
                  promise
                """).body();
        assertThat(mistyped)
                .contains("Erwartet: ein Betrag oder ein Prozentsatz; gefunden: „-5“, was negativ ist")
                .contains("Erwartet: „of gross“ oder „of rest“; gefunden: „of“.")
                .contains("Erwartet: ein Versprechen in Anführungszeichen; gefunden: das Ende der Zeile.")
                .doesNotContain("expected", "found", "negative");
        var clash = german.post(
                "/contracts/new",
                "text",
                "contract Second in EUR on payments for oven-subscription\n  from 2027-01-01\n  share rest: Oven",
                "sign",
                "true");
        assertThat(clash.body())
                .contains("zwei Verträge für ein Angebot, „Smart oven“ und „Second“", "ab 2027-01-01")
                .doesNotContain("two contracts");
    }

    @Test
    void membersReadAndOnlyTheCustodianChanges() {
        var member = shop.member;
        assertThat(member.get("/contracts").status()).isEqualTo(200);
        assertThat(member.get("/contracts/Smart%20oven").body()).doesNotContain("/contracts/new", "/end\"");
        assertThat(member.get("/contracts/new").status()).isEqualTo(403);
        assertThat(member.post("/contracts/new", "text", Ovens.CONTRACTS).status())
                .isEqualTo(403);
        assertThat(member.post("/contracts/offers", "code", "x", "unit", "Oven").status())
                .isEqualTo(403);
        assertThat(member.post("/contracts/funds", "code", "x", "name", "X", "unit", "Oven")
                        .status())
                .isEqualTo(403);
        assertThat(member.post("/contracts/versions/1/end", "until", "").status())
                .isEqualTo(403);
        assertThat(member.get("/contracts/funds").body()).contains("Platform fund");
    }

    @Test
    void namesThatAddressesCantHoldAreFoundAllTheSame() {
        shop.accepted("/api/offers", "{\"code\":\"odd\",\"unit\":\"Oven\"}");
        var name = "<svg onload=alert(1)> 50 %; a/b";
        var drafted = custodian.post(
                "/contracts/new", "text", "contract \"" + name + "\" in EUR on payments for odd\n share rest: Oven");
        assertThat(drafted.location()).startsWith("/contracts/versions/");
        assertThat(custodian.get(drafted.location()).body())
                .contains("&lt;svg onload=alert(1)&gt; 50 %; a/b")
                .doesNotContain("<svg onload");
        assertThat(custodian.get("/contracts").body()).contains("href=\"" + drafted.location() + "\"");
        var withdraw = drafted.location() + "/withdraw";
        assertThat(custodian.post(withdraw).status()).isEqualTo(303);
        assertThat(custodian.get(drafted.location()).body()).contains("WITHDRAWN");
        assertThat(custodian.post(withdraw).status()).isEqualTo(400);
    }

    @Test
    void offersAndFundsAreAddedOnce() {
        assertThat(custodian
                        .post("/contracts/offers", "code", "new offer", "unit", "Oven")
                        .status())
                .isEqualTo(303);
        var again = custodian.post("/contracts/offers", "code", "new offer", "unit", "Oven");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).contains("is taken");
        assertThat(custodian
                        .post("/contracts/offers", "code", "1 %", "unit", "Nobody")
                        .body())
                .contains("can’t be a code", "There is no unit “Nobody”.");
        assertThat(custodian
                        .post("/contracts/funds", "code", "Oven", "name", "X", "unit", "Oven")
                        .body())
                .contains("is taken");
        assertThat(shop.get("/api/funds").body())
                .contains("{\"code\":\"Platform fund\",\"name\":\"Platform fund\",\"unit\":\"Oven\"}");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThat(custodian.get("/contracts/Nothing").status()).isEqualTo(404);
        assertThat(custodian.get("/contracts/Smart%20oven?version=9").status()).isEqualTo(404);
        assertThat(custodian.get("/contracts/versions/999999").status()).isEqualTo(404);
        assertThat(custodian.post("/contracts/versions/999999/sign").status()).isEqualTo(404);
        assertThat(shop.post("/api/contracts/versions/999999/end", "").status()).isEqualTo(404);
    }
}
