package concentric.payments.web;

import concentric.platform.web.Bar;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Sankey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a payment or usage was shared.
 *
 * @param amount what was shared out, tax included, with symbol
 * @param total the same without symbol, for the foot of the table
 * @param totalNow what of it is left after its refunds, without symbol; null while there are none
 * @param parties how many have a part in it
 * @param sharedBy a sentence naming the contracts
 * @param oddCents sentences about what rounding did; empty if nothing was rounded
 */
public record Settled(
        String amount,
        String total,
        @Nullable String totalNow,
        int parties,
        String sharedBy,
        Sankey way,
        List<Bar> receipt,
        List<String> oddCents,
        List<Posting> postings,
        List<Kept> kept) {

    /**
     * A line of the ledger, with the sentence of the clause that made it.
     *
     * @param contract null for tax
     * @param amount of a refund with its sign
     */
    public record Posting(
            PartyLabel from,
            PartyLabel to,
            @Nullable String contract,
            @Nullable String contractHref,
            String clause,
            String amount,
            String sentence) {}

    /**
     * What stayed with a party.
     *
     * @param now what of it stays after the refunds; null while there are none
     */
    public record Kept(
            PartyLabel party,
            String received,
            String passedOn,
            String keeps,
            String share,
            @Nullable String now) {}
}
