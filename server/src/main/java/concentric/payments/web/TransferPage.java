package concentric.payments.web;

import concentric.platform.web.PartyLabel;
import concentric.platform.web.State;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One transfer: what it moves, why, and who has signed.
 *
 * @param problem why the last try to sign or withdraw it was not accepted
 * @param said the head sentence
 * @param from who gives; for an opening balance, where those come from
 * @param number the sequence number under which it was recorded; null while it is not
 * @param signing null when the reader has nothing to sign
 * @param withdrawHref where it is given up; null when the reader can't
 * @param parts what later modules know of it once it is recorded
 */
public record TransferPage(
        @Nullable String problem,
        State state,
        String said,
        PartyLabel from,
        PartyLabel to,
        String amount,
        String day,
        String reason,
        String proposedAt,
        @Nullable String number,
        List<Signature> signatures,
        @Nullable Signing signing,
        @Nullable String withdrawHref,
        List<Content> parts) {

    /**
     * A party that has to sign.
     *
     * @param signed by whom and when; null while it is waited for
     * @param onBehalf whether the custodian signed for a party that nobody could speak for
     */
    public record Signature(PartyLabel party, @Nullable String signed, boolean onBehalf) {}

    /**
     * What the reader can sign.
     *
     * @param sentence for whom, and what that means
     */
    public record Signing(String action, String sentence) {}
}
