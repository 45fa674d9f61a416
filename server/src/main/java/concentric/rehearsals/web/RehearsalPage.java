package concentric.rehearsals.web;

import concentric.contracts.web.Compared;
import concentric.platform.web.PartyLabel;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who gains and who loses by a draft.
 *
 * @param amounts what the amounts are; empty where there are none
 * @param lead which months were settled again, or why none were
 * @param problem why it can't be rehearsed; null: it can
 * @param compared what differs from the contract in force; null: there is none
 * @param customers what changes for those who pay; empty: the contract is new
 * @param consequences the result in sentences, what hurts first
 * @param parties those for whom anything changes
 * @param unchanged a sentence about the others; null if there are none
 * @param total what all keep together
 * @param charts of those for whom most changes
 * @param more a sentence about those without a chart; null if there are none
 * @param open what closes could not decide
 * @param remedy what it would take; null where nothing could be rehearsed
 * @param example the draft on a payment that is typed in, where there is no history; else null
 */
public record RehearsalPage(
        String lead,
        String amounts,
        @Nullable String problem,
        @Nullable Compared compared,
        List<String> customers,
        List<Consequence> consequences,
        List<Row> parties,
        @Nullable Row unchanged,
        @Nullable Row total,
        List<RehearsalChart> charts,
        @Nullable String more,
        List<String> open,
        @Nullable RemedyPart remedy,
        @Nullable Content example) {

    /**
     * A sentence of the result.
     *
     * @param hurts whether it tells of somebody who loses
     */
    public record Consequence(String text, boolean hurts) {}

    /**
     * A party.
     *
     * @param party null: several together
     * @param name its name, or what they are together
     * @param signs a word for whether it signs; empty where that can't be said of all
     * @param stands whether it does not sign although something changes for it
     * @param tone {@code ok} where it gains, {@code stop} where it loses, else empty
     * @param share the difference as a part of what it keeps now; empty where that is nothing
     */
    public record Row(
            @Nullable PartyLabel party,
            String name,
            String signs,
            boolean stands,
            String before,
            String after,
            String difference,
            String tone,
            String share) {}
}
