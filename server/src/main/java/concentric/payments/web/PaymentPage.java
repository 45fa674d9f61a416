package concentric.payments.web;

import concentric.platform.web.Bar;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Sankey;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One payment's way: who paid what for what, and to whom each part of it went by which clause.
 *
 * @param settled null while the payment could not be settled; then {@code unsettled} says why
 * @param goods the articles, where it came as invoice lines
 * @param parts what later modules know of it
 */
public record PaymentPage(
        Paid paid,
        @Nullable Settled settled,
        @Nullable Unsettled unsettled,
        Provenance provenance,
        List<Goods> goods,
        List<Content> parts) {

    /**
     * The head sentence in parts.
     *
     * @param by the customer, or the segment where the reader may not see the customer
     * @param tax with symbol; null when there is none
     */
    public record Paid(
            String by,
            String amount,
            String offer,
            String day,
            @Nullable String tax) {}

    /**
     * How it was shared.
     *
     * @param amount what was shared out, tax included, with symbol
     * @param total the same without symbol, for the foot of the table
     * @param parties how many have a part in it
     * @param sharedBy a sentence naming the contracts
     * @param oddCents sentences about what rounding did; empty if nothing was rounded
     */
    public record Settled(
            String amount,
            String total,
            int parties,
            String sharedBy,
            Sankey way,
            List<Bar> receipt,
            List<String> oddCents,
            List<Posting> postings,
            List<Kept> kept) {}

    /**
     * A line of the ledger, with the sentence of the clause that made it.
     *
     * @param contract null for tax
     */
    public record Posting(
            PartyLabel from,
            PartyLabel to,
            @Nullable String contract,
            @Nullable String contractHref,
            String clause,
            String amount,
            String sentence) {}

    /** What stayed with a party. */
    public record Kept(PartyLabel party, String received, String passedOn, String keeps, String share) {}

    /**
     * Why it is not shared out yet.
     *
     * @param next what can be done about it, a button's words; null if nothing can but waiting
     */
    public record Unsettled(
            String reason, @Nullable String next, @Nullable String nextHref) {}

    /**
     * Where the payment comes from.
     *
     * @param customer null where the source did not say, and for readers who may not know
     */
    public record Provenance(
            String number,
            String source,
            String externalId,
            @Nullable String customer,
            String segment,
            String quantity,
            String occurredAt,
            String recordedAt) {}

    /** An article. */
    public record Goods(String code, String quantity) {}
}
