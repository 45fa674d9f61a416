package concentric.ledger.web;

import concentric.platform.web.Addresses;
import concentric.platform.web.Days;
import java.util.Currency;

/** Where figures of the ledger are explained. */
final class LedgerAddress {

    static final String TOTALS = "/ledger/totals";
    static final String ACCOUNTS = "/ledger/accounts";
    static final String STATEMENTS = "/ledger/statements";
    static final String BATCHES = "/ledger/batches";
    static final String PROOF = "/ledger/proof";
    static final String CHECKPOINT = "/ledger/checkpoint.json";

    private LedgerAddress() {}

    /** Why a party has what it has. */
    static String account(String party, Days days, Currency currency) {
        return Addresses.of(ACCOUNTS, party) + query(days, currency);
    }

    static String statement(String unit, Days days, Currency currency) {
        return Addresses.of(STATEMENTS, unit) + query(days, currency);
    }

    static String query(Days days, Currency currency) {
        return "?currency=" + currency.getCurrencyCode()
                + (days.from() == null ? "" : "&from=" + days.fromText())
                + (days.to() == null ? "" : "&to=" + days.toText());
    }
}
