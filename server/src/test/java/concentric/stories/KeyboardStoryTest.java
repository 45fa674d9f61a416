package concentric.stories;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody who has no mouse: everything is reached by the tabulator, and what has the focus shows it. */
@ApplicationTest
class KeyboardStoryTest {

    /** More than any page has before what somebody looks for. */
    private static final int MOST_TABS = 60;

    private static final String FOCUSED = """
            () => {
              const at = document.activeElement;
              const label = at.labels?.length ? at.labels[0] : at;
              return (at.ariaLabel ?? label.innerText).trim().replace(/\\s+/g, ' ');
            }""";

    private static final String SHOWS_IT = """
            () => {
              const at = document.activeElement, box = at.getBoundingClientRect();
              return getComputedStyle(at).outlineStyle !== 'none' && box.width > 0 && box.height > 0;
            }""";

    private final int port;

    KeyboardStoryTest(@LocalServerPort int port) {
        this.port = port;
    }

    @Test
    void withoutAMouse() {
        Browser.custodian(port);
        try (var visitor = Visitor.of(port, Screen.WIDE)) {
            signsIn(visitor);
            skipsTheMenu(visitor);
            foundsAUnit(visitor);
            turnsTheLightOff(visitor);
            leaves(visitor);
        }
    }

    private static void signsIn(Visitor visitor) {
        visitor.open("/sign-in");
        type(visitor, "ann");
        tabTo(visitor, "Password");
        type(visitor, Browser.PASSWORD);
        press(visitor, "Enter");
        visitor.isAt("Home");
    }

    private static void skipsTheMenu(Visitor visitor) {
        press(visitor, "Tab");
        assertThat(focused(visitor)).isEqualTo("Skip to content");
        press(visitor, "Enter");
        press(visitor, "Tab");
        assertThat(visitor.page().locator("main :focus")).hasCount(1);
    }

    private static void foundsAUnit(Visitor visitor) {
        tabTo(visitor, "Network");
        press(visitor, "Enter");
        visitor.isAt("Map");
        tabTo(visitor, "Units");
        press(visitor, "Enter");
        visitor.isAt("Units");
        tabTo(visitor, "New unit");
        press(visitor, "Enter");
        visitor.isAt("New unit");
        type(visitor, "Night shift");
        tabTo(visitor, "Code");
        type(visitor, "night-shift");
        tabTo(visitor, "Kind");
        type(visitor, "n");
        tabTo(visitor, "Found the unit");
        press(visitor, "Space");
        visitor.isAt("Night shift");
        visitor.sees("Node");
    }

    private static void turnsTheLightOff(Visitor visitor) {
        tabTo(visitor, "Ann Custodian Custodian open menu");
        press(visitor, "Enter");
        tabTo(visitor, "Dark");
        press(visitor, "Enter");
        assertThat(visitor.page().locator("html")).hasAttribute("data-theme", "dark");
        visitor.isAt("Night shift");
        Inspection.of(visitor);
    }

    private static void leaves(Visitor visitor) {
        tabTo(visitor, "Ann Custodian Custodian open menu");
        press(visitor, "Enter");
        press(visitor, "Escape");
        assertThat(visitor.page().locator("#menu")).isHidden();
        press(visitor, "Enter");
        tabTo(visitor, "Sign out");
        press(visitor, "Enter");
        visitor.isAt("Sign in");
    }

    /** Presses the tabulator until what bears this name has the focus; whatever has it on the way shows it. */
    private static void tabTo(Visitor visitor, String name) {
        for (int i = 0; i < MOST_TABS; i++) {
            press(visitor, "Tab");
            if (focused(visitor).equals(name)) {
                assertThat(visitor.page().evaluate(SHOWS_IT))
                        .as("focus is seen on " + name)
                        .isEqualTo(true);
                return;
            }
        }
        throw new AssertionError("the tabulator never comes to “" + name + "”");
    }

    private static String focused(Visitor visitor) {
        return (String) visitor.page().evaluate(FOCUSED);
    }

    private static void type(Visitor visitor, String text) {
        visitor.page().keyboard().type(text);
    }

    private static void press(Visitor visitor, String key) {
        visitor.page().keyboard().press(key);
    }
}
