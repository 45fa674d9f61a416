package concentric.ledger.web;

import concentric.platform.web.Pagination;
import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One batch with its entries.
 *
 * @param changes address of what it changed; null for the first
 */
public record BatchPage(
        String range,
        String payments,
        String postedAt,
        String hash,
        String paymentsHash,
        String entriesHash,
        List<Row> rows,
        Pagination pagination,
        @Nullable String changes) {

    /**
     * An entry: added up over the payments of the batch.
     *
     * @param to receives
     * @param from gives
     * @param contract its name; where none says why, that it is tax, a transfer or an opening balance
     * @param version of the contract, in words; null where it is none
     * @param contractHref null where it is none
     * @param amount with its currency's code
     */
    public record Row(
            PartyLabel to,
            PartyLabel from,
            String contract,
            @Nullable String version,
            @Nullable String contractHref,
            String clause,
            String offer,
            String segment,
            String day,
            String amount) {}
}
