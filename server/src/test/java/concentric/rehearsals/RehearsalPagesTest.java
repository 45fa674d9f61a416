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
