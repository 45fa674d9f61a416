package concentric.ledger.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Figure;
import concentric.platform.web.Pagination;
import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two moments.
 *
 * @param said a sentence: from when until when
 * @param late a sentence about what came late; null between days
 * @param rows accounts that differ
 * @param contracts what began or ended of them
 * @param network units that were founded, memberships that began or ended
 */
public record ChangesPage(
        Filter filter,
        String said,
        @Nullable String late,
        List<Row> rows,
        Pagination pagination,
        Part contracts,
        Part network) {

    /** The two moments as they stand in the address. */
    public record Filter(String from, String to, List<Choice> currencies) {}

    /**
     * An account.
     *
     * @param late what of the difference came late; null between days
     */
    public record Row(
            PartyLabel party,
            Figure before,
            Figure after,
            Figure difference,
            @Nullable Figure late) {}

    /**
     * What else changed.
     *
     * @param cut how many are not shown here, in a sentence; null if all are
     * @param csv address of all as a file
     */
    public record Part(List<Item> items, @Nullable String cut, String csv) {}

    /**
     * One thing that changed.
     *
     * @param kind what happened, in words
     * @param name of what it happened to
     * @param note more of it; empty if there is nothing
     * @param day when it takes effect
     */
    public record Item(String kind, PartyLabel name, String note, String day) {}
}
