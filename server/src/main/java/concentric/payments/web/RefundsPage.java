package concentric.payments.web;

import concentric.platform.web.Figure;
import concentric.platform.web.Pagination;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The refunds, newest first.
 *
 * @param summary how many they are
 * @param newHref where one is entered; null for readers who may not
 */
public record RefundsPage(
        Filter filter,
        String summary,
        List<Row> rows,
        Pagination pagination,
        @Nullable String newHref) {

    /**
     * What they are filtered by.
     *
     * @param query how the number at the source begins
     * @param active whether anything is filtered
     */
    public record Filter(String query, String from, String to, boolean active) {}

    /**
     * A refund.
     *
     * @param ofHref the page of the payment or usage that it gives back
     * @param left what is left of that
     */
    public record Row(
            String externalId,
            String href,
            String occurredAt,
            String source,
            String of,
            String ofHref,
            Figure amount,
            String left) {}
}
