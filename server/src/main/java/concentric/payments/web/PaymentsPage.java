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
 * @param summary how many they are and what they add up to
 * @param importHref where payments are brought in; null for readers who may not
 */
public record PaymentsPage(
        Filter filter, String summary, List<Row> rows, Pagination pagination, @Nullable String importHref) {

    /** @param active whether anything is filtered */
    public record Filter(
            String query, List<Choice> offers, List<Choice> states, String from, String until, boolean active) {}

    public record Row(
            String code,
            String href,
            String occurredAt,
            String offer,
            String segment,
            Figure amount,
            State state,
            boolean invented) {}
}
