package concentric.ledger.web;

import concentric.platform.web.Crumb;
import concentric.platform.web.Figure;
import concentric.platform.web.PartyLabel;
import java.util.List;

/** What the reader's units received, passed on and kept in their last month, on the reader's home. */
public record HomeMoney(List<Row> units) {

    /**
     * A unit's month; every figure leads to what moved.
     *
     * @param month leads to what there was to share
     */
    public record Row(PartyLabel unit, Crumb month, Figure received, Figure paid, Figure kept) {}
}
