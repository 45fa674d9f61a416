package concentric.payments.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.engine.terms.Quantity;
import concentric.payments.Refund;
import concentric.platform.web.Amount;
import concentric.platform.web.Needed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorded refund as programs read it.
 *
 * @param of the sequence number of the payment; of the usage, where an import of usage was taken back
 * @param tax the part of the amount that comes back from the state, in its currency
 * @param settled whether anything is posted: not if its payment was not settled
 * @param left what is left of the payment after this refund
 */
record RefundBody(
        long seq,
        String source,
        String externalId,
        long of,
        Amount amount,
        String quantity,
        Instant occurredAt,
        Instant recordedAt,
        String tax,
        boolean settled,
        RemainderBody left) {

    static RefundBody of(Refund refund) {
        return new RefundBody(
                refund.seq(),
                refund.source(),
                refund.externalId(),
                refund.of(),
                Amount.of(refund.amount(), refund.currency()),
                new Quantity(refund.quantity()).format(),
                refund.occurredAt(),
                refund.recordedAt(),
                Amount.of(refund.tax(), refund.currency()).amount(),
                refund.cascadeId() != null,
                RemainderBody.of(refund.left(), refund.currency()));
    }

    /**
     * What a caller should know though nothing is wrong.
     *
     * @param code stable
     * @param detail a sentence in the reader's language
     */
    record Warning(String code, String detail) {}

    /** A refund with what it changed; the explanation is empty if its payment was not settled. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Explained(
            RefundBody refund,
            List<PostingBody> explanation,
            @Nullable Warning warning) {}

    /** What became of one refund of many; the explanation only where it was asked for. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReceiptBody(
            long seq,
            String source,
            String externalId,
            boolean settled,
            RemainderBody left,
            @Nullable Warning warning,
            @Nullable List<PostingBody> explanation) {}

    /**
     * What became of many refunds, in the order in which they were sent.
     *
     * @param recorded how many are new
     * @param known how many were recorded before, with the same content
     */
    record BulkBody(int recorded, int known, List<ReceiptBody> refunds) {}

    /** A refund that is told, as its source knows it. */
    record Told(
            @Needed String source,
            @Needed String externalId,
            @Needed String paymentSource,
            @Needed String paymentExternalId,
            @Needed Amount amount,
            @Nullable String quantity,
            @Needed String occurredAt,
            @Nullable String tax) {}

    /** Many at once. */
    record ToldBulk(@Needed List<Told> refunds, @Nullable Boolean explain) {}
}
