package concentric.payouts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A bank account, as it was entered.
 *
 * @param party whose it is; null for the organisation's own
 * @param holder in the characters that banks know
 * @param bic of the bank; null where it was not said
 * @param since when it was entered, UTC
 * @param enteredBy the account that entered it
 */
public record BankAccount(
        Id id,
        @Nullable Long party,
        String holder,
        Iban iban,
        @Nullable String bic,
        Instant since,
        long enteredBy) {

    /** The identity of a row. */
    public record Id(long value) {}

    /** Whether it says the same. */
    boolean says(String name, String number, String bank) {
        return holder.equals(name) && iban.value().equals(number) && (bic == null ? "" : bic).equals(bank);
    }

    /** What somebody writes: as it was typed. */
    public record Draft(String holder, String iban, String bic) {

        /** The number of an account is never written into a log. */
        @Override
        public String toString() {
            return "Draft[…]";
        }
    }
}
