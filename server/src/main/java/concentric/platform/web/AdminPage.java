package concentric.platform.web;

import gg.jte.Content;
import java.util.List;

/**
 * What the custodian looks after.
 *
 * @param organisation what was told at set-up
 * @param links the pages of administration
 * @param parts what other modules show here
 */
public record AdminPage(List<Line> organisation, List<Crumb> links, List<Content> parts) {

    /** A property and its value. */
    public record Line(String label, String value) {}
}
