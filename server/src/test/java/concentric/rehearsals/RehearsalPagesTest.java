package concentric.rehearsals;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("The rehearsal of a draft")
class RehearsalPagesTest {

    /** Recipes get less, and so does who they pay; nothing else differs. */
    private static final String DRAFT = """
            contract "Smart oven" in EUR on payments for oven-subscription
              from 2027-01-01
              promise "a working oven"
              pay Cloud 0.40 per unit
              pay "Platform fund" 5 % of gross
              share rest: Oven 7, Recipes 2, Installers 1
            """;

    private final int port;
    private final MovableClock clock;
    private OvenShop shop;
    private String rehearsal = "";

    RehearsalPagesTest(@LocalServerPort int port, MovableClock clock) {
        this.port = port;
        this.clock = clock;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void marchIsOver() {
        clock.set(Instant.parse("2026-03-20T09:00:00Z"));
        shop = OvenShop.foundAndSign(port);
        shop.accepted("/api/payments", OvenShop.payment("p1", "9.99", "0.00"));
        shop.accepted("/api/payments", OvenShop.payment("p2", "9.99", "0.00"));
        clock.set(Instant.parse("2026-04-02T09:00:00Z"));
        var drafted = shop.custodian.apiText("/api/contracts", shop.token, DRAFT);
        assertThat(drafted.status()).as(drafted.body()).isEqualTo(201);
        var version = Pattern.compile("\"version\":(\\d+)").matcher(drafted.body());
        assertThat(version.find()).isTrue();
        rehearsal = "/rehearsals/" + version.group(1);
    }

    @AfterAll
    void now() {
        clock.reset();
    }

    /** Signed in now: by March's sessions nobody is any more. */
    private Browser member() {
        return Browser.signedIn(port, "bob");
    }

    @Test
    @DisplayName("names who loses although they do not sign, with the amount and the worst month")
    void losers() {
        var page = member().get(rehearsal).body();

        assertThat(page)
                .contains("March 2026: 2 payments settled again")
                .contains("One who does not sign loses €0.28. Kitchen lab loses most of it: €0.28;")
                .contains("Recipes loses most of it: €1.54; its worst month is March 2026, −€1.54.")
                .contains("What happened is held as it was");
        assertThat(row(page, "Kitchen lab")).contains("does not sign", "0.82", "0.54", "−0.28", "−34.1");
        assertThat(row(page, "Oven")).contains("signs", "10.90", "12.72", "+1.82");
    }

    /** The row of a party, as words. */
    private static String row(String page, String party) {
        var row = Pattern.compile("<tr>\\s*<th scope=\"row\">(?:(?!</tr>).)*?>" + party + "<.*?</tr>", Pattern.DOTALL)
                .matcher(page);
        assertThat(row.find()).as(page).isTrue();
        return row.group().replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    @DisplayName("stands in sentences on the page of the draft, and while it is written")
    void onTheDraft() {
        var contract = member().get("/contracts/Smart%20oven").body();
        assertThat(contract).contains("One who does not sign loses €0.28.", "href=\"" + rehearsal + "\"");

        var written = Browser.signedIn(port, "ann").post("/contracts/new", "text", DRAFT, "shown", DRAFT, "do", "show");
        assertThat(written.body()).contains("One who does not sign loses €0.28.");
    }

    @Test
    @DisplayName("finds the smallest growth of volume at which who does not sign keeps what it kept")
    void growth() {
        // Two payments give Kitchen lab 0.54, and 0.54 × 1.51 is 0.8154; at 1.509 it would be 0.81.
        var page =
                member().get(rehearsal + "?keeps=silent&least=100&lever=volume").body();
        assertThat(page)
                .contains("51\u00a0% more would have to be bought, of every amount; a step less is not enough.");
        assertThat(page).contains("Steps are 0.1\u00a0%.");
    }

    @Test
    @DisplayName("finds the nearest weight at which one party has its part, and shows what changes in the draft")
    void weight() {
        // 9.09 × 4 ÷ 12 is 3.03, of which Kitchen lab gets 0.45; by 3 of 11 it would be 0.37, and it got 0.41.
        var page = member().get(rehearsal + "?keeps=party-Kitchen%20lab&least=100&lever=3.2")
                .body();
        assertThat(page)
                .contains(
                        "<b>4 instead of 2; a step nearer is not enough.</b>",
                        "As it would have to be, beside the draft");
    }

    @Test
    @DisplayName("says that a number can't do it, how close it comes, and what is then missing for whom")
    void none() {
        // Without the fund's 5 % Recipes gets 1.92 a payment, and Kitchen lab 0.29 of it.
        var page = member().get(rehearsal + "?keeps=party-Kitchen%20lab&least=100&lever=2.1")
                .body();
        assertThat(page).contains("This number does not do it. Closest comes 0 %", "Kitchen lab: €0.24");

        var enough = member().get(rehearsal + "?keeps=party-Oven&least=100&lever=2.1");
        assertThat(enough.body()).contains("Nothing: as drafted they keep that.");
    }

    @Test
    @DisplayName("names the field of a question that can't be asked")
    void badQuestions() {
        var page = member().get(rehearsal + "?keeps=party-Nobody&least=lots&lever=9.9")
                .body();
        assertThat(page)
                .contains("There is no “party-Nobody” to choose here.", "There is no “9.9” to choose here.")
                .contains("“lots” is not a percentage with at most four decimals.");
    }

    @Test
    @DisplayName("says what changes for customers")
    void forCustomers() {
        assertThat(member().get(rehearsal).body())
                .contains("Nothing: what is promised to them stays, and what they pay is held as it was.");
    }

    @Test
    @DisplayName("works on a payment that is typed in where there is no history in its currency")
    void typedIn() {
        var yen = "contract Yen in JPY on receipts of Oven\n  pay Cloud 1 % of gross\n";
        var drafted = shop.custodian.apiText("/api/contracts", shop.token, yen);
        var version = Pattern.compile("\"version\":(\\d+)").matcher(drafted.body());
        assertThat(version.find()).as(drafted.body()).isTrue();
        var page = member().get("/rehearsals/" + version.group(1)).body();
        assertThat(page).contains("There is no whole month with payments in JPY", "Try it on this payment");
    }

    /** What comes of scenarios: the page that their link leads to. */
    private Browser.Answer compared(Browser browser, String first, String second) {
        var sent = browser.post("/rehearsals", "scenario", first, "scenario", second, "scenario", "");
        assertThat(sent.status()).as(sent.body()).isEqualTo(303);
        return browser.get(sent.location());
    }

    @Test
    @DisplayName("stands beside other scenarios and beside what happened, under a link that holds all of it")
    void compared() {
        var answer = compared(member(), DRAFT, "volume oven-subscription 150 %");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(row(answer.body(), "Kitchen lab")).contains("0.82", "0.54 −0.28", "1.23 +0.41");
        assertThat(row(answer.body(), "Oven")).contains("10.90", "12.72 +1.82", "16.35 +5.45");
        assertThat(answer.body()).contains("Turn into drafts", "Link to this comparison");

        var text = Browser.signedIn(port, "ann").post("/contracts/new", "text", DRAFT, "shown", "", "do", "update");
        assertThat(text.body()).contains("Oven 7, Recipes 2, Installers 1");
    }

    @Test
    @DisplayName("of a scenario that pays in a circle, or names what is not there, says so at its text")
    void badScenarios() {
        var circle = """
                contract "Back" in EUR on receipts of "Kitchen lab"
                  pay Recipes 1 % of gross
                """;
        assertThat(compared(member(), circle, "volume oven-subscription 100.05 %")
                        .body())
                .contains("Recipes → Kitchen lab → Recipes", "“100.05” is no volume")
                .doesNotContain("Link to this comparison");
        assertThat(compared(member(), "volume nothing 110 %\nvolume all offers", "")
                        .body())
                .contains("line 1: There is no offer “nothing”.", "line 2: “volume all offers” says no volume.");
        assertThat(member().get("/rehearsals?scenarios=eJyzz").status()).isEqualTo(400);
        assertThat(Browser.anonymous(port).get("/rehearsals?scenarios=eJyzz").status())
                .isEqualTo(303);
    }

    @Test
    @DisplayName("begins a scenario with the text of a contract")
    void inserted() {
        var browser = member();
        var sent =
                browser.post("/rehearsals", "scenario", "", "scenario", "", "contract", "Smart oven", "do", "insert-1");
        assertThat(browser.get(sent.location()).body()).contains("contract &#34;Smart oven&#34; in EUR");
    }

    @Test
    @DisplayName("says that it moves nothing where nothing differs")
    void nothingDiffers() {
        assertThat(member().get("/rehearsals/1").body()).contains("Nobody gains or loses");
    }

    @Test
    @DisplayName("is refused with the reason where the draft makes no plan with what was in force")
    void clash() {
        var twice = "contract Other in EUR on payments for oven-subscription\n  share rest: Oven\n";
        var answer = shop.custodian.apiText("/api/rehearsals", shop.token, twice);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("oven-subscription", "Smart oven", "Other");
    }

    @Test
    @DisplayName("answers without effects where there is no history in its currency, and refuses two currencies")
    void currencies() {
        var yen = "contract Yen in JPY on receipts of Oven\n  pay Cloud 1 % of gross\n";
        var none = shop.custodian.apiText("/api/rehearsals", shop.token, yen);
        assertThat(none.status()).as(none.body()).isEqualTo(200);
        assertThat(none.body()).contains("\"effects\":[]").doesNotContain("firstMonth");

        var both = shop.custodian.apiText("/api/rehearsals", shop.token, yen + DRAFT);
        assertThat(both.status()).isEqualTo(400);
        assertThat(both.body()).contains("rehearsal-currencies");
    }

    @Test
    @DisplayName("of a version that is not there is not there")
    void unknown() {
        assertThat(member().get("/rehearsals/4711").status()).isEqualTo(404);
        assertThat(Browser.anonymous(port).get(rehearsal).status()).isEqualTo(303);
    }
}
