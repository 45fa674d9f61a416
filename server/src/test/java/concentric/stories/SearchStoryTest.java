package concentric.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import concentric.ApplicationTest;
import concentric.OvenShop;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@DisplayName(
        "Any thing, any page, anything one may do is found by its name: in the palette by keys, as a page without scripts")
class SearchStoryTest {

    private final int port;

    SearchStoryTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void byKeysAndWithoutScripts() {
        var shop = OvenShop.foundAndSign(port);
        shop.accepted("/api/payments", OvenShop.payment("p-4711"));
        try (var visitor = Visitor.of(port, Screen.WIDE)) {
            visitor.signIn("ann");
            goesToAUnitByKeys(visitor);
            findsWhatToDo(visitor);
        }
        try (var visitor = Visitor.of(port, Screen.PHONE.withoutScript())) {
            visitor.signIn("bob");
            findsAPaymentAsAPage(visitor);
        }
    }

    private static void goesToAUnitByKeys(Visitor visitor) {
        var keys = visitor.page().keyboard();
        keys.press("Control+k");
        assertThat(visitor.page().locator("#palette")).isVisible();
        keys.type("recipes");
        assertThat(visitor.page().locator("#palette-hits a").first()).containsText("Recipes");
        Inspection.of(visitor);
        keys.press("ArrowDown");
        assertThat(visitor.page().locator("#palette-hits a").first()).isFocused();
        keys.press("Enter");
        visitor.isAt("Recipes");
    }

    private static void findsWhatToDo(Visitor visitor) {
        var keys = visitor.page().keyboard();
        keys.press("Control+k");
        keys.type("enter a pay");
        assertThat(visitor.page().locator("#palette-hits")).containsText("Enter a payment");
        keys.press("Escape");
        assertThat(visitor.page().locator("#palette")).isHidden();
        visitor.open("/search?q=recipe content");
        visitor.follow("Recipe content Contract");
        visitor.isAt("Recipe content");
    }

    private static void findsAPaymentAsAPage(Visitor visitor) {
        visitor.open("/search");
        visitor.fill("What you are looking for", "p-4711");
        visitor.press("Find");
        visitor.sees("€9.99 · shop");
        visitor.open("/search?q=new unit");
        visitor.sees("Nothing is called “new unit”");
        visitor.open("/search?q=<svg onload=alert(1)>");
        visitor.sees("<svg onload=alert(1)>");
    }
}
