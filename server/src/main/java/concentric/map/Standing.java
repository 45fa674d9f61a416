package concentric.map;

import concentric.network.Unit;
import concentric.network.UnitKind;

/**
 * A unit as the map shows it.
 *
 * @param unit who
 * @param ring where it stands; a partner stands in the ring of what it does
 * @param place its disc
 * @param members people who belonged to it on the day
 * @param customers who paid for its offers in the period; 0 if they could not be counted
 * @param received minor units in the period
 * @param paid minor units in the period
 * @param contracts in force on the day in which it has a part
 */
public record Standing(
        Unit unit, Ring ring, Place place, int members, long customers, long received, long paid, int contracts) {

    /** What stayed with it; below zero if it paid more than it received. */
    public long kept() {
        return Math.subtractExact(received, paid);
    }

    /** Whether it belongs to another organisation. */
    public boolean isPartner() {
        return unit.kind() == UnitKind.PARTNER;
    }
}
