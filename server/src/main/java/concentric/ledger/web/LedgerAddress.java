package concentric.ledger.web;

import concentric.platform.web.Addresses;
import concentric.platform.web.Days;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Currency;

/** Where figures of the ledger are explained. */
final class LedgerAddress {

    static final String WAYS = "/ledger/ways";
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

    /** Why a party has a part of what it has. */
    static String account(String party, Days days, Currency currency, Narrowing narrowing) {
        return account(party, days, currency) + narrowing.query();
    }

    static String statement(String unit, Days days, Currency currency) {
        return Addresses.of(STATEMENTS, unit) + query(days, currency);
    }

    /** Where the money that customers paid for a unit's offers went; empty: for all offers. */
    static String way(String unit, Days days, Currency currency) {
        return WAYS
                + query(days, currency)
                + (unit.isEmpty() ? "" : "&unit=" + URLEncoder.encode(unit, StandardCharsets.UTF_8));
    }

    static String query(Days days, Currency currency) {
        return "?currency=" + currency.getCurrencyCode()
                + (days.from() == null ? "" : "&from=" + days.fromText())
                + (days.to() == null ? "" : "&to=" + days.toText());
    }
}
