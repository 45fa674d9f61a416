package concentric.payouts.web;

import concentric.platform.web.PartyLabel;
import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One payout.
 *
 * @param problem why nothing happened; null if nothing was asked
 * @param from the account from which is paid, in words
 * @param drawn who drew it up and when
 * @param ended who ended it and when; null while it is open
 * @param fileHref where the file for the bank is; null for one that was withdrawn
 * @param notDue from when on it can be marked paid, in words; null if it can be now, or it is not open
 * @param open whether it can be withdrawn still
 * @param csv the lines as a file
 */
public record PayoutPage(
        String href,
        @Nullable String problem,
        State state,
        String day,
        String from,
        String total,
        String drawn,
        @Nullable String ended,
        @Nullable String fileHref,
        @Nullable String notDue,
        boolean open,
        List<Row> lines,
        String csv) {

    /** What one payee gets. */
    public record Row(PartyLabel payee, String holder, String iban, String amount) {}
}
