package concentric.payouts.web;

import concentric.platform.web.Pagination;
import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All payouts.
 *
 * @param rows the latest first
 * @param from the organisation's bank account, in words; null while there is none
 * @param newHref where one is drawn up; null while the organisation has no bank account
 */
public record PayoutsPage(
        List<Row> rows,
        Pagination pagination,
        @Nullable String from,
        @Nullable String newHref) {

    /** One payout. */
    public record Row(String name, String href, State state, String day, String payees, String total) {}
}
