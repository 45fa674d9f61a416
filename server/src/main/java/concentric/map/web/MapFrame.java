package concentric.map.web;

import concentric.platform.web.AsOf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the picture, the table and the tree have in common: which map it is, and the way to the others.
 *
 * @param lead how many units, partners and people
 * @param views picture, table and tree of the same map
 * @param day the day that is shown, as in addresses
 * @param first the first day that anything is known of
 * @param last today
 * @param period the days whose money is shown, in words
 * @param periods others to choose
 * @param currencies to choose from; empty if there is one only
 * @param notes what this map leaves out, each in a sentence
 * @param invented whether the units are made up
 * @param asOf the moment as of which it is looked at
 * @param newHref where a unit is founded; null for those who may not
 */
public record MapFrame(
        String lead,
        List<Link> views,
        String day,
        String first,
        String last,
        String period,
        List<Link> periods,
        List<Link> currencies,
        List<String> notes,
        boolean invented,
        AsOf asOf,
        @Nullable String newHref) {

    /** One of several that can be chosen. */
    public record Link(String label, String href, boolean current) {}
}
