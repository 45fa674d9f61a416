package concentric.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The list of jobs, for programs")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class JobsApiTest {

    private static final int JOBS = 5;

    private final JsonMapper json = new JsonMapper();
    private final int port;
    private final List<Long> started = new ArrayList<>();
    private OvenShop shop;

    JobsApiTest(@LocalServerPort int port) {
        this.port = port;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void files() {
        shop = OvenShop.found(port);
        for (int n = 1; n <= JOBS; n++) {
            var file = "person,name\nguest%d,Guest %d\n".formatted(n, n);
            var job = shop.custodian.upload("/api/imports/people", shop.token, file.getBytes(StandardCharsets.UTF_8));
            assertThat(job.status()).as(job.body()).isEqualTo(202);
            started.addFirst(json.readTree(job.body()).path("id").asLong());
        }
    }

    @Test
    @DisplayName("the newest first, sheet by sheet, each once")
    void sheets() {
        var seen = new ArrayList<Long>();
        var path = "/api/jobs?limit=2";
        for (boolean more = true; more; ) {
            var sheet = json.readTree(shop.get(path).body());
            assertThat(sheet.path("items").size()).isBetween(1, 2);
            for (var job : sheet.path("items")) seen.add(job.path("id").asLong());
            more = sheet.path("next").isString();
            path = "/api/jobs?limit=2&cursor=" + sheet.path("next").asString("");
        }
        assertThat(seen).isEqualTo(started);
        var first = json.readTree(shop.get("/api/jobs").body()).path("items").get(0);
        assertThat(first.path("kind").asString()).isEqualTo("person.import");
        assertThat(first.path("file").asString()).isNotEmpty();
    }

    @Test
    @DisplayName("one’s own only, but for the custodian")
    void own() {
        var made = shop.member
                .post("/account/tokens", "name", "mine", "days", "30", "scope", "read")
                .body();
        var secret = Pattern.compile("cct_[A-Za-z0-9_-]+").matcher(made);
        assertThat(secret.find()).isTrue();
        var answer = Browser.anonymous(port).api("GET", "/api/jobs", secret.group(), "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(json.readTree(answer.body()).path("items").size()).isZero();
        assertThat(Browser.anonymous(port).get("/api/jobs").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("a limit out of range, and a cursor of another list, are named")
    void badInput() {
        assertThat(shop.get("/api/jobs?limit=0").body()).contains("\"field\":\"limit\"");
        assertThat(shop.get("/api/jobs?limit=201").status()).isEqualTo(400);
        assertThat(shop.get("/api/jobs?cursor=x").body()).contains("wrong-cursor");
        var other = json.readTree(shop.get("/api/units?limit=1").body())
                .path("next")
                .asString();
        assertThat(shop.get("/api/jobs?cursor=" + other).body()).contains("wrong-cursor");
    }
}
