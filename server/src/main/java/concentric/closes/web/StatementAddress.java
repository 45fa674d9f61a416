package concentric.closes.web;

import concentric.network.Unit;
import concentric.platform.web.Addresses;
import concentric.platform.web.ListFile;
import java.util.Currency;

/** Where units' statements are. */
final class StatementAddress {

    /** Behind a month or a year. */
    static final String STATEMENTS = "/statements";

    static final String PAGE = ClosesPages.PATH + "/{period}" + STATEMENTS + "/{*code}";
    static final String FILE = ClosesPages.PATH + "/{period}" + STATEMENTS + ListFile.ANY + "/{*code}";

    private StatementAddress() {}

    static String of(Unit unit, Span span, Currency currency) {
        return Addresses.of(ClosesPages.PATH + "/" + span + STATEMENTS, unit.code()) + query(currency);
    }

    static String csv(Unit unit, Span span, Currency currency) {
        return Addresses.of(ClosesPages.PATH + "/" + span + STATEMENTS + ".csv", unit.code()) + query(currency);
    }

    private static String query(Currency currency) {
        return "?currency=" + currency.getCurrencyCode();
    }
}
