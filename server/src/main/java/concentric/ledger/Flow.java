package concentric.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Money that moved between two accounts for one reason, added up over a period.
 *
 * @param reason between whom and why
 * @param amount minor units
 */
public record Flow(Reason reason, long amount) {

    /**
     * Between whom money moved, and why.
     *
     * @param account receives
     * @param counter gives
     * @param version the contract version; null for tax and transfers
     * @param clause counted from 1; 0 for what a usage contract leaves to the provider; null for tax and transfers
     * @param offer what was paid for; null for a transfer
     * @param segment the group of customers; null if the source did not say
     */
    public record Reason(
            Account account,
            Account counter,
            @Nullable Long version,
            @Nullable Integer clause,
            @Nullable Long offer,
            @Nullable Long segment) {

        /** The reason of an entry, whatever its day. */
        static Reason of(LedgerEntry.Key key) {
            return new Reason(key.account(), key.counter(), key.version(), key.clause(), key.offer(), key.segment());
        }
    }
}
