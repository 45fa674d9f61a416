package concentric.ledger.web;

import concentric.ledger.Period;
import concentric.platform.Moment;
import concentric.platform.web.Addresses;
import concentric.platform.web.AskedMoments;
import concentric.platform.web.Days;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Where figures of the ledger are explained. */
final class LedgerAddress {

    static final String WAYS = "/ledger/ways";
    static final String TOTALS = "/ledger/totals";
    static final String ACCOUNTS = "/ledger/accounts";
    static final String STATEMENTS = "/ledger/statements";
    static final String CHANGES = "/ledger/changes";
    static final String BATCHES = "/ledger/batches";
    static final String PROOF = "/ledger/proof";
    static final String CHECKPOINT = "/ledger/checkpoint.json";

    private LedgerAddress() {}

    /** What of the ledger is asked for. */
    static Period period(Days days) {
        return Period.of(days.from(), days.to(), days.asOf());
    }

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

    /**
     * What a unit had of a month or a year to share, with its costs and what closes moved: the page is of those who close. Null
     * where the days are neither.
     */
    static @Nullable String shared(String unit, Days days, Currency currency) {
        var from = days.from();
        var to = days.to();
        if (from == null
                || to == null
                || from.getDayOfMonth() != 1
                || !days.asOf().equals(Moment.now())) return null;
        var month = YearMonth.from(from);
        boolean isYear = from.getDayOfYear() == 1 && to.equals(from.plusYears(1).minusDays(1));
        if (!isYear && !to.equals(month.atEndOfMonth())) return null;
        var period = isYear ? String.valueOf(from.getYear()) : month.toString();
        return Addresses.of("/closes/" + period + "/statements", unit) + "?currency=" + currency.getCurrencyCode();
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
                + (days.to() == null ? "" : "&to=" + days.toText())
                + (days.asOf().equals(Moment.now()) ? "" : "&" + AskedMoments.ASOF + "=" + days.asOfText());
    }
}
