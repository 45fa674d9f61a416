package concentric.measures.web;

import concentric.platform.web.Pagination;
import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of measures.
 *
 * @param query what is looked for
 * @param filtered whether anything is
 * @param newHref where one is defined; null for those who can't
 * @param importHref where readings are imported; null for those who can't
 */
public record MeasuresPage(
        String query,
        boolean filtered,
        List<Row> rows,
        Pagination pagination,
        @Nullable String newHref,
        @Nullable String importHref) {

    /**
     * A measure in a line.
     *
     * @param of of what it is measured, and how often
     * @param keeper who sees to its readings; null where each unit keeps its own
     */
    public record Row(
            String name,
            String href,
            String purpose,
            String of,
            @Nullable PartyLabel keeper) {}
}
