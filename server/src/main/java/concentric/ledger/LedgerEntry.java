package concentric.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A double entry: the account receives, the counter-account gives.
 *
 * @param key what was added up
 * @param amount minor units
 */
public record LedgerEntry(Key key, long amount) {

    /**
     * What the entries of a batch are added up by.
     *
     * @param account receives
     * @param counter gives
     * @param version the contract version; null for tax and transfers
     * @param clause counted from 1; 0 for what a usage contract leaves to the provider; null for tax and transfers
     * @param offer what was paid for; null for a transfer
     * @param segment the group of customers; null if the source did not say
     * @param day when it occurred, in the organisation's zone
     */
    public record Key(
            Account account,
            Account counter,
            @Nullable Long version,
            @Nullable Integer clause,
            @Nullable Long offer,
            @Nullable Long segment,
            LocalDate day) {}
}
