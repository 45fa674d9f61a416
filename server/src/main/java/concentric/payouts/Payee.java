package concentric.payouts;

import concentric.platform.Party;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who has something that can be paid out.
 *
 * @param party a person, or a partner's unit
 * @param balance on the account, in minor units
 * @param open of that already in open payouts, in minor units
 * @param account where it would go; null if none was entered
 */
public record Payee(
        Party party, long balance, long open, @Nullable BankAccount account) {

    /** What can be paid out now, in minor units; zero or less: nothing. */
    public long available() {
        return Math.subtractExact(balance, open);
    }
}
