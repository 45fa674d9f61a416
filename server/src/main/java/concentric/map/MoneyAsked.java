package concentric.map;

import concentric.ledger.Exchange;
import concentric.ledger.Ledger;
import concentric.ledger.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;

/**
 * The money of a map: which days, which currency, and what moved.
 *
 * @param exchanges in the currency only
 */
record MoneyAsked(Period period, Currency currency, List<Currency> currencies, List<Exchange> exchanges) {

    /** Reads it; {@code usual} is shown if no currency is asked for and any money moved in it. */
    static MoneyAsked of(Asked asked, LocalDate day, Ledger ledger, Currency usual) {
        var period = period(asked, day, ledger);
        var all = ledger.exchanges(period);
        var known = all.stream()
                .map(exchange -> exchange.reason().account().currency())
                .distinct()
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .toList();
        var currency = known.stream()
                .filter(each -> each.getCurrencyCode().equals(asked.currency()))
                .findAny()
                .orElseGet(() -> known.isEmpty() || known.contains(usual) ? usual : known.getFirst());
        var shown = all.stream()
                .filter(exchange -> exchange.reason().account().currency().equals(currency))
                .toList();
        return new MoneyAsked(period, currency, known, shown);
    }

    private static Period period(Asked asked, LocalDate day, Ledger ledger) {
        if (asked.always()) return Period.of(null, null, asked.asOf());
        if (asked.from() != null || asked.to() != null) return Period.of(asked.from(), asked.to(), asked.asOf());
        var last = ledger.days().map(Period::to).filter(to -> to.isBefore(day)).orElse(day);
        var month = YearMonth.from(last);
        return Period.of(month.atDay(1), month.atEndOfMonth(), asked.asOf());
    }

    Scope scope(LocalDate day) {
        return new Scope(day, period, currency, currencies);
    }
}
