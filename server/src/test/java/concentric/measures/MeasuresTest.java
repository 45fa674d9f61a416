package concentric.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is measured, by whom, and what a file of readings may say. */
@DisplayName("Measures")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class MeasuresTest {

    private final int port;
    private final MovableClock clock;
    private OvenShop shop;
    private Browser ofOven;
    private Browser ofCloud;

    MeasuresTest(@LocalServerPort int port, MovableClock clock) {
        this.clock = clock;
        this.port = port;
        this.shop = OvenShop.none(port);
        this.ofOven = shop.member;
        this.ofCloud = shop.member;
    }

    @BeforeAll
    void people() {
        clock.set(Instant.parse("2026-05-04T09:00:00Z"));
        shop = OvenShop.found(port);
        ofOven = account("ova");
        ofCloud = account("cla");
        imported("memberships", "unit,person,role\nOven,ova,member\nCloud,cla,member\n", "\"accepted\":2");
        define("hoursToRepair", "units", "month", "Oven", "");
        define("visitors", "network", "day", "Cloud", "2026-05-01");
        define("mood", "units", "week", "", "");
    }

    private Browser account(String person) {
        shop.custodian.post("/people", "person", person, "name", person, "email", "");
        shop.custodian.post("/people-accounts", "person", person, "login", person, "password", Browser.PASSWORD);
        return Browser.signedIn(port, person);
    }

    private void define(String name, String subject, String grain, String keeper, String expires) {
        shop.accepted("/api/measures", """
                {"measure":"%s","subject":"%s","grain":"%s","direction":"lower","purpose":"p","keeper":"%s","expires":"%s"}
                """.formatted(name, subject, grain, keeper, expires));
    }

    private String imported(String what, String file, String expected) {
        var started = shop.custodian.upload("/api/imports/" + what, shop.token, file.getBytes(StandardCharsets.UTF_8));
        assertThat(started.status()).as(started.body()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> shop.get(started.location()).body().contains("\"finished\""));
        assertThat(shop.get(started.location()).body()).contains(expected);
        return shop.custodian
                .apiGet(started.location() + "/rejected.csv", shop.token, "text/csv")
                .body();
    }

    private Browser.Answer read(String measure, String subject, String period, String value) {
        return shop.post("/api/readings", """
                {"measure":"%s","subject":"%s","period":"%s","value":"%s"}""".formatted(measure, subject, period, value));
    }

    private String readings(String measure) {
        return shop.get("/api/readings?measure=" + measure).body();
    }

    @Test
    @DisplayName(
            "a correction is a new reading: the last one of a period counts, the earlier one stays, with who and when")
    void corrected() {
        assertThat(read("hoursToRepair", "Oven", "2026-01", "20.50").status()).isEqualTo(201);
        assertThat(read("hoursToRepair", "Oven", "2026-01-31", "19").body()).contains("\"period\":\"2026-01-01\"");
        assertThat(readings("hoursToRepair"))
                .contains("\"value\":\"20.5\"", "\"value\":\"19\"", "\"corrected\":true", "\"corrected\":false");
        assertThat(shop.custodian.get("/measures/hoursToRepair?subject=Oven").body())
                .contains("<s>20.5</s>", "corrected");
    }

    @Test
    @DisplayName(
            "members of the unit that keeps it enter readings; where each unit keeps its own, members of the unit that is measured")
    void keepers() {
        String[] ofOvens = {"measure", "hoursToRepair", "unit", "Recipes", "period", "2026-02", "value", "3"};
        assertThat(ofOven.post("/readings", ofOvens).status()).isEqualTo(303);
        assertThat(ofCloud.post("/readings", ofOvens).status()).isEqualTo(403);
        String[] own = {"measure", "mood", "unit", "Cloud", "period", "2026-04-29", "value", "4"};
        assertThat(ofCloud.post("/readings", own).status()).isEqualTo(303);
        assertThat(ofOven.post("/readings", own).status()).isEqualTo(403);
        assertThat(shop.member.post("/readings", own).status()).isEqualTo(403);
        assertThat(readings("mood")).contains("\"period\":\"2026-04-27\"");
        assertThat(ofCloud.post("/measures", "measure", "calls", "keeper", "Oven")
                        .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName(
            "what is no reading is refused and nothing is kept: expired, text, to come, of nobody, of too many digits")
    void refused() {
        var before = readings("hoursToRepair");
        assertThat(read("visitors", "", "2026-05-01", "1").body())
                .contains("visitors is measured until 2026-05-01 only");
        assertThat(read("visitors", "", "2026-04-30", "1").status()).isEqualTo(201);
        assertThat(read("visitors", "Oven", "2026-04-30", "1").body()).contains("of the whole network");
        for (var value : List.of("many", "", "NaN", "1e3", "1,5", "0.1234567", "1234567890123", "٣")) {
            assertThat(read("hoursToRepair", "Oven", "2026-03", value).status())
                    .as(value)
                    .isEqualTo(400);
        }
        for (var period : List.of("2026-06", "2026-13", "2026-02-30", "last month", "2026")) {
            assertThat(read("hoursToRepair", "Oven", period, "1").status())
                    .as(period)
                    .isEqualTo(400);
        }
        assertThat(read("hoursToRepair", "", "2026-03", "1").status()).isEqualTo(400);
        assertThat(read("hoursToRepair", "Nobody", "2026-03", "1").status()).isEqualTo(400);
        assertThat(read("nothing", "Oven", "2026-03", "1").status()).isEqualTo(404);
        assertThat(readings("hoursToRepair")).isEqualTo(before);
        assertThat(shop.post("/api/measures", """
                        {"measure":"hoursToRepair","subject":"units","grain":"month","direction":"lower","purpose":"p"}
                        """).body()).contains("There is a measure “hoursToRepair” already.");
        assertThat(shop.post("/api/measures", """
                        {"measure":"x","subject":"stars","grain":"year","direction":"up","purpose":"","expires":"soon"}
                        """).body())
                .contains("\"subject\"", "\"grain\"", "\"direction\"", "\"purpose\"", "\"expires\"");
    }

    @Test
    @DisplayName(
            "a file of readings is taken line by line; a second value of a period is one too many, the same again is not")
    void imported() {
        var rejected = imported("readings", """
                measure,value,subject,period
                hoursToRepair,7,Cloud,2026-01
                hoursToRepair,7.0,Cloud,2026-01
                hoursToRepair,8,Cloud,2026-01
                hoursToRepair,many,Cloud,2026-02
                hoursToRepair,1,Nobody,2026-02
                nothing,1,Cloud,2026-02
                visitors,1,,2026-05-02
                hoursToRepair,9,Cloud,2026-03
                """, "\"accepted\":2");
        assertThat(rejected.lines()).hasSize(6);
        assertThat(rejected).contains("The file says 7 of the same period already.", "There is no such measure.");
        imported("readings", "measure,value,subject,period\nhoursToRepair,7,Cloud,2026-01\n", "\"accepted\":0");
        imported("readings", "measure,value,subject,period\nhoursToRepair,6,Cloud,2026-01\n", "\"accepted\":1");
        assertThat(shop.get("/api/readings?measure=hoursToRepair&subject=Cloud").body())
                .contains("\"value\":\"6\"", "\"value\":\"7\"");
    }

    @Test
    @DisplayName("limits are frozen on a baseline with a reason, and let go again; six readings are needed")
    void frozen() {
        for (int i = 1; i <= 8; i++) {
            assertThat(read("visitors", "", "2026-03-0" + i, String.valueOf(i)).status())
                    .isEqualTo(201);
        }
        var page = "/measures/visitors";
        String[] few = {"measure", "visitors", "from", "2026-03-01", "to", "2026-03-05", "reason", "r", "do", "freeze"};
        assertThat(ofCloud.post("/baselines", few).body()).contains("these periods have 5");
        String[] noReason = {
            "measure", "visitors", "from", "2026-03-01", "to", "2026-03-06", "reason", "", "do", "freeze"
        };
        assertThat(ofCloud.post("/baselines", noReason).status()).isEqualTo(400);
        String[] freeze = {
            "measure", "visitors", "from", "2026-03-01", "to", "2026-03-06", "reason", "before we moved", "do", "freeze"
        };
        assertThat(ofOven.post("/baselines", freeze).status()).isEqualTo(403);
        assertThat(ofCloud.post("/baselines", freeze).status()).isEqualTo(303);
        assertThat(ofCloud.get(page).body()).contains("before we moved", "<dd>3.5</dd>");
        String[] letGo = {"measure", "visitors", "reason", "it stays so", "do", "let-go"};
        assertThat(ofCloud.post("/baselines", letGo).status()).isEqualTo(303);
        assertThat(ofCloud.post("/baselines", letGo).body()).contains("not frozen");
        assertThat(ofCloud.get(page).body()).doesNotContain("before we moved").contains("Freeze the limits");
    }
}
