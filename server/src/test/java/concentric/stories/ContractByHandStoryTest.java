package concentric.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import concentric.ApplicationTest;
import concentric.OvenShop;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody writes a contract by hand: in cards, each with its sentence, and as text; either changes the other. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("A contract by hand")
class ContractByHandStoryTest {

    private final int port;

    ContractByHandStoryTest(@LocalServerPort int port) {
        this.port = port;
    }

    @BeforeAll
    void anInstallation() {
        var shop = OvenShop.foundAndSign(port);
        shop.accepted("/api/offers", "{\"code\":\"kettle\",\"unit\":\"Oven\"}");
        shop.accepted("/api/offers", "{\"code\":\"toaster\",\"unit\":\"Oven\"}");
        shop.accepted("/api/payments", OvenShop.payment("p1"));
    }

    @Test
    @DisplayName("where scripts run, what is changed in a card stands in the text at once, and the other way round")
    void withScripts() {
        try (var visitor = Visitor.of(port, Screen.WIDE)) {
            visitor.signIn("ann");
            visitor.open("/contracts/new");
            visitor.sees("Fill in the cards, or write the text.");
            fillsInTheHead(visitor, "Kettles", "kettle");
            var first = clause(visitor, 1);
            in(first, "Who gets it").fill("Cloud");
            in(first, "Percent").fill("5");
            in(first, "Percent").press("Tab");
            assertThat(first).containsText("Cloud gets 5\u00a0% of what the contract shares.");
            assertThat(text(visitor)).hasValue(Pattern.compile("pay Cloud 5 % of gross"));
            in(clause(visitor, 2), "Who gets it").first().fill("Oven");
            in(clause(visitor, 2), "Who gets it").first().press("Tab");
            visitor.sees("It can be saved.");

            text(visitor).press("Control+End");
            text(visitor).press("ArrowUp");
            text(visitor).press("End");
            text(visitor).pressSequentially(", Recipes 2");
            assertThat(in(clause(visitor, 2), "And who else, or nothing").first())
                    .hasValue("Recipes");
            assertThat(clause(visitor, 2)).containsText("Oven one part, Recipes 2 parts");
            Inspection.of(visitor);
        }
    }

    @Test
    @DisplayName("a clause is added, moved and removed by keys alone, and the focus stays with it")
    void byKeys() {
        try (var visitor = Visitor.of(port, Screen.WIDE)) {
            visitor.signIn("ann");
            visitor.open("/contracts/new?of=Smart+oven");
            var down = clause(visitor, 1).getByRole(AriaRole.BUTTON, named("Down: Clause 1"));
            down.focus();
            down.press("Enter");
            assertThat(clause(visitor, 1)).containsText("Platform fund gets 5\u00a0% of what the contract shares.");
            assertThat(clause(visitor, 2)).containsText("Cloud gets €0.40 for each unit paid for.");
            assertThat(clause(visitor, 2).getByRole(AriaRole.BUTTON, named("Down: Clause 2")))
                    .isFocused();
            visitor.page().keyboard().press("Tab");
            visitor.page().keyboard().press("Enter");
            assertThat(clause(visitor, 3)).hasCount(0);
            assertThat(visitor.page().locator("#add")).isFocused();
            visitor.page().keyboard().press("Enter");
            assertThat(clause(visitor, 3)).hasCount(1);
            assertThat(clause(visitor, 3)).containsText("Share all that is left");
        }
    }

    @Test
    @DisplayName("what is wrong stands at the field and at the line")
    void mistakes() {
        try (var visitor = Visitor.of(port, Screen.WIDE)) {
            visitor.signIn("ann");
            visitor.open("/contracts/new?of=Smart+oven");
            in(clause(visitor, 1), "Amount").fill("0,40");
            in(clause(visitor, 1), "Amount").press("Tab");
            assertThat(in(clause(visitor, 1), "Amount")).hasAttribute("aria-invalid", "true");
            visitor.sees("Line 4, column");
            in(clause(visitor, 1), "Amount").fill("0.40");
            in(clause(visitor, 1), "Who gets it").fill("Nobody at all");
            in(clause(visitor, 1), "Who gets it").press("Tab");
            assertThat(clause(visitor, 1)).containsText("There is no unit, fund or person “Nobody at all”.");
            assertThat(in(clause(visitor, 1), "Amount")).not().hasAttribute("aria-invalid", "true");

            text(visitor).fill("contract \"Smart oven\" in EUR on payments for oven-subscription\n  share rest: (((");
            visitor.sees("The text can’t be read yet");
            visitor.press("Back to the last text that could be read");
            assertThat(in(clause(visitor, 1), "Amount")).hasValue("0.40");
            Inspection.of(visitor);
        }
    }

    @Test
    @DisplayName("without scripts buttons do the same")
    void withoutScripts() {
        try (var visitor = Visitor.of(port, Screen.WIDE.withoutScript())) {
            visitor.signIn("ann");
            visitor.open("/contracts/new");
            fillsInTheHead(visitor, "Toasters", "toaster");
            clause(visitor, 1)
                    .getByRole(AriaRole.BUTTON, named("Remove: Clause 1"))
                    .click();
            assertThat(clause(visitor, 2)).hasCount(0);
            in(clause(visitor, 1), "Who gets it").first().fill("@unit");
            visitor.press("Update");
            visitor.sees("All that is left goes to the unit whose offer it is.");
            assertThat(text(visitor)).hasValue(Pattern.compile("share rest: @unit 1"));
            visitor.press("Save draft");
            visitor.isAt("Toasters");
            visitor.sees("WAITING FOR SIGNATURES");
        }
    }

    private static void fillsInTheHead(Visitor visitor, String name, String offer) {
        visitor.fill("Name of the contract", name);
        visitor.fill("Offer", offer);
    }

    private static Locator clause(Visitor visitor, int number) {
        return visitor.page()
                .getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions().setName("Clause " + number).setExact(true));
    }

    private static Locator in(Locator card, String label) {
        return card.getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private static Locator text(Visitor visitor) {
        return visitor.page().locator("#text");
    }
}
