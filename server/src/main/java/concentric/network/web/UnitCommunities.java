package concentric.network.web;

import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The communities that a unit is in, on its page.
 *
 * @param newHref where one is founded, or found to enter; null for those who can't
 */
public record UnitCommunities(List<Line> lines, @Nullable String newHref) {

    /** One, what its user wants to get done, and since when the unit is in it. */
    public record Line(PartyLabel community, String scenario, String since) {}
}
