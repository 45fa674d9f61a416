package concentric.map;

import concentric.ledger.Period;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/**
 * What a map shows.
 *
 * @param day on which units, memberships and contracts are looked at
 * @param period the days whose money is shown
 * @param currency the one currency that is shown
 * @param currencies in which any money moved in the period, by code
 */
public record Scope(LocalDate day, Period period, Currency currency, List<Currency> currencies) {

    public Scope {
        currencies = List.copyOf(currencies);
    }
}
