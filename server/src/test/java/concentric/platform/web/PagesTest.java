package concentric.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.Browser.Answer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What all pages and answers have in common. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class PagesTest {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final List<String> PAGES = List.of(
            "/network/units",
            "/network/new-unit",
            "/people",
            "/people-new",
            "/journal",
            "/journal/1",
            "/admin",
            "/admin/tokens",
            "/jobs",
            "/imports/units");

    private final int port;
    private Browser custodian;

    PagesTest(@LocalServerPort int port) {
        this.port = port;
        this.custodian = Browser.anonymous(port);
    }

    @BeforeAll
    void anInstallation() {
        custodian = Browser.custodian(port);
    }

    @Test
    void everyAnswerHasTheSameStrictHeaders() {
        for (var page : PAGES) {
            var answer = custodian.get(page);
            assertThat(answer.status()).as(page).isEqualTo(200);
            assertStrict(answer, page);
            assertThat(answer.body()).as(page).doesNotContain(" style=", "<style", " onclick=", "javascript:");
        }
        assertStrict(Browser.anonymous(port).get("/sign-in"), "sign-in");
        assertStrict(custodian.get("/nowhere"), "404");
        assertStrict(custodian.get("/a;b=c"), "refused by the firewall");
        assertStrict(custodian.postAsIs("/sign-out"), "403");
        assertStrict(Browser.anonymous(port).get("/api/units"), "401");
        assertStrict(custodian.get("/api/units"), "API");
    }

    private static void assertStrict(Answer answer, String where) {
        assertThat(answer.header("Content-Security-Policy")).as(where).isEqualTo(POLICY);
        assertThat(answer.header("X-Content-Type-Options")).as(where).isEqualTo("nosniff");
        assertThat(answer.header("Referrer-Policy")).as(where).isEqualTo("same-origin");
        assertThat(answer.header("Cache-Control")).as(where).isEqualTo("no-store");
        assertThat(answer.response().headers().allValues("Set-Cookie"))
                .as(where)
                .noneMatch(c -> c.contains("JSESSION"));
    }

    @Test
    void assetsAreKeptForAYearUnderTheirHash() {
        var page = Browser.anonymous(port).get("/sign-in").body();
        var assets = Pattern.compile("(?:href|src)=\"(/[^\"]+\\.(?:css|js|svg|woff2))\"")
                .matcher(page)
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(assets).hasSizeGreaterThanOrEqualTo(5).allMatch(asset -> asset.matches(".*-[0-9a-f]{32}\\..*"));
        for (var asset : assets) {
            var answer = Browser.anonymous(port).get(asset);
            assertThat(answer.status()).as(asset).isEqualTo(200);
            assertThat(answer.header("Cache-Control")).as(asset).contains("max-age=31536000", "immutable");
        }
        var css = assets.stream()
                .filter(asset -> asset.endsWith(".css"))
                .findFirst()
                .orElseThrow();
        assertThat(Browser.anonymous(port).get(css).body())
                .containsPattern("url\\([\"']?/fonts/[a-z-]+-[0-9a-f]{32}\\.woff2");
    }

    @Test
    void errorsSpeakToPeopleInPagesAndToProgramsInProblems() {
        assertThat(custodian.get("/nowhere").body()).contains("<h1>There is nothing here</h1>");
        assertThat(custodian.get("/nowhere").status()).isEqualTo(404);
        var api = custodian.get("/api/nowhere");
        assertThat(api.status()).isEqualTo(404);
        assertThat(api.header("Content-Type")).startsWith("application/problem+json");
        assertThat(api.body()).contains("\"code\":\"not-found\"", "\"status\":404", "\"errors\":[]");
        assertThat(custodian.post("/network/new-unit").status()).isEqualTo(405);
        assertThat(custodian.get("/journal/abc").status()).isEqualTo(400);
        assertThat(custodian.get("/journal/999999").status()).isEqualTo(404);
        assertThat(custodian.get("/error").status()).isEqualTo(404);
    }

    @Test
    void whoeverWatchesOverTheProgramNeedsNoAccount() {
        var answer = Browser.anonymous(port).get("/health");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void whatIsTooLargeIsRefusedInWords() {
        var token = custodian.token("large");
        var answer = Browser.anonymous(port).api("POST", "/api/units", token, " ".repeat((16 << 20) + 1));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":\"too-large\"");
        var form = custodian.post("/network/units", "unit", "x".repeat(2 << 20));
        assertThat(form.status()).isEqualTo(413);
        assertThat(form.body()).contains("<h1>That is too large</h1>");
    }

    @Test
    void pagesSpeakTheLanguageThatWasChosen() {
        var browser = Browser.signedIn(port, "ann");
        var answer = browser.post("/preferences/language", "language", "de", "back", "/people?q=a");
        assertThat(answer.location()).isEqualTo("/people?q=a");
        assertThat(browser.get("/people").body()).contains("lang=\"de\"", "<h1>Menschen</h1>");
        assertThat(browser.get("/nowhere").body()).contains("Hier ist nichts");
        assertThat(browser.post("/preferences/language", "language", "xx").status())
                .isEqualTo(404);
    }

    @Test
    void theThemeIsKeptInACookieAndNobodyIsLedAway() {
        var browser = Browser.anonymous(port);
        assertThat(browser.postFrom("/sign-in", "/preferences/theme", "theme", "dark", "back", "/sign-in")
                        .location())
                .isEqualTo("/sign-in");
        assertThat(browser.get("/sign-in").body()).contains("data-theme=\"dark\"");
        for (var back : List.of("https://evil.example/", "//evil.example", "/\\evil", "javascript:alert(1)")) {
            assertThat(browser.postFrom("/sign-in", "/preferences/theme", "theme", "auto", "back", back)
                            .location())
                    .isEqualTo("/");
        }
        assertThat(browser.get("/sign-in").body()).doesNotContain("data-theme=\"dark\"");
    }

    @Test
    void theJournalIsFilteredAndEachActHasAnAddress() {
        custodian.post("/network/units", "unit", "journalled", "name", "J", "kind", "node", "purpose", "To be found");
        var page = custodian.get("/journal?noun=unit&subject=journalled").body();
        assertThat(page)
                .contains("Ann Custodian founded the unit journalled")
                .doesNotContain("set up the organisation");
        var act = Pattern.compile("/journal/(\\d+)\"")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(act).hasSize(1);
        var permalink = custodian.get(act.getFirst().replace("\"", "")).body();
        assertThat(permalink).contains("Ann Custodian", "To be found").containsPattern("[0-9a-f]{64}");
        assertThat(custodian.get("/journal.csv?noun=unit").body()).startsWith("act,at,who,verb,subject");
    }
}
