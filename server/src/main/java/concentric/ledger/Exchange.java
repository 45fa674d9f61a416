package concentric.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Money that moved from one account to another for one reason, added up over a period.
 *
 * @param amount minor units; negative where more was given back than paid
 */
public record Exchange(Reason reason, long amount) {

    /**
     * Between whom money moved, and by which contract.
     *
     * @param account receives
     * @param counter gives
     * @param version the contract version; null for tax and transfers
     * @param offer what was paid for; null for a transfer
     */
    public record Reason(
            Account account,
            Account counter,
            @Nullable Long version,
            @Nullable Long offer) {

        /** The reason of an entry, whatever its clause, segment and day. */
        static Reason of(LedgerEntry.Key key) {
            return new Reason(key.account(), key.counter(), key.version(), key.offer());
        }
    }
}
