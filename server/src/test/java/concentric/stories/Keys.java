package concentric.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import org.awaitility.Awaitility;

/**
 * Somebody's fingers on the keys, and no mouse. Wherever the tabulator comes, the focus is seen there: it has an outline,
 * and nothing lies over it.
 */
final class Keys {

    /** More than any page has before what somebody looks for. */
    private static final int MOST_TABS = 90;

    private static final String FOCUSED = """
            () => {
              const at = document.activeElement;
              const label = at.labels?.length ? at.labels[0] : at;
              return (at.ariaLabel ?? label.innerText ?? label.textContent).trim().replace(/\\s+/g, ' ');
            }""";

    /** Empty if the focus is seen, or on nothing yet. */
    private static final String UNSEEN = """
            () => {
              const at = document.activeElement;
              if (at === document.body) return '';
              if (getComputedStyle(at).outlineStyle === 'none') return 'has no outline';
              const box = at.getBoundingClientRect();
              const left = Math.max(0, box.left), right = Math.min(innerWidth, box.right);
              const top = Math.max(0, box.top), bottom = Math.min(innerHeight, box.bottom);
              if (left >= right || top >= bottom) return 'is outside of the window';
              const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
              const own = over !== null && (at.contains(over) || over.contains(at) || (at.closest('svg') ?? at) === over.closest('svg'));
              return own ? '' : 'lies beneath ' + over?.outerHTML.slice(0, 80);
            }""";

    private final Page page;

    Keys(Visitor visitor) {
        this.page = visitor.page();
    }

    void press(String key) {
        page.keyboard().press(key);
    }

    void type(String text) {
        page.keyboard().type(text);
    }

    /** Presses the tabulator until what bears this name has the focus. */
    void tabTo(String name) {
        for (int i = 0; i < MOST_TABS; i++) {
            press("Tab");
            var focused = focused();
            assertThat(page.evaluate(UNSEEN))
                    .as("the focus on “%s” on %s", focused, page.url())
                    .isEqualTo("");
            if (focused.equals(name)) return;
        }
        throw new AssertionError("the tabulator never comes to “" + name + "” on " + page.url());
    }

    /** Goes to a link or button and presses it. */
    void follow(String name) {
        tabTo(name);
        press("Enter");
    }

    /** Goes to a field, and types. */
    void fill(String label, String text) {
        tabTo(label);
        type(text);
    }

    /** Waits until what bears this name has the focus, and sees it there. */
    void isAt(String name) {
        Awaitility.await()
                .atMost(Duration.ofMillis((long) Chromium.PATIENCE))
                .ignoreExceptionsInstanceOf(PlaywrightException.class)
                .untilAsserted(() -> assertThat(focused()).isEqualTo(name));
        assertThat(page.evaluate(UNSEEN)).as("the focus on “%s”", name).isEqualTo("");
    }

    /** What bears the focus is called; all of the page's text where it is on nothing. */
    String focused() {
        return (String) page.evaluate(FOCUSED);
    }
}
