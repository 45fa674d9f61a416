package concentric.payments.web;

import concentric.platform.web.Choice;
import concentric.platform.web.State;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One payment's way: who paid what for what, and to whom each part of it went by which clause.
 *
 * @param state of it in a word
 * @param settled null while the payment could not be settled; then {@code unsettled} says why
 * @param views of its way, as addresses: the payment as it was, and one unit of its currency; empty while unsettled
 * @param later where it was unsettled at first: why, and how it was settled when a contract came; empty elsewhere
 * @param givenBack null while nothing was
 * @param giveBackHref where some of it is given back; null for readers who may not, and when nothing is left
 * @param customerHref the payment as whoever paid may see it
 * @param goods the articles, where it came as invoice lines
 * @param parts what later modules know of it
 */
public record PaymentPage(
        Paid paid,
        State state,
        @Nullable Settled settled,
        List<Choice> views,
        @Nullable Unsettled unsettled,
        List<String> later,
        @Nullable GivenBack givenBack,
        @Nullable String giveBackHref,
        String customerHref,
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
