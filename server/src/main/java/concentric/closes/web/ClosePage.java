package concentric.closes.web;

import concentric.platform.web.Pagination;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A month: what closing it would decide, or what it decided.
 *
 * @param problem why the last try to close it came to nothing
 * @param runs when it was closed and by whom, a sentence each
 * @param unsettled how many payments of the month are not settled, in words; null if none
 * @param unsettledHref where they are
 * @param unmatched how many rows of imports were matched to nothing, in words; null if none, or for readers who don't import
 * @param strangers who is paid without belonging to the unit that pays, a sentence each; only for whoever closes
 * @param missing readings that are missing
 * @param open contracts and holds that stay open
 * @param holds what was in hold before the close
 * @param endings contracts that end, a sentence each
 * @param promises as they were kept
 * @param postings what is posted, or would be
 * @param completing what completing would post; empty where nothing is open
 * @param closing how it is closed; null where the reader can't
 */
public record ClosePage(
        State state,
        String lead,
        @Nullable String problem,
        List<String> runs,
        @Nullable String unsettled,
        String unsettledHref,
        @Nullable String unmatched,
        List<String> strangers,
        List<Missing> missing,
        List<Waiting> open,
        List<Hold> holds,
        List<String> endings,
        List<Promise> promises,
        List<Row> postings,
        Pagination pagination,
        List<Row> completing,
        @Nullable Form closing) {

    /**
     * A reading that is missing.
     *
     * @param keeper who enters it; null where the network's is kept by nobody any more
     * @param needed the contracts that need it
     */
    public record Missing(
            String measure, String href, @Nullable PartyLabel keeper, String needed) {}

    /** A contract, or a hold of one, that stays open, and what it waits for. */
    public record Waiting(String contract, String href, String said) {}

    /**
     * Money in hold.
     *
     * @param state what the close makes of it
     */
    public record Hold(
            String contract, String href, PartyLabel fund, PartyLabel to, String amount, String until, State state) {}

    /** A promise, and how it was kept. */
    public record Promise(String contract, String href, String sentence, String measured, State state) {}

    /**
     * A posting.
     *
     * @param to who is paid; null where persons are, or where the payer keeps its part
     * @param said who is paid in words, where there is no party to show
     * @param why the sentence that explains the amount
     */
    public record Row(
            String step,
            PartyLabel from,
            @Nullable PartyLabel to,
            String said,
            String contract,
            String href,
            String amount,
            String why) {}

    /**
     * The button that closes.
     *
     * @param fingerprint of what is shown: of nothing else
     * @param button its words
     * @param sure what follows
     */
    public record Form(String action, String fingerprint, String button, String sure) {}
}
