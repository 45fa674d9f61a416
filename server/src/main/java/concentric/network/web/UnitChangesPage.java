package concentric.network.web;

import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes of units, of one or of all, newest first.
 *
 * @param newHref where one is drawn up; null when the reader can't, or no unit is asked for
 * @param nextHref where earlier ones are; null where there are none
 */
public record UnitChangesPage(
        List<Row> rows, @Nullable String newHref, @Nullable String nextHref) {

    /** A change. */
    public record Row(String what, String href, String reason, State state) {}
}
