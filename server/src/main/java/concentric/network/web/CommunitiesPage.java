package concentric.network.web;

import concentric.platform.web.Pagination;
import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The communities, by name.
 *
 * @param invented whether they were made up for the demonstration
 * @param newHref where one is founded; null for those who can't
 */
public record CommunitiesPage(
        String query,
        boolean filtered,
        List<Row> rows,
        boolean invented,
        Pagination pagination,
        @Nullable String newHref) {

    /**
     * A community in a line.
     *
     * @param units how many are in it today
     */
    public record Row(PartyLabel community, String scenario, String units) {}
}
