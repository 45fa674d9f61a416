package concentric.payments.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.platform.web.Amount;
import concentric.platform.web.Needed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorded payment as programs read it.
 *
 * @param customer left out for readers who may not know
 * @param tax the part of the amount that belongs to the state, in its currency
 * @param unsettled why it is not settled; left out if it is
 * @param settledLater how it was settled when a contract came to cover it; left out if it was settled at once, or is not
 * @param left what is left of it after its refunds
 * @param refunds in their order
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentBody(
        long seq,
        String source,
        String externalId,
        String offer,
        @Nullable String customer,
        @Nullable String segment,
        Amount amount,
        String quantity,
        Instant occurredAt,
        Instant recordedAt,
        String tax,
        boolean settled,
        @Nullable String unsettled,
        @Nullable SettlingBody settledLater,
        RemainderBody left,
        List<RefundBody> refunds) {

    /** A payment with the way it went; the explanation is empty while it is not settled. */
    record Explained(PaymentBody payment, List<PostingBody> explanation) {}

    /** What became of one payment of many; the explanation only where it was asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReceiptBody(
            long seq,
            String source,
            String externalId,
            boolean settled,
            @Nullable List<PostingBody> explanation) {}

    /**
     * What became of many payments, in the order in which they were sent.
     *
     * @param recorded how many are new
     * @param known how many were recorded before, with the same content
     */
    record BulkBody(int recorded, int known, List<ReceiptBody> payments) {}

    /** A payment that is told, as its source knows it. */
    record Told(
            @Needed String source,
            @Needed String externalId,
            @Needed String offer,
            @Nullable String customer,
            @Nullable String segment,
            @Needed Amount amount,
            @Nullable String quantity,
            @Needed String occurredAt,
            @Nullable String tax) {}

    /** Many at once. */
    record ToldBulk(@Needed List<Told> payments, @Nullable Boolean explain) {}
}
