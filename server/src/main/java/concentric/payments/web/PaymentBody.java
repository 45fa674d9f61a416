package concentric.payments.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import concentric.platform.web.Amount;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recorded payment as programs read it.
 *
 * @param customer left out for readers who may not know
 * @param tax the part of the amount that belongs to the state, in its currency
 * @param unsettled why it is not settled; left out if it is
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
        @Nullable String unsettled) {

    /** A payment with the way it went; the explanation is empty while it is not settled. */
    record Explained(PaymentBody payment, List<PostingBody> explanation) {}

    /**
     * A line of the ledger.
     *
     * @param from a code, or {@code (customers)}
     * @param to a code, or {@code (tax)}
     * @param contract its name; left out for tax, as are version and clause
     * @param version counts the versions of the contract from 1
     * @param clause counted from 1
     * @param sentence why it is this amount, in the reader's language
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PostingBody(
            String from,
            String to,
            @Nullable String contract,
            @Nullable Integer version,
            @Nullable Integer clause,
            Amount amount,
            String sentence) {}

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
}
