package concentric.payments.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.platform.web.Amount;
import concentric.platform.web.Needed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorded usage as programs read it.
 *
 * @param consumer the code of the unit that used the service, and pays for it
 * @param amount what it costs; left out while it is not settled
 * @param unsettled why it is not settled; left out if it is
 * @param settledLater how it was settled when a contract came to cover it; left out if it was settled at once, or is not
 * @param refunds one, where its import was taken back
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record UsageBody(
        long seq,
        String source,
        String externalId,
        String service,
        String consumer,
        String quantity,
        @Nullable Amount amount,
        Instant occurredAt,
        Instant recordedAt,
        boolean settled,
        @Nullable String unsettled,
        @Nullable SettlingBody settledLater,
        List<RefundBody> refunds) {

    /**
     * A usage with the way its price went.
     *
     * @param price how the amount came about, in the reader's language; left out while it is not settled
     * @param explanation empty while it is not settled
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Explained(UsageBody usage, @Nullable String price, List<PostingBody> explanation) {}

    /** What became of one usage of many; the explanation only where it was asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReceiptBody(
            long seq,
            String source,
            String externalId,
            boolean settled,
            @Nullable Amount amount,
            @Nullable List<PostingBody> explanation) {}

    /**
     * What became of much usage, in the order in which it was sent.
     *
     * @param recorded how many are new
     * @param known how many were recorded before, with the same content
     */
    record BulkBody(int recorded, int known, List<ReceiptBody> usage) {}

    /** Usage that is told, as its meter knows it. */
    record Told(
            @Needed String source,
            @Needed String externalId,
            @Needed String service,
            @Needed String consumer,
            @Needed String quantity,
            @Needed String occurredAt) {}

    /** Many at once. */
    record ToldBulk(@Needed List<Told> usage, @Nullable Boolean explain) {}
}
