package concentric.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;

/** What holds for every page, whatever is on it. */
final class Inspection {

    private Inspection() {}

    /** Opens a page and looks at it. */
    static void open(Visitor visitor, String path) {
        visitor.open(path);
        of(visitor);
    }

    /** Looks at the page that is open: its head, its width, what axe and what the browser say about it. */
    static void of(Visitor visitor) {
        var page = visitor.page();
        var where = page.url();
        // The one picture that a script draws.
        if (page.locator("#map").count() > 0) page.locator("#map[data-ready]").waitFor();
        assertThat(page.title()).as(where).matches(".+ · Concentric");
        assertThat(page.locator("h1").count()).as("h1 on " + where).isEqualTo(1);
        assertThat(tooWide(page)).as("wider than the screen on " + where).isEmpty();
        assertThat(beyondCards(page)).as("wider than its card on " + where).isEmpty();
        assertThat(violations(page)).as("axe on " + where).isEmpty();
        assertThat(visitor.complaints()).as("the browser on " + where).isEmpty();
    }

    /** What stands out over the right edge, so that the page can be scrolled sideways; empty if nothing does. */
    private static String tooWide(Page page) {
        return (String) page.evaluate("""
                () => {
                  const width = document.documentElement.clientWidth;
                  if (document.documentElement.scrollWidth <= width) return '';
                  const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 0.5);
                  return out.slice(0, 5).map(e => e.tagName + '.' + e.className).join(', ') || 'the page';
                }""");
    }

    /** The cards that something sticks out of, over what stands beside them. */
    private static List<?> beyondCards(Page page) {
        return (List<?>) page.evaluate("""
                () => [...document.querySelectorAll('.card')]
                  .filter(card => card.scrollWidth > card.clientWidth + 1)
                  .map(card => card.getAttribute('aria-labelledby') ?? card.className)""");
    }

    /** In the page itself, which has no frames: else axe opens another page each time, to put its frames' findings together. */
    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .map(Inspection::said)
                        .toList();
    }

    private static String said(Rule rule) {
        return rule.getId() + " (" + rule.getHelp() + "): "
                + rule.getNodes().stream().limit(3).map(CheckedNode::getHtml).toList();
    }
}
