package concentric.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import concentric.ApplicationTest;
import concentric.OvenShop;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody walks over the map by keyboard, finds a unit, goes back in time, and keeps the picture. */
@ApplicationTest
class MapStoryTest {

    /** How many colours the picture has. */
    private static final String SEEN = """
            () => {
              const canvas = document.querySelector('#map canvas');
              const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
              const colours = new Set();
              for (let i = 0; i < data.length; i += 4 * 97) colours.add(data[i] << 16 | data[i + 1] << 8 | data[i + 2]);
              return colours.size;
            }""";

    /** Where the first community is in the window while everything is shown. */
    private static final String COMMUNITY = """
            async () => {
              const { rim } = await (await fetch('/api/map')).json();
              const box = document.querySelector('#map canvas').getBoundingClientRect();
              const k = Math.min(box.width, box.height) / 2 / rim.reach * 0.955;
              return [box.left + box.width / 2 + rim.x[0] * k, box.top + box.height / 2 + rim.y[0] * k];
            }""";

    private final int port;

    MapStoryTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void walksFindsAndGoesBackInTime() {
        var shop = OvenShop.foundAndSign(port);
        shop.accepted("/api/payments", OvenShop.payment("p1"));
        shop.accepted("/api/communities", """
                {"community":"Warm meals","scenario":"Home from work, and dinner is ready","unit":"Recipes"}""");
        try (var visitor = Visitor.of(port, Screen.WIDE)) {
            visitor.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            visitor.signIn("ann");
            visitor.follow("Network");
            visitor.isAt("Map");
            isDrawn(visitor, 6);
            walks(visitor);
            finds(visitor);
            goesBackInTime(visitor);
            seesWhoIsAroundOneScenario(visitor);
            keepsThePicture(visitor);
            readsTheTable(visitor);
        }
    }

    private static void isDrawn(Visitor visitor, int units) {
        assertThat(visitor.page().locator("#map")).hasAttribute("data-ready", String.valueOf(units));
        assertThat((Integer) visitor.page().evaluate(SEEN))
                .as("colours of the picture")
                .isGreaterThan(10);
    }

    private static void walks(Visitor visitor) {
        var page = visitor.page();
        page.locator("#map canvas").focus();
        page.keyboard().press("ArrowUp");
        assertThat(page.locator("#panel h2")).not().hasText("Acme");
        var first = page.locator("#panel h2").textContent();
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#panel h2")).not().hasText(first);
        assertThat(page).hasURL(Pattern.compile(".*/map\\?unit=.+"));
        assertThat(page.locator("#said")).not().isEmpty();
        page.keyboard().press("Escape");
        assertThat(page.locator("#panel h2")).hasText("Acme");
    }

    private static void finds(Visitor visitor) {
        var page = visitor.page();
        page.keyboard().press("/");
        assertThat(page.locator("#q")).isFocused();
        page.keyboard().type("recip");
        assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
        page.keyboard().press("Enter");
        assertThat(page.locator("#panel h2")).hasText("Recipes");
        assertThat(visitor.row("Kitchen lab")).contains("−0.41");
        page.keyboard().press("Enter");
        visitor.isAt("Recipes");
        assertThat(page).hasURL(Pattern.compile(".*/network/units/Recipes"));
        page.goBack();
        isDrawn(visitor, 6);
        assertThat(page.locator("#panel h2")).hasText("Recipes");
    }

    private static void goesBackInTime(Visitor visitor) {
        var page = visitor.page();
        page.locator("#day").fill("2026-01-01");
        // Of two units nothing is known before they were entered: their contracts don't say when they began.
        assertThat(page.locator("#map-lead")).hasText(Pattern.compile("^4 units.*"));
        isDrawn(visitor, 4);
        visitor.sees("not there yet on this day");
        page.locator("#slide").focus();
        page.keyboard().press("End");
        isDrawn(visitor, 6);
    }

    private static void seesWhoIsAroundOneScenario(Visitor visitor) {
        var page = visitor.page();
        page.locator("#map canvas").focus();
        page.keyboard().press("Escape");
        page.keyboard().press("0");
        assertThat(page.locator("#panel h2")).hasText("Acme");
        var place = (List<?>) page.evaluate(COMMUNITY);
        page.mouse().click(((Number) place.get(0)).doubleValue(), ((Number) place.get(1)).doubleValue());
        assertThat(page.locator("#panel h2")).hasText("Warm meals");
        assertThat(page.locator("#panel")).containsText("Home from work, and dinner is ready");
        assertThat(page.locator("#panel")).containsText("Recipes");
        assertThat(page).hasURL(Pattern.compile(".*/map\\?.*community=Warm.*"));
        page.locator("#day").fill("2026-01-01");
        isDrawn(visitor, 4);
        assertThat(page.locator("#panel h2")).hasText("Acme");
        page.locator("#slide").focus();
        page.keyboard().press("End");
        isDrawn(visitor, 6);
        assertThat(page.locator("#panel h2")).hasText("Warm meals");
        page.locator("#map canvas").focus();
        page.keyboard().press("/");
        page.keyboard().type("warm");
        assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        visitor.isAt("Warm meals");
        page.goBack();
        isDrawn(visitor, 6);
    }

    private static void keepsThePicture(Visitor visitor) {
        var page = visitor.page();
        page.getByText("Export", new Page.GetByTextOptions().setExact(true)).click();
        var png = page.waitForDownload(() -> page.locator("#png").click());
        assertThat(png.suggestedFilename()).matches("map-\\d{4}-\\d\\d-\\d\\d\\.png");
        assertThat(visitor.download(page.locator("#svg"))).contains("<svg ", "Recipes");
    }

    private static void readsTheTable(Visitor visitor) {
        var page = visitor.page();
        page.locator(".head .segments")
                .getByText("Table", new Locator.GetByTextOptions().setExact(true))
                .click();
        visitor.sees("Data centre partner");
        assertThat(visitor.row("Recipes")).contains("2.73", "2.32");
        visitor.sees("Communities on the rim");
        visitor.follow("Tree");
        visitor.sees("Servant leadership");
    }
}
