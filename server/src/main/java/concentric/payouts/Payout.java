package concentric.payouts;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What is to be paid out on a day, in one currency.
 *
 * @param day on which the bank is to carry it out
 * @param from the organisation's own account, as it was then
 * @param total minor units
 * @param lines how many payees
 * @param drawnAt when it was drawn up, UTC
 * @param drawnBy the account that drew it up
 * @param ending how it ended; null while it is open
 */
public record Payout(
        Id id,
        Currency currency,
        LocalDate day,
        BankAccount from,
        long total,
        int lines,
        Instant drawnAt,
        long drawnBy,
        @Nullable Ending ending) {

    /** The identity of a payout. */
    public record Id(long value) {}

    /**
     * How a payout ended.
     *
     * @param at when, UTC
     * @param by the account that said so
     */
    public record Ending(Kind kind, Instant at, long by) {

        /** Carried out by the bank, or never given to it. */
        public enum Kind {
            PAID,
            WITHDRAWN
        }
    }

    /**
     * What one payee gets of it.
     *
     * @param number counted from 1
     * @param party the payee
     * @param account as it was when the payout was drawn up
     * @param amount minor units
     */
    public record Line(int number, long party, BankAccount account, long amount) {}

    /** Whether it was neither paid nor withdrawn. */
    public boolean isOpen() {
        return ending == null;
    }

    /** Whether the bank carried it out. */
    public boolean isPaid() {
        return ending != null && ending.kind() == Ending.Kind.PAID;
    }
}
