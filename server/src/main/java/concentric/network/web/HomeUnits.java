package concentric.network.web;

import concentric.platform.web.PartyLabel;
import java.util.List;

/** The units that a reader belongs to, on the reader's home. */
public record HomeUnits(List<Card> units) {

    /**
     * One of them.
     *
     * @param purpose may be empty
     * @param said as what the reader belongs to it, and how many do
     */
    public record Card(PartyLabel unit, String purpose, String said, String membersHref) {}
}
