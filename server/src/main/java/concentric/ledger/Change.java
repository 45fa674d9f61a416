package concentric.ledger;

/**
 * What an account had at one moment and at another, in minor units of its currency.
 *
 * @param before received less paid until the first moment
 * @param after the same until the second
 * @param late what of the difference had occurred before the first moment's day, and was recorded only behind it
 */
public record Change(Account account, long before, long after, long late) {

    /** What came or went meanwhile. */
    public long difference() {
        return Math.subtractExact(after, before);
    }

    /** Both together, of the same account. */
    public Change plus(Change other) {
        return new Change(
                account,
                Math.addExact(before, other.before),
                Math.addExact(after, other.after),
                Math.addExact(late, other.late));
    }
}
