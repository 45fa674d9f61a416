package concentric.ledger.web;

import concentric.platform.web.Figure;
import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a community's own unit received and paid in a month: who brings what, who gets what.
 *
 * @param period in words
 * @param currency of the amounts
 * @param statementHref the unit's statement, for other months
 * @param brings what it received, by payer and offer; largest first
 * @param brought added up
 * @param gets what it paid, by whom it went to; largest first
 * @param got added up
 * @param sharedHref the result that was shared, of a month
 */
public record CommunityMoney(
        String period,
        String currency,
        String statementHref,
        List<Row> brings,
        String brought,
        List<Row> gets,
        String got,
        @Nullable String sharedHref) {

    /**
     * A line.
     *
     * @param offer for which it was paid; empty where it came by no single one
     * @param by the contract
     */
    public record Row(PartyLabel party, String offer, String by, Figure amount) {}
}
