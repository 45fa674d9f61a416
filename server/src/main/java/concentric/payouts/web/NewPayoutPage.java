package concentric.payouts.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be paid out in a currency.
 *
 * @param problem why what was sent was not accepted; null if nothing was
 * @param currency in which the amounts are
 * @param currencies in which anybody has anything
 * @param from the account from which is paid, in words; null while there is none
 * @param payees who can be paid
 * @param others who has something but can't be paid, and why
 * @param more how many are left for another payout, in words; null if all are here
 */
public record NewPayoutPage(
        @Nullable String problem,
        String currency,
        List<Choice> currencies,
        @Nullable String from,
        Entry day,
        List<Row> payees,
        List<Other> others,
        @Nullable String more) {

    /**
     * Somebody who can be paid.
     *
     * @param code of the payee
     * @param balance on the account
     * @param open already in open payouts; empty if nothing is
     * @param amount proposed, or as it was typed
     */
    public record Row(String code, PartyLabel payee, String iban, String balance, String open, String amount) {}

    /** Somebody who can't. */
    public record Other(PartyLabel payee, String balance, String why) {}
}
