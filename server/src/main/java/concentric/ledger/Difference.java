package concentric.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Something in which the ledger and the proof differ.
 *
 * @param batch the batch it is in; 0 for the tally and for what is not posted
 * @param kind what differs
 * @param account the account whose amount differs; null where it is not about one
 * @param detail what else tells where to look: a table, a sequence number, a checkpoint; empty if nothing does
 * @param posted the amount as posted, received less paid, in minor units
 * @param proven the amount as it should be
 */
public record Difference(long batch, Kind kind, @Nullable Account account, String detail, long posted, long proven) {

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
        /** What is kept of a closed month is not what its entries add up to. */
        MONTH,
        /** A month, closed again from what its closes knew, moves something else than was recorded. */
        CLOSE,
        /** What was recorded does not match its seal: a row was changed, removed or added. */
        SEAL,
        /** A table on which the ledger stands, contracts above all, is not as it was left by the program. */
        IMPRINT,
        /** Something can't be read, or not be settled again. */
        UNREADABLE,
        /** The ledger does not contain what a checkpoint says. */
        CHECKPOINT,
        /** A checkpoint is not signed by this installation, or no checkpoint at all. */
        SIGNATURE
    }

    static Difference of(long batch, Kind kind) {
        return of(batch, kind, "");
    }

    static Difference of(long batch, Kind kind, String detail) {
        return new Difference(batch, kind, null, detail, 0, 0);
    }

    static Difference of(long batch, Kind kind, Account account, long posted, long proven) {
        return new Difference(batch, kind, account, "", posted, proven);
    }
}
