package concentric.ledger.web;

import concentric.platform.web.Bar;
import concentric.platform.web.PartyLabel;
import java.util.List;

/**
 * What a unit received and passed on in some days, before closes or at closes.
 *
 * @param rows to be shown: groups, lines and their sums
 * @param payers who paid the unit, largest first
 * @param lines all of it; they add up to what was received and what was paid
 * @param received minor units
 * @param paid minor units
 */
public record PartStatement(
        List<StatementPage.Row> rows, List<Bar> payers, List<Line> lines, long received, long paid) {

    /**
     * Money of one other party.
     *
     * @param received whether the unit received it; else it paid it
     * @param party its code; customers are a party too
     * @param label how it is shown
     * @param by contracts, or what else it moved by; empty where it is the unit's part of what was paid for its own offers
     * @param amount minor units; negative where more was given back
     */
    public record Line(boolean received, String party, PartyLabel label, String by, long amount) {}
}
