package concentric.platform.web;

import java.util.List;

/**
 * What the custodian looks after.
 *
 * @param organisation what was told at set-up
 * @param links the pages of administration
 */
public record AdminPage(List<Line> organisation, List<Crumb> links) {

    /** A property and its value. */
    public record Line(String label, String value) {}
}
