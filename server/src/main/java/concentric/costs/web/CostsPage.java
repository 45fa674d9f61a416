package concentric.costs.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Figure;
import concentric.platform.web.Pagination;
import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What each unit spent in a month, base pay included.
 *
 * @param invented whether it was made up for the demonstration
 * @param months to choose from
 * @param currencies to choose from; one where nothing else was spent
 * @param month the one that is shown, in words
 * @param own the units that the reader belongs to, each a link
 * @param together what all spent
 * @param newHref where a cost is recorded; null for those who can't
 * @param importHref where a file is imported; null for those who can't
 */
public record CostsPage(
        boolean invented,
        List<Choice> months,
        List<Choice> currencies,
        String month,
        List<PartyLabel> own,
        List<Row> rows,
        String together,
        Pagination pagination,
        @Nullable String newHref,
        @Nullable String importHref) {

    /** What a unit spent. */
    public record Row(PartyLabel unit, Figure total) {}
}
