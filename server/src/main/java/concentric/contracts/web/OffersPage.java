package concentric.contracts.web;

import concentric.platform.web.Entry;
import concentric.platform.web.Pagination;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What customers pay for, and the services that units pay for.
 *
 * @param form null for readers who may not add one
 */
public record OffersPage(
        List<Row> rows, Pagination pagination, @Nullable Form form) {

    /**
     * An offer.
     *
     * @param service marks a service, in a word; null for an offer to customers
     * @param unit whose it is; the provider of a service
     * @param contract that shares its payments today; null where none does
     */
    public record Row(
            String code,
            @Nullable State service,
            PartyLabel unit,
            @Nullable String contract,
            @Nullable String contractHref) {}

    /** The form that adds one. */
    public record Form(@Nullable String problem, Entry code, Entry unit) {}
}
