package concentric.payments.web;

import concentric.platform.web.Bar;
import concentric.platform.web.Figure;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Sankey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One payment's way: who paid what for what, and to whom each part of it went by which clause.
 *
 * @param refunds what was given back of it, in ledger order
 * @param settled null while the payment could not be settled; then {@code unsettled} says why
 */
public record PaymentPage(
        Paid paid,
        boolean invented,
        List<Refund> refunds,
        @Nullable Settled settled,
        @Nullable Unsettled unsettled,
        Provenance provenance) {

    /**
     * The head sentence in parts.
     *
     * @param by the customer, or the segment where the reader may not see the customer
     * @param tax with symbol; null when there is none
     */
    public record Paid(String by, String amount, String offer, String day, @Nullable String tax) {}

    public record Refund(String day, Figure amount, String sentence) {}

    /**
     * How it was shared.
     *
     * @param amount what was shared out, tax included, with symbol
     * @param total the same without symbol, for the foot of the table
     * @param parties how many units and partners have a part in it
     * @param sharedBy a sentence naming the contracts
     * @param oddCents a sentence about what rounding did; null if nothing was rounded
     */
    public record Settled(
            String amount,
            String total,
            int parties,
            String sharedBy,
            Sankey way,
            List<Bar> receipt,
            @Nullable String oddCents,
            List<Posting> postings,
            List<Kept> kept) {}

    /** A line of the ledger, with the sentence of the clause that made it. */
    public record Posting(
            PartyLabel from,
            PartyLabel to,
            String contract,
            @Nullable String contractHref,
            String clause,
            String amount,
            String sentence) {}

    /** What stayed with a party. */
    public record Kept(PartyLabel party, String received, String passedOn, String keeps, String share) {}

    /**
     * @param next what can be done about it, a button's words; null if nothing can but waiting
     */
    public record Unsettled(String reason, @Nullable String next, @Nullable String nextHref) {}

    /** @param batch null while it is not in a batch */
    public record Provenance(
            String source,
            String externalId,
            @Nullable PartyLabel customer,
            String segment,
            String quantity,
            String occurredAt,
            String recordedAt,
            @Nullable String batch,
            @Nullable String batchHref) {}
}
