package concentric.payments.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Figure;
import concentric.platform.web.Pagination;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The usage of services, newest first.
 *
 * @param summary how many they are
 * @param newHref where one is entered; null for readers who may not
 */
public record UsagesPage(
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
    public record Filter(
            String query,
            String service,
            String consumer,
            List<Choice> states,
            String from,
            String to,
            boolean active) {}

    /**
     * A usage.
     *
     * @param amount null while it is not settled
     */
    public record Row(
            String externalId,
            String href,
            String occurredAt,
            String service,
            PartyLabel consumer,
            String quantity,
            State state,
            @Nullable Figure amount) {}
}
