package concentric.payments.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Figure;
import concentric.platform.web.Pagination;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Transfers, newest first.
 *
 * @param summary how many they are
 * @param openingHref where an opening balance is entered; null for readers who may not
 */
public record TransfersPage(
        Filter filter,
        String summary,
        List<Row> rows,
        Pagination pagination,
        String newHref,
        @Nullable String openingHref) {

    /**
     * What they are filtered by.
     *
     * @param party the code of one that gives or receives
     * @param active whether anything is filtered
     */
    public record Filter(String party, List<Choice> states, boolean active) {}

    /** A transfer. */
    public record Row(
            String title,
            String href,
            String day,
            PartyLabel from,
            PartyLabel to,
            String reason,
            State state,
            Figure amount) {}
}
