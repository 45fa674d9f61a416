package concentric.payments.web;

import concentric.platform.web.PartyLabel;
import concentric.platform.web.State;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One usage: who used how much of what, what it costs and why, and to whom each part of it went.
 *
 * @param said the head sentence
 * @param state of it in a word
 * @param price how what it costs came about, a sentence; null while it is not settled
 * @param settled null while it could not be settled; then {@code unsettled} says why
 * @param unsettled null once it is settled
 * @param later where it was unsettled at first: why, and how it was settled when a contract came; empty elsewhere
 * @param givenBack null unless its import was taken back
 * @param parts what later modules know of it
 */
public record UsagePage(
        String said,
        State state,
        @Nullable String price,
        @Nullable Settled settled,
        PaymentPage.@Nullable Unsettled unsettled,
        List<String> later,
        @Nullable GivenBack givenBack,
        Provenance provenance,
        List<Content> parts) {

    /** Where the usage comes from. */
    public record Provenance(
            String number,
            String source,
            String externalId,
            String service,
            PartyLabel consumer,
            String quantity,
            String occurredAt,
            String recordedAt) {}
}
