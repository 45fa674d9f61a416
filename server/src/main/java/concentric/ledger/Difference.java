package concentric.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Something in which the ledger and the proof differ.
 *
 * @param batch the batch it is in; 0 for the tally and for what is not posted
 * @param kind what differs
 * @param account the account whose amount differs; null where it is not about one
 * @param posted the amount as posted, received less paid, in minor units
 * @param proven the amount as it should be
 */
public record Difference(long batch, Kind kind, @Nullable Account account, long posted, long proven) {

    /** What can differ. */
    public enum Kind {
        /** The entries of an account in a batch are not what its payments settle to. */
        ENTRIES,
        /** A payment row was changed, removed or added after its batch was posted. */
        PAYMENTS,
        /** The batch does not bear the hash of the batch before, or its own fields were changed. */
        CHAIN,
        /** Sequence numbers are missing. */
        GAP,
        /** The tally does not stand for the payments. */
        TALLY,
        /** A refund does not go on from what was left before it. */
        REFUNDS,
        /** What was recorded does not match its seal: a row was changed, removed or added. */
        SEAL
    }

    static Difference of(long batch, Kind kind) {
        return new Difference(batch, kind, null, 0, 0);
    }
}
