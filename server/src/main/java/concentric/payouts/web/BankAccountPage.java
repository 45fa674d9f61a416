package concentric.payouts.web;

import concentric.platform.web.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bank account, to look at and to change.
 *
 * @param problem why what was sent was not accepted; null if nothing was
 * @param lead whose it is and what it is for
 * @param action where the form goes; null if the reader has none to enter
 * @param payee code; null for the organisation's own
 * @param now the one that counts, printed; null if none was entered
 * @param said whose it is and since when; null if none was entered
 * @param earlier those before, in words
 * @param invented whether all of it is made up, for the demonstration
 */
public record BankAccountPage(
        @Nullable String problem,
        String lead,
        @Nullable String action,
        @Nullable String payee,
        @Nullable String now,
        @Nullable String said,
        List<String> earlier,
        Entry holder,
        Entry iban,
        Entry bic,
        boolean invented) {}
