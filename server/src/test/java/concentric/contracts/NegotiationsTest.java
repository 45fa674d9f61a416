package concentric.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Two units that come to an agreement about a draft, clause by clause; none of it binds anybody before they sign. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("Negotiations")
class NegotiationsTest {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");
    private static final Pattern VERSION = Pattern.compile("/contracts/versions/(\\d+)/edit");

    private final int port;
    private final MovableClock clock;
    private OvenShop shop;
    private Browser ofOven;
    private Browser otherOfOven;
    private Browser ofCloud;
    private Browser memberOfCloud;
    private Browser ofInstallers;

    NegotiationsTest(@LocalServerPort int port, MovableClock clock) {
        this.clock = clock;
        this.port = port;
        this.shop = OvenShop.none(port);
        this.ofOven = shop.member;
        this.otherOfOven = shop.member;
        this.ofCloud = shop.member;
        this.memberOfCloud = shop.member;
        this.ofInstallers = shop.member;
    }

    @BeforeAll
    void people() {
        shop = OvenShop.foundAndSign(port);
        ofOven = account("ova");
        otherOfOven = account("ovid");
        ofCloud = account("cla");
        memberOfCloud = account("clo");
        ofInstallers = account("ina");
        var memberships = """
                unit,person,role
                Oven,ova,spokesperson
                Oven,ovid,spokesperson
                Cloud,cla,spokesperson
                Cloud,clo,member
                Installers,ina,spokesperson
                """;
        var started = shop.custodian.upload(
                "/api/imports/memberships", shop.token, memberships.getBytes(StandardCharsets.UTF_8));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.get(started.location()).body().contains("\"accepted\":5"));
    }

    private Browser account(String person) {
        shop.custodian.post("/people", "person", person, "name", person, "email", "");
        shop.custodian.post("/people-accounts", "person", person, "login", person, "password", Browser.PASSWORD);
        return Browser.signedIn(port, person);
    }

    /** Between Cloud and Oven, which looks after the fund too. */
    private static String text(String name, String forCloud) {
        return """
                contract %s in EUR on payments for %s
                  pay Cloud %s %% of gross
                  pay "Platform fund" 2 %% of gross
                  share rest: Oven
                """.formatted(name, name, forCloud);
    }

    /** Written by Oven. */
    private String drafted(String name) {
        shop.accepted("/api/offers", "{\"code\":\"" + name + "\",\"unit\":\"Oven\"}");
        var answer = ofOven.post("/contracts/new", "text", text(name, "5"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        var edit = VERSION.matcher(ofOven.get(answer.location()).body());
        assertThat(edit.find()).isTrue();
        return "/contracts/versions/" + edit.group(1);
    }

    private static String seen(Browser browser, String draft) {
        var seen = SEEN.matcher(browser.get(draft + "/negotiate").body());
        assertThat(seen.find()).as(draft).isTrue();
        return seen.group(1);
    }

    private static void change(Browser browser, String draft, String text) {
        var changed = browser.post(draft + "/edit", "text", text, "seen", seen(browser, draft));
        assertThat(changed.status()).as(changed.body()).isEqualTo(303);
    }

    private static void accept(Browser browser, String draft, String... form) {
        assertThat(answer(browser, draft + "/accept", seen(browser, draft), form)
                        .status())
                .isEqualTo(303);
    }

    private static void sign(Browser browser, String draft) {
        assertThat(answer(browser, draft + "/sign", seen(browser, draft)).status())
                .isEqualTo(303);
    }

    private static Browser.Answer answer(Browser browser, String path, String seen, String... form) {
        var sent = new String[form.length + 2];
        sent[0] = "seen";
        sent[1] = seen;
        System.arraycopy(form, 0, sent, 2, form.length);
        return browser.post(path, sent);
    }

    /** What stands on the page about a clause. */
    private static String clause(Browser browser, String draft, int number) {
        var page = browser.get(draft + "/negotiate").body();
        int from = page.indexOf("id=\"clause-" + number + "\"");
        assertThat(from).as(page).isPositive();
        return page.substring(from, page.indexOf("</section>", from));
    }

    private static String said(Browser browser, String draft) {
        return browser.get(draft + "/negotiate").body();
    }

    @Test
    @DisplayName(
            "own: a member of a party comments on a clause; a comment is plain text, said by somebody at some time")
    void comments() {
        var draft = drafted("comments");
        var said = answer(memberOfCloud, draft + "/comments", seen(memberOfCloud, draft), "clause", "1", "text", """
                        Six would be <b>fair</b>.
                        We said so in May.""");
        assertThat(said.location()).isEqualTo(draft + "/negotiate#clause-1");
        assertThat(clause(ofOven, draft, 1))
                .contains("clo, ", "Six would be &lt;b&gt;fair&lt;/b&gt;.", "We said so in May.");
        assertThat(clause(ofOven, draft, 2)).doesNotContain("Six would be");
        assertThat(clause(memberOfCloud, draft, 1)).contains("/comments").doesNotContain("/accept", "/object");
        assertThat(ofOven.get("/journal").body()).contains("clo commented on the draft of comments");
    }

    @Test
    @DisplayName(
            "an empty comment, one that is too long, one on no clause or on no text: refused, and what was typed stays")
    void refusedComments() {
        var draft = drafted("refused-comments");
        var path = draft + "/comments";
        var seen = seen(ofCloud, draft);
        assertThat(answer(ofCloud, path, seen, "clause", "1", "text", "  ").body())
                .contains("This is needed.");
        var longest = answer(ofCloud, path, seen, "clause", "2", "text", "x".repeat(2001));
        assertThat(longest.status()).isEqualTo(400);
        assertThat(longest.body()).contains("At most 2000 characters.", "x".repeat(2001));
        assertThat(answer(ofCloud, path, seen, "clause", "1", "text", "turned \u202E")
                        .body())
                .contains("invisible control character");
        assertThat(answer(ofCloud, path, seen, "clause", "4", "text", "t").body())
                .contains("There is no such clause; the last one is 3");
        assertThat(answer(ofCloud, path, "no hash", "clause", "1", "text", "t").body())
                .contains("never said what you have read");
    }

    @Test
    @DisplayName("a sibling, whose unit has no part, reads it all and says nothing; a member accepts nothing")
    void sibling() {
        var draft = drafted("sibling-says");
        var seen = seen(ofOven, draft);
        for (var other : List.of(ofInstallers, shop.member)) {
            assertThat(said(other, draft))
                    .contains("Where do we differ?", "Waiting for Cloud since")
                    .doesNotContain("/comments", "/accept", "/object");
            for (var verb : List.of("/comments", "/accept", "/object")) {
                assertThat(answer(other, draft + verb, seen, "clause", "1", "text", "t")
                                .status())
                        .as(verb)
                        .isEqualTo(403);
            }
        }
        assertThat(answer(memberOfCloud, draft + "/accept", seen, "clause", "1").status())
                .isEqualTo(403);
        assertThat(answer(memberOfCloud, draft + "/object", seen, "clause", "1", "text", "t")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("the turn is with those who did nothing about what it says now, and then with all who have to sign")
    void turn() {
        var draft = drafted("turn");
        assertThat(said(ofOven, draft)).contains("Waiting for Cloud since", "propose something else");
        assertThat(ofOven.get("/home").body()).doesNotContain("turn, version 1");
        assertThat(ofCloud.get("/home").body()).contains("turn, version 1", "Answer", draft + "/negotiate");
        for (int clause = 0; clause < 3; clause++) accept(ofCloud, draft, "clause", String.valueOf(clause));
        assertThat(said(ofOven, draft)).contains("Waiting for Cloud since");
        accept(ofCloud, draft, "clause", "3");
        assertThat(said(ofOven, draft))
                .contains("Waiting for Cloud, Oven since", "Nothing is open but their signature");
        assertThat(ofOven.get("/home").body()).contains("turn, version 1", "Waits for Oven");
        sign(ofCloud, draft);
        assertThat(said(ofOven, draft)).contains("Waiting for Oven since");
        assertThat(ofCloud.get("/home").body()).doesNotContain("turn, version 1");
        sign(ofOven, draft);
        assertThat(said(ofOven, draft)).contains("It waits for nobody.", "IN FORCE");
    }

    @Test
    @DisplayName("an objection has a reason and gives the turn back to those who wrote it")
    void objection() {
        var draft = drafted("objection");
        var seen = seen(ofCloud, draft);
        assertThat(answer(ofCloud, draft + "/object", seen, "clause", "1", "text", "")
                        .status())
                .isEqualTo(400);
        assertThat(answer(ofCloud, draft + "/object", seen, "clause", "1", "text", "Too little")
                        .status())
                .isEqualTo(303);
        assertThat(said(ofOven, draft)).contains("Waiting for Oven since", "Somebody objects");
        assertThat(clause(ofOven, draft, 1)).contains("OBJECTS", "Too little");
        assertThat(ofOven.get("/home").body()).contains("objection, version 1", "Objection");
        accept(ofCloud, draft, "clause", "1");
        assertThat(clause(ofOven, draft, 1)).contains("ACCEPTS").doesNotContain("OBJECTS");
    }

    @Test
    @DisplayName("a changed clause loses its acceptance, visibly; what was not changed keeps it")
    void lost() {
        var draft = drafted("lost");
        accept(ofCloud, draft);
        assertThat(clause(ofOven, draft, 1)).contains("ACCEPTS");
        change(ofOven, draft, text("lost", "4"));
        assertThat(clause(ofOven, draft, 1)).contains("ACCEPTED OTHER WORDS").doesNotContain("ACCEPTS");
        assertThat(clause(ofOven, draft, 2)).contains("ACCEPTS").doesNotContain("OTHER WORDS");
        assertThat(said(ofOven, draft)).contains("Waiting for Cloud since");
        accept(ofCloud, draft, "clause", "1");
        assertThat(said(ofOven, draft)).contains("Waiting for Cloud, Oven since");
    }

    @Test
    @DisplayName("a counter-proposal stands beside the proposal; comments on words that are gone are kept")
    void counterProposal() {
        var draft = drafted("counter");
        assertThat(said(ofOven, draft)).contains("Only one side has written so far");
        answer(ofOven, draft + "/comments", seen(ofOven, draft), "clause", "2", "text", "For the platform");
        change(ofCloud, draft, text("counter", "7").replace("  pay \"Platform fund\" 2 % of gross\n", ""));
        assertThat(said(ofOven, draft))
                .contains("Proposed by Oven: ova", "Proposed by Cloud: cla", "Waiting for Oven since")
                .contains("On clauses that are gone", "For the platform");
        assertThat(clause(ofOven, draft, 1))
                .contains("<del><span class=\"unseen\">taken away: </span>5</del>")
                .contains("<ins><span class=\"unseen\">added: </span>7</ins>")
                .contains("Cloud gets 7\u00a0% of what the contract shares.");
    }

    @Test
    @DisplayName("what was changed meanwhile can’t be accepted, objected to or signed by who has not read it")
    void changedMeanwhile() {
        var draft = drafted("meanwhile");
        var seen = seen(ofCloud, draft);
        change(ofOven, draft, text("meanwhile", "1"));
        for (var verb : List.of("/accept", "/object", "/sign")) {
            var stale = answer(ofCloud, draft + verb, seen, "clause", "1", "text", "t");
            assertThat(stale.status()).as(verb).isEqualTo(400);
            assertThat(stale.body()).contains("was changed while you read it");
        }
        assertThat(answer(ofCloud, draft + "/comments", seen, "clause", "1", "text", "I liked five")
                        .status())
                .isEqualTo(303);
        assertThat(clause(ofCloud, draft, 1)).contains("I liked five", "ON EARLIER WORDS");
    }

    @Test
    @DisplayName("of two who speak for a unit and sign at once, one signs and the other is told")
    void signingAtOnce() throws Exception {
        var draft = drafted("at-once");
        var seen = seen(ofOven, draft);
        try (var both = Executors.newFixedThreadPool(2)) {
            List<Callable<Browser.Answer>> calls = List.of(
                    () -> answer(ofOven, draft + "/sign", seen), () -> answer(otherOfOven, draft + "/sign", seen));
            var answers = both.invokeAll(calls);
            var first = answers.getFirst().get();
            var second = answers.getLast().get();
            assertThat(List.of(first.status(), second.status())).containsExactlyInAnyOrder(303, 400);
            assertThat(first.status() == 400 ? first.body() : second.body()).contains("is signed already for Oven");
        }
        assertThat(shop.get("/api" + draft).body()).containsOnlyOnce("\"signed\":true");
    }

    @Test
    @DisplayName(
            "after its last day a draft waits for nobody and can’t be signed or accepted; before, it says until when")
    void expiry() {
        var draft = drafted("expiry");
        var seen = seen(ofCloud, draft);
        var yesterday =
                LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin")).minusDays(1);
        assertThat(ofOven.post(draft + "/expiry", "day", yesterday.toString()).body())
                .contains("is past.");
        assertThat(ofOven.post(draft + "/expiry", "day", "soon").status()).isEqualTo(400);
        assertThat(ofInstallers
                        .post(draft + "/expiry", "day", yesterday.plusDays(8).toString())
                        .status())
                .isEqualTo(403);
        assertThat(ofOven.post(draft + "/expiry", "day", yesterday.plusDays(8).toString())
                        .status())
                .isEqualTo(303);
        assertThat(said(ofCloud, draft)).contains("It can be signed until", "the day included (ova, ");
        assertThat(ofCloud.get(draft).body()).contains("It can be signed until");
        clock.advance(Duration.ofDays(9));
        // Nobody's session lasts that long.
        var later = Browser.signedIn(port, "cla");
        assertThat(said(later, draft)).contains("It could be signed until", "It waits for nobody.");
        assertThat(later.get("/home").body()).doesNotContain("expiry, version 1");
        for (var verb : List.of("/sign", "/accept")) {
            var late = answer(later, draft + verb, seen);
            assertThat(late.status()).as(verb).isEqualTo(400);
            assertThat(late.body()).contains("could be signed until " + yesterday.plusDays(8));
        }
        assertThat(later.post(draft + "/expiry", "day", "").status()).isEqualTo(303);
        sign(later, draft);
        assertThat(later.post(draft + "/expiry", "day", yesterday.plusDays(20).toString())
                        .body())
                .contains("Somebody has signed", "for as long as it said");
        clock.advance(Duration.ofDays(-9));
    }

    @Test
    @DisplayName("a quote from outside is a link of the web with a name, attached by a member of a party")
    void quotes() {
        var draft = drafted("quotes");
        assertThat(memberOfCloud
                        .post(draft + "/quotes", "name", "Another cloud", "link", "https://cloud.example/offer?a=1&b=2")
                        .status())
                .isEqualTo(303);
        assertThat(said(ofInstallers, draft))
                .contains("Another cloud", "href=\"https://cloud.example/offer?a=1&amp;b=2\"", "cloud.example", "clo, ")
                .doesNotContain("/quotes\"");
        for (var link :
                List.of("javascript:alert(1)", "data:text/html,x", "//cloud.example", "https://", "https:// x", "")) {
            assertThat(memberOfCloud
                            .post(draft + "/quotes", "name", "n", "link", link)
                            .status())
                    .as(link)
                    .isEqualTo(400);
        }
        assertThat(ofInstallers
                        .post(draft + "/quotes", "name", "n", "link", "https://cloud.example")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("a quote is taken away by whoever attached it, and by nobody else")
    void quotesTakenAway() {
        var draft = drafted("quotes-away");
        assertThat(memberOfCloud
                        .post(draft + "/quotes", "name", "Another cloud", "link", "https://cloud.example/offer")
                        .status())
                .isEqualTo(303);
        var remove = Pattern.compile("/quotes/\\d+/remove").matcher(said(memberOfCloud, draft));
        assertThat(remove.find()).isTrue();
        assertThat(said(ofInstallers, draft)).contains("Another cloud").doesNotContain("/remove\"");
        assertThat(ofInstallers.post(draft + remove.group()).status()).isEqualTo(403);
        assertThat(memberOfCloud.post(draft + remove.group()).status()).isEqualTo(303);
        assertThat(said(memberOfCloud, draft)).doesNotContain("Another cloud");
        assertThat(memberOfCloud.post(draft + remove.group()).body()).contains("There is no such quote at this draft.");
    }

    @Test
    @DisplayName("a unit’s page says for whom its drafts wait, and leads to where their parties differ")
    void onTheUnitsPage() {
        var draft = drafted("turn-of-a-unit");
        assertThat(memberOfCloud.get("/network/units/Cloud").body())
                .contains("turn-of-a-unit", draft + "/negotiate", "Waiting for ");
    }
}
