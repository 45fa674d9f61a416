package concentric.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.OvenShop;
import concentric.platform.web.Paging;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Lists of the API come sheet by sheet")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class PagingTest {

    private final int port;
    private final ApiCalls calls;
    private OvenShop shop;

    PagingTest(@LocalServerPort int port, ApiCalls calls) {
        this.port = port;
        this.calls = calls;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void setUp() {
        shop = OvenShop.foundAndSign(port);
        for (int i = 0; i < 5; i++) shop.accepted("/api/payments", OvenShop.payment("sheet-" + i));
        shop.accepted("/api/measures", """
                {"measure":"reviewScore","subject":"network","grain":"day","direction":"higher","purpose":"p","keeper":"Oven"}""");
    }

    private JsonNode sheet(String path) {
        var answer = shop.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }

    private static List<String> names(JsonNode sheet, String field) {
        var names = new ArrayList<String>();
        sheet.path("items").forEach(item -> names.add(item.path(field).asString()));
        return names;
    }

    @Test
    @DisplayName("all of them, and each answers with items and next")
    void allLists() {
        var lists = calls.all().stream()
                .filter(call -> call.name().startsWith("list"))
                .toList();
        assertThat(lists).hasSizeGreaterThan(6).allMatch(ApiCall::paged);
        for (var list : lists) {
            if (list.inPath()) continue;
            // Rounds are those of a unit, readings those of a measure; the others may be asked so too.
            var asked = list.path() + "?unit=Oven&measure=reviewScore&";
            var sheet = sheet(asked + "limit=1");
            assertThat(sheet.path("items").isArray()).as(list.path()).isTrue();
            assertThat(shop.get(asked + "limit=201").status()).as(list.path()).isEqualTo(400);
            assertThat(shop.get(asked + "cursor=nonsense").status())
                    .as(list.path())
                    .isEqualTo(400);
        }
    }

    @Test
    @DisplayName("leave nothing out and repeat nothing when something is added meanwhile")
    void stable() {
        var first = sheet("/api/units?limit=3");
        assertThat(names(first, "unit")).containsExactly("Cloud", "Data centre partner", "Installers");
        shop.accepted("/api/units", "{\"unit\":\"Aprons\",\"name\":\"Aprons\",\"kind\":\"node\"}");
        var second = sheet("/api/units?limit=3&cursor=" + first.path("next").asString());
        assertThat(names(second, "unit")).containsExactly("Kitchen lab", "Oven", "Recipes");
        assertThat(second.has("next")).isFalse();

        var newest = sheet("/api/payments?limit=2");
        shop.accepted("/api/payments", OvenShop.payment("sheet-late"));
        var older =
                sheet("/api/payments?limit=200&cursor=" + newest.path("next").asString());
        var seen = new ArrayList<>(names(newest, "externalId"));
        seen.addAll(names(older, "externalId"));
        assertThat(seen).containsExactly("sheet-4", "sheet-3", "sheet-2", "sheet-1", "sheet-0");
    }

    @Test
    @DisplayName("changes of units come sheet by sheet, the newest first, and none twice")
    void unitChanges() {
        for (var day : List.of("2031-01-01", "2031-02-01", "2031-03-01")) {
            shop.accepted("/api/unit-changes", """
                    {"unit":"Installers","kind":"merge","day":"%s","reason":"r","successor":"Cloud"}""".formatted(day));
        }
        var newest = sheet("/api/unit-changes?limit=2");
        var older =
                sheet("/api/unit-changes?limit=2&cursor=" + newest.path("next").asString());
        assertThat(names(newest, "day")).containsExactly("2031-03-01", "2031-02-01");
        assertThat(names(older, "day")).containsExactly("2031-01-01");
        assertThat(older.has("next")).isFalse();
    }

    @Test
    @DisplayName("refuse a cursor of another list, of other filters, or a changed one, and say so")
    void wrongCursors() {
        var cursor = sheet("/api/units?limit=1").path("next").asString();
        for (var path : List.of(
                "/api/offers?cursor=" + cursor,
                "/api/units?kind=node&cursor=" + cursor,
                "/api/units?cursor=" + cursor.substring(1),
                "/api/units?cursor=" + "A".repeat(3_000))) {
            var answer = shop.get(path);
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.body()).contains("\"field\":\"cursor\",\"code\":\"wrong-cursor\"");
        }
        for (var limit : List.of("0", "-1", "x", "99999999999")) {
            assertThat(shop.get("/api/units?limit=" + limit).body()).contains("\"field\":\"limit\"", "out-of-range");
        }
        assertThat(sheet("/api/units?limit=" + Paging.MOST + "&cursor=")
                        .path("items")
                        .isEmpty())
                .isFalse();
    }
}
