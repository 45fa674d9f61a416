package concentric.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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

/** Drafts in the hands of several: who may write them, and what happens when two do at once. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("Drafts")
class DraftsTest {

    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f]{64})\"");
    private static final Pattern VERSION = Pattern.compile("/contracts/versions/(\\d+)/edit");

    private final int port;
    private OvenShop shop;
    private Browser ofOven;
    private Browser ofCloud;
    private Browser ofInstallers;

    DraftsTest(@LocalServerPort int port) {
        this.port = port;
        this.shop = OvenShop.none(port);
        this.ofOven = shop.member;
        this.ofCloud = shop.member;
        this.ofInstallers = shop.member;
    }

    @BeforeAll
    void people() {
        shop = OvenShop.foundAndSign(port);
        ofOven = account("ova");
        ofCloud = account("cla");
        ofInstallers = account("ina");
        account("rea");
        var memberships = """
                unit,person,role
                Oven,ova,spokesperson
                Cloud,cla,spokesperson
                Installers,ina,member
                Recipes,rea,spokesperson
                """;
        var started = shop.custodian.upload(
                "/api/imports/memberships", shop.token, memberships.getBytes(StandardCharsets.UTF_8));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.get(started.location()).body().contains("\"accepted\":4"));
    }

    private Browser account(String person) {
        shop.custodian.post("/people", "person", person, "name", person, "email", "");
        shop.custodian.post("/people-accounts", "person", person, "login", person, "password", Browser.PASSWORD);
        return Browser.signedIn(port, person);
    }

    /** A contract between Oven and Cloud on an offer of its own. */
    private String text(String name, String percent) {
        return "contract " + name + " in EUR on payments for " + name + "\n  pay Cloud " + percent
                + " % of gross\n  share rest: Oven\n";
    }

    private String drafted(String name) {
        shop.accepted("/api/offers", "{\"code\":\"" + name + "\",\"unit\":\"Oven\"}");
        var answer = ofOven.post("/contracts/new", "text", text(name, "5"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        var edit = VERSION.matcher(ofOven.get(answer.location()).body());
        assertThat(edit.find()).isTrue();
        return "/contracts/versions/" + edit.group(1);
    }

    private static String seen(Browser browser, String page) {
        var seen = SEEN.matcher(browser.get(page).body());
        assertThat(seen.find()).as(page).isTrue();
        return seen.group(1);
    }

    @Test
    @DisplayName("own: every member of a unit that has a part writes and changes them")
    void own() {
        var draft = drafted("own");
        assertThat(ofCloud.get(draft + "/edit").status()).isEqualTo(200);
        var changed = ofCloud.post(draft + "/edit", "text", text("own", "6"), "seen", seen(ofCloud, draft + "/edit"));
        assertThat(changed.status()).as(changed.body()).isEqualTo(303);
        assertThat(ofOven.get(draft).body()).contains("pay Cloud 6 % of gross").contains("version 1");
        assertThat(ofOven.get("/journal").body()).contains("cla changed the draft of own");
    }

    @Test
    @DisplayName(
            "a sibling, whose unit has no part, reads a draft and can't change, sign or withdraw it; nor can whoever is in no unit")
    void sibling() {
        var draft = drafted("sibling");
        var seen = seen(ofOven, draft);
        for (var other : List.of(ofInstallers, shop.member)) {
            assertThat(other.get(draft).body()).doesNotContain(draft + "/edit", draft + "/withdraw", draft + "/sign");
            assertThat(other.get(draft + "/edit").status()).isEqualTo(403);
            assertThat(other.post(draft + "/edit", "text", text("sibling", "0"), "seen", seen)
                            .status())
                    .isEqualTo(403);
            assertThat(other.post(draft + "/sign", "seen", seen).status()).isEqualTo(403);
            assertThat(other.post(draft + "/withdraw").status()).isEqualTo(403);
        }
        assertThat(ofOven.get(draft).body()).contains("pay Cloud 5 % of gross");
        var foreign = ofInstallers.post("/contracts/new", "text", text("sibling", "9"));
        assertThat(foreign.status()).isEqualTo(400);
        assertThat(foreign.body()).contains("None of your units has a part in “sibling”.");
        assertThat(shop.member
                        .post("/contracts/new", "text", text("sibling", "9"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("of two who change one draft the second sees what the first changed, and chooses; nothing is lost")
    void overtaken() {
        var draft = drafted("overtaken");
        var began = seen(ofCloud, draft + "/edit");
        assertThat(ofOven.post(draft + "/edit", "text", text("overtaken", "7"), "seen", began)
                        .status())
                .isEqualTo(303);
        var second = ofCloud.post(draft + "/edit", "text", text("overtaken", "8"), "seen", began);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body())
                .contains("Somebody else has changed the draft meanwhile.", "<ins>", ">7</ins>", ">5</del>")
                .contains("pay Cloud 8 % of gross", "Save mine instead", "Drop mine and go on with theirs");
        assertThat(ofOven.get(draft).body()).contains("pay Cloud 7 % of gross");
        var now = SEEN.matcher(second.body());
        assertThat(now.find()).isTrue();
        assertThat(ofCloud.post(draft + "/edit", "text", text("overtaken", "8"), "seen", now.group(1))
                        .status())
                .isEqualTo(303);
        assertThat(ofOven.get(draft).body()).contains("pay Cloud 8 % of gross");
    }

    @Test
    @DisplayName("a change makes signatures void, visibly; what was read before can't be signed any more")
    void voids() {
        var draft = drafted("voids");
        var seen = seen(ofOven, draft);
        assertThat(ofOven.get(draft).body()).contains("Sign for Oven", "As one who speaks for it.", seen);
        assertThat(ofOven.post(draft + "/sign", "seen", seen).status()).isEqualTo(303);
        var toSign = seen(ofCloud, draft);
        ofOven.post(draft + "/edit", "text", text("voids", "1"), "seen", seen);
        assertThat(ofOven.get(draft).body()).contains("VOID", "The draft was changed since.");
        var stale = ofCloud.post(draft + "/sign", "seen", toSign);
        assertThat(stale.status()).isEqualTo(400);
        assertThat(stale.body()).contains("was changed while you read it");
        assertThat(ofCloud.post(draft + "/sign", "seen", seen(ofCloud, draft)).status())
                .isEqualTo(303);
        assertThat(ofCloud.get(draft).body()).contains("WAITING FOR SIGNATURES");
        ofOven.post(draft + "/sign", "seen", seen(ofOven, draft));
        assertThat(ofCloud.get(draft).body()).contains("IN FORCE");
        assertThat(ofOven.get(draft + "/edit").status()).isEqualTo(409);
    }

    @Test
    @DisplayName("whoever is left out of the next version of a contract in force has to sign it too")
    void nobodyIsLeftOut() {
        var draft = drafted("left-out");
        for (var each : List.of(ofOven, ofCloud)) each.post(draft + "/sign", "seen", seen(each, draft));
        var alone = "contract left-out in EUR on payments for left-out\n  from 2031-01-01\n  share rest: Oven\n";
        var next = ofOven.post("/contracts/new", "text", alone).location();
        var page = ofOven.get(next).body();
        assertThat(page).contains("It takes over from version 1.", "once these have signed too: Cloud");
        var edit = VERSION.matcher(page);
        assertThat(edit.find()).isTrue();
        var version = "/contracts/versions/" + edit.group(1);
        ofOven.post(version + "/sign", "seen", seen(ofOven, version));
        assertThat(ofOven.get(version).body()).contains("WAITING FOR SIGNATURES");
        ofCloud.post(version + "/sign", "seen", seen(ofCloud, version));
        assertThat(ofOven.get(version).body()).contains("BEGINS LATER");
        assertThat(ofOven.get(version + "?against=1").body())
                .contains(
                        "From version 1 to version 2",
                        "TAKEN AWAY",
                        "Cloud gets 5\u00a0% of what the contract shares.");
        assertThat(ofOven.get(version + "?against=9").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("of a change and a signature at the same moment exactly one holds")
    void race() throws Exception {
        try (var both = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 3; round++) {
                var draft = drafted("race-" + round);
                ofOven.post(draft + "/sign", "seen", seen(ofOven, draft));
                var seen = seen(ofCloud, draft);
                var name = "race-" + round;
                List<Callable<Integer>> calls = List.of(
                        () -> ofCloud.post(draft + "/sign", "seen", seen).status(),
                        () -> ofOven.post(draft + "/edit", "text", text(name, "1"), "seen", seen)
                                .status());
                var answers = both.invokeAll(calls);
                int signed = answers.getFirst().get();
                int changed = answers.getLast().get();
                assertThat(List.of(signed, changed)).containsOnlyOnce(303);
                assertThat(shop.custodian.get(draft).body())
                        .contains(signed == 303 ? "IN FORCE" : "WAITING FOR SIGNATURES")
                        .contains(signed == 303 ? "pay Cloud 5 % of gross" : "pay Cloud 1 % of gross");
            }
        }
    }

    @Test
    @DisplayName("a draft keeps its name, is one contract, and names what there is")
    void refusals() {
        var draft = drafted("refusals");
        var seen = seen(ofOven, draft);
        assertThat(ofOven.post(draft + "/edit", "text", text("own", "5"), "seen", seen)
                        .body())
                .contains("There is no offer", "own");
        shop.accepted("/api/offers", "{\"code\":\"renamed\",\"unit\":\"Oven\"}");
        assertThat(ofOven.post(draft + "/edit", "text", text("renamed", "5"), "seen", seen)
                        .body())
                .contains("a contract keeps its name");
        var two = text("refusals", "5") + text("renamed", "5");
        assertThat(ofOven.post(draft + "/edit", "text", two, "seen", seen).body())
                .contains("the text has 2");
        assertThat(ofOven.post(draft + "/edit", "text", text("refusals", "5"), "seen", "no hash")
                        .status())
                .isEqualTo(409);
        assertThat(ofOven.post("/contracts/versions/999999/edit", "text", "", "seen", seen)
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("programs change a draft by the hash of what they have read, and compare versions")
    void api() {
        var draft = drafted("api").replace("/contracts/versions/", "/api/contracts/versions/");
        var hash = shop.get(draft).body().replaceAll("(?s).*\"textHash\":\"([0-9a-f]{64})\".*", "$1");
        var custodian = shop.custodian;
        assertThat(custodian.apiText("PUT", draft, shop.token, text("api", "9")).status())
                .isEqualTo(400);
        var changed = custodian.apiText("PUT", draft + "?seen=" + hash, shop.token, text("api", "9"));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(changed.body()).contains("pay Cloud 9 % of gross");
        assertThat(custodian
                        .apiText("PUT", draft + "?seen=" + hash, shop.token, text("api", "8"))
                        .status())
                .isEqualTo(409);
        assertThat(shop.post(draft + "/sign?seen=" + hash, "").body()).contains("draft-changed");
    }

    @Test
    @DisplayName(
            "what nobody should send does no harm: names of 10 000 characters, turned writing, brackets without end")
    void attacks() {
        var longest = "x".repeat(10_000);
        assertThat(ofOven.post("/contracts/new", "text", text(longest, "5")).body())
                .contains("10000 characters");
        var turned = ofOven.post(
                "/contracts/new",
                "do",
                "update",
                "shown",
                "",
                "source",
                "payments",
                "name",
                "evil\u202Etxt",
                "currency",
                "EUR",
                "text",
                "",
                "card",
                "c1",
                "c1-kind",
                "share",
                "c1-party-0",
                "Oven\u202E",
                "c1-weight-0",
                "1");
        assertThat(turned.status()).isEqualTo(200);
        assertThat(turned.body()).contains("with a control character in it");
        assertThat(ofOven.post("/contracts/new", "text", "(".repeat(100_000)).status())
                .isEqualTo(400);
        assertThat(ofOven.post(
                                "/contracts/new",
                                "text",
                                "contract a in EUR on payments for b\n" + "pay c 1 per unit\n".repeat(5000))
                        .status())
                .isEqualTo(400);
        assertThat(ofOven.post(
                                "/contracts/new",
                                "do",
                                "up-c99",
                                "source",
                                "nothing",
                                "card",
                                "<script>",
                                "shown",
                                "",
                                "text",
                                "")
                        .body())
                .doesNotContain("<script>\"", "value=\"<script>");
        assertThat(ofOven.get("/contracts/new?template=nothing-such").status()).isEqualTo(404);
        assertThat(ofOven.get("/contracts/templates/nothing-such").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("the custodian signs for a unit whose only spokesperson’s account is out of use, and not before")
    void outOfUse() {
        var answer = ofOven.post(
                "/contracts/new", "text", "contract Books in EUR on receipts of Recipes\n  pay Oven 1 % of gross\n");
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        var edit = VERSION.matcher(ofOven.get(answer.location()).body());
        assertThat(edit.find()).isTrue();
        var draft = "/contracts/versions/" + edit.group(1);
        var seen = seen(ofOven, draft);
        assertThat(shop.custodian.post(draft + "/sign", "seen", seen).status()).isEqualTo(403);
        var deactivated = shop.custodian.api("POST", "/api/accounts/deactivate", shop.token, "{\"person\":\"rea\"}");
        assertThat(deactivated.status()).as(deactivated.body()).isEqualTo(200);
        assertThat(shop.custodian.post(draft + "/sign", "seen", seen).status()).isEqualTo(303);
        assertThat(ofOven.post(draft + "/sign", "seen", seen).status()).isEqualTo(303);
        assertThat(ofOven.get(draft).body()).doesNotContain(draft + "/sign");
    }
}
