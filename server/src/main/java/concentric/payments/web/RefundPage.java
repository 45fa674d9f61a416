package concentric.payments.web;

import concentric.platform.web.PartyLabel;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one refund changed: to whom money came back, and from whom, line by line.
 *
 * @param said the head sentence
 * @param left what is left of the payment after it, a sentence
 * @param keepsPerUnit whether money paid per unit stays where it is, since no quantity was given back
 * @param changed null where nothing was posted, since the payment was not settled
 * @param of what it gives back: the payment, or the usage, as a link
 * @param parts what later modules know of it
 */
public record RefundPage(
        String said,
        String left,
        boolean keepsPerUnit,
        @Nullable Changed changed,
        Of of,
        Provenance provenance,
        List<Content> parts) {

    /**
     * What changed.
     *
     * @param hasMore whether anybody has more after it: a cent that falls otherwise when less is shared
     */
    public record Changed(boolean hasMore, List<Party> parties, String total, List<Settled.Posting> postings) {}

    /** By how much a party has less, or more. */
    public record Party(PartyLabel party, String received, String passedOn, String keeps) {}

    /** What it gives back. */
    public record Of(String label, String href, String amount) {}

    /** Where the refund comes from. */
    public record Provenance(
            String number,
            String source,
            String externalId,
            String quantity,
            @Nullable String tax,
            String occurredAt,
            String recordedAt) {}
}
