package concentric.ledger;

/**
 * What an account received and paid in a period, in minor units of its currency.
 *
 * @param account the account
 * @param received added up
 * @param paid added up
 */
public record Total(Account account, long received, long paid) {

    /** What stays: received less paid; negative for the customers, whose money all of it is. */
    public long net() {
        return Math.subtractExact(received, paid);
    }

    /** Both together, of the same account. */
    public Total plus(Total other) {
        return new Total(account, Math.addExact(received, other.received), Math.addExact(paid, other.paid));
    }
}
