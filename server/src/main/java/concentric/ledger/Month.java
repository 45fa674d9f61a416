package concentric.ledger;

import java.time.YearMonth;

/**
 * What an account received and paid in a month, by when payments occurred, in the organisation's zone.
 *
 * @param received minor units
 * @param paid minor units
 */
public record Month(YearMonth month, long received, long paid) {

    /** What stayed: received less paid, minor units. */
    public long kept() {
        return Math.subtractExact(received, paid);
    }

    Month plus(Month other) {
        return new Month(month, Math.addExact(received, other.received), Math.addExact(paid, other.paid));
    }
}
