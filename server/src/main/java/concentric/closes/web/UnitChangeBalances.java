package concentric.closes.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was on the account of a unit that changes, on the page of the change.
 *
 * @param lead where it is now, a sentence for each currency
 * @param rows what was handed over
 */
public record UnitChangeBalances(List<String> lead, List<Row> rows) {

    /**
     * An amount that was handed over.
     *
     * @param said whose it became, and when
     * @param batch what it was posted with; null where the reader sees no batches
     */
    public record Row(
            String said,
            String amount,
            @Nullable String batch,
            @Nullable String batchHref) {}
}
