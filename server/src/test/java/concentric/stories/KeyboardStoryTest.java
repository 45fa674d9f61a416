package concentric.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("Somebody who has no mouse: all is reached by keys, the focus is always seen, and never lost")
class KeyboardStoryTest {

    private static final String MENU = "Ann Custodian Custodian open menu";
    private static final String PALETTE = "Search units, people, contracts, payments, or what you want to do";

    private final int port;

    KeyboardStoryTest(@LocalServerPort int port) {
        this.port = port;
    }

    @BeforeAll
    void anOrganisation() {
        var shop = OvenShop.foundAndSign(port);
        shop.accepted("/api/offers", "{\"code\":\"kettle\",\"unit\":\"Oven\"}");
        shop.accepted("/api/payments", OvenShop.payment("day-1"));
    }

    @Test
    @DisplayName("founds a unit, turns the light off and leaves")
    void foundsAUnit() {
        try (var visitor = Visitor.of(port, Screen.WIDE)) {
            var keys = new Keys(visitor);
            signsIn(visitor, keys);
            skipsTheMenu(visitor, keys);
            foundsAUnit(visitor, keys);
            turnsTheLightOff(visitor, keys);
            leaves(visitor, keys);
        }
    }

    @Test
    @DisplayName(
            "goes to a unit, walks the map, asks why, drafts and signs a contract, enters a payment, and sets things up")
    void aWorkingDay() {
        try (var visitor = Visitor.of(port, Screen.WIDE)) {
            visitor.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            var keys = new Keys(visitor);
            signsIn(visitor, keys);
            goesToAUnit(visitor, keys);
            comesBackFromThePalette(visitor, keys);
            walksTheMap(visitor, keys);
            asksWhy(visitor, keys);
            draftsAContract(visitor, keys);
            signsIt(visitor, keys);
            entersAPayment(visitor, keys);
            setsThingsUp(visitor, keys);
            leaves(visitor, keys);
        }
    }

    @Test
    @DisplayName("on a narrow screen nothing covers what has the focus, neither what sticks to its top nor to its foot")
    void onANarrowScreen() {
        try (var visitor = Visitor.of(port, Screen.PHONE)) {
            var keys = new Keys(visitor);
            signsIn(visitor, keys);
            visitor.open("/network/new-unit");
            keys.isAt("Name (optional)");
            keys.tabTo("Found the unit");
            visitor.open("/contracts/Smart%20oven");
            keys.tabTo("End");
            keys.follow("More");
            keys.follow("Your account");
            visitor.isAt("Your account");
        }
    }

    private static void signsIn(Visitor visitor, Keys keys) {
        visitor.open("/sign-in");
        keys.isAt("Login");
        keys.type("ann");
        keys.fill("Password", Browser.PASSWORD);
        keys.press("Enter");
        visitor.isAt("Home");
    }

    private static void skipsTheMenu(Visitor visitor, Keys keys) {
        keys.press("Tab");
        keys.isAt("Skip to content");
        keys.press("Enter");
        keys.press("Tab");
        assertThat(visitor.page().locator("main :focus")).hasCount(1);
    }

    private static void foundsAUnit(Visitor visitor, Keys keys) {
        keys.follow("Network");
        visitor.isAt("Map");
        keys.follow("Units");
        visitor.isAt("Units");
        keys.follow("New unit");
        visitor.isAt("New unit");
        keys.type("Night shift");
        keys.fill("Code", "night-shift");
        keys.fill("Kind", "n");
        keys.tabTo("Found the unit");
        keys.press("Space");
        visitor.isAt("Night shift");
        visitor.sees("Node");
    }

    private static void turnsTheLightOff(Visitor visitor, Keys keys) {
        keys.follow(MENU);
        keys.follow("Dark");
        assertThat(visitor.page().locator("html")).hasAttribute("data-theme", "dark");
        visitor.isAt("Night shift");
        Inspection.of(visitor);
    }

    private static void goesToAUnit(Visitor visitor, Keys keys) {
        keys.press("Control+k");
        keys.isAt(PALETTE);
        keys.type("recipes");
        assertThat(visitor.page().locator("#palette-hits a").first()).containsText("Recipes");
        keys.press("ArrowDown");
        keys.isAt("Recipes Node");
        keys.press("Enter");
        visitor.isAt("Recipes");
    }

    private static void comesBackFromThePalette(Visitor visitor, Keys keys) {
        keys.tabTo("Members and who speaks");
        keys.press("Control+k");
        keys.isAt(PALETTE);
        keys.press("Escape");
        assertThat(visitor.page().locator("#palette")).isHidden();
        keys.isAt("Members and who speaks");
    }

    private static void walksTheMap(Visitor visitor, Keys keys) {
        var page = visitor.page();
        keys.follow("Network");
        visitor.isAt("Map");
        page.locator("#map[data-ready]").waitFor();
        keys.press("/");
        keys.isAt("Find a unit");
        keys.press("Escape");
        assertThat(page.locator("#map canvas")).isFocused();
        keys.press("ArrowUp");
        assertThat(page.locator("#panel h2")).not().hasText("Acme");
        var first = page.locator("#panel h2").textContent();
        keys.press("ArrowDown");
        assertThat(page.locator("#panel h2")).not().hasText(first);
        assertThat(page.locator("#map canvas")).isFocused();
        var chosen = page.locator("#panel h2").textContent();
        keys.press("Enter");
        visitor.isAt(chosen);
        assertThat(page).hasURL(Pattern.compile(".*/network/units/.+"));
    }

    private static void asksWhy(Visitor visitor, Keys keys) {
        keys.follow("Value");
        visitor.isAt("Where value goes");
        keys.follow("Payments");
        visitor.isAt("Payments");
        keys.follow("day-1");
        visitor.isAt("Payment day-1");
        keys.follow("Show all 7 lines of the ledger");
        visitor.sees("5\u00a0% of 9.99 gross is 0.4995");
        keys.isAt("Show all 7 lines of the ledger");
        keys.tabTo("Smart oven");
        keys.press("Enter");
        visitor.isAt("Smart oven");
    }

    private static void draftsAContract(Visitor visitor, Keys keys) {
        keys.follow("Contracts");
        visitor.isAt("Contracts");
        keys.follow("New contract");
        visitor.isAt("New contract");
        keys.fill("Name of the contract", "Kettles");
        keys.fill("Offer", "kettle");
        keys.press("Tab");
        assertThat(text(visitor)).hasValue(Pattern.compile("contract Kettles in EUR on payments for kettle"));
        visitor.sees("Another offer, or nothing");
        keys.isAt("In force from (optional)");
        keys.fill("Who gets it", "Cloud");
        keys.fill("Percent", "5");
        keys.press("Tab");
        visitor.sees("Cloud gets 5\u00a0% of what the contract shares.");
        keys.isAt("Up: Clause 2");
        keys.fill("Who gets it", "Oven");
        keys.press("Tab");
        visitor.sees("It can be saved.");
        keys.isAt("Parts");
        keys.follow("Save draft");
        visitor.isAt("Kettles");
        visitor.sees("WAITING FOR SIGNATURES");
    }

    private static void signsIt(Visitor visitor, Keys keys) {
        keys.follow("Sign for Cloud, Oven");
        visitor.isAt("Kettles");
        visitor.sees("“Kettles” is signed by all.");
    }

    private static void entersAPayment(Visitor visitor, Keys keys) {
        keys.press("Control+k");
        keys.isAt(PALETTE);
        keys.type("enter a pay");
        assertThat(visitor.page().locator("#palette-hits a").first()).containsText("Enter a payment");
        keys.press("ArrowDown");
        keys.isAt("Enter a payment");
        keys.press("Enter");
        visitor.isAt("Enter a payment");
        keys.isAt("Offer");
        keys.type("oven-subscription");
        keys.press("Enter");
        keys.fill("Amount", "20.00");
        keys.fill("Paid on", "2026-03-01");
        keys.fill("Number there", "day-2");
        keys.follow("Record the payment");
        visitor.isAt("Payment day-2");
        visitor.sees("BALANCED");
    }

    private static void setsThingsUp(Visitor visitor, Keys keys) {
        keys.follow(MENU);
        keys.follow("Your account");
        visitor.isAt("Your account");
        keys.follow(MENU);
        keys.follow("Deutsch");
        assertThat(visitor.page().locator("html")).hasAttribute("lang", "de");
        keys.follow("Ann Custodian Verwaltung der Installation Menü öffnen");
        keys.follow("English");
        visitor.isAt("Your account");
        keys.follow("My tokens");
        visitor.isAt("My tokens");
        keys.fill("Name", "kiosk");
        keys.tabTo("Recording: payments, refunds, usage, files");
        keys.press("Space");
        keys.follow("Make the token");
        visitor.sees("kiosk");
    }

    private static void leaves(Visitor visitor, Keys keys) {
        keys.follow(MENU);
        keys.press("Escape");
        assertThat(visitor.page().locator("#menu")).isHidden();
        keys.isAt(MENU);
        keys.press("Enter");
        keys.follow("Sign out");
        visitor.isAt("Sign in");
    }

    private static Locator text(Visitor visitor) {
        return visitor.page().locator("#text");
    }
}
