package concentric.payments.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Figure;
import concentric.platform.web.Pagination;
import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The payments, newest first.
 *
 * @param summary how many they are
 * @param newHref where one is entered; null for readers who may not
 */
public record PaymentsPage(
        Filter filter,
        String summary,
        List<Row> rows,
        Pagination pagination,
        @Nullable String newHref) {

    /**
     * What they are filtered by.
     *
     * @param query how the number at the source begins
     * @param offers to choose from; empty where there are too many, then {@code offer} is typed
     * @param active whether anything is filtered
     */
    public record Filter(
            String query,
            String offer,
            List<Choice> offers,
            String segment,
            List<Choice> states,
            String from,
            String to,
            boolean active) {}

    /** A payment. */
    public record Row(
            String externalId,
            String href,
            String occurredAt,
            String offer,
            String segment,
            Figure amount,
            State state) {}
}
