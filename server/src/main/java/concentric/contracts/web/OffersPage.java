package concentric.contracts.web;

import concentric.platform.web.Entry;
import concentric.platform.web.Pagination;
import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What customers pay for.
 *
 * @param form null for readers who may not add one
 */
public record OffersPage(
        List<Row> rows, Pagination pagination, @Nullable Form form) {

    /**
     * An offer.
     *
     * @param contract that shares its payments today; null where none does
     */
    public record Row(
            String code,
            PartyLabel unit,
            @Nullable String contract,
            @Nullable String contractHref) {}

    /** The form that adds one. */
    public record Form(@Nullable String problem, Entry code, Entry unit) {}
}
