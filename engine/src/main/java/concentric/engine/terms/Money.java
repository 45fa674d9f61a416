package concentric.engine.terms;

import java.util.Currency;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An amount of money.
 *
 * @param minor minor units of the currency (cents), of either sign
 * @param currency ISO 4217 currency; its exponent says what a minor unit is (EUR 2, JPY 0, KWD 3)
 */
public record Money(long minor, Currency currency) {

    private static final Map<String, Currency> CURRENCIES = Currency.availableCurrencies()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Function.identity()));

    /** Reads an amount of zero or more; more decimals than the currency has are refused, never rounded. */
    public static Figure<Money> parse(String text, Currency currency) {
        return Decimal.parse(text, currency.getDefaultFractionDigits()).map(minor -> new Money(minor, currency));
    }

    /** The currency of an ISO 4217 code; codes without a minor unit (XAU, XXX) are refused like unknown ones. */
    public static Figure<Currency> currency(String code) {
        Currency known = CURRENCIES.get(code);
        return known == null
                ? new Figure.Refused<>(Wording.NO_CURRENCY.phrase(Decimal.shown(code)))
                : new Figure.Exact<>(known);
    }

    /** The amount with all the decimals of its currency and without its code: {@code 9.90}. */
    public String format() {
        int places = currency.getDefaultFractionDigits();
        return Decimal.format(minor, places, places);
    }

    @Override
    public String toString() {
        return format() + " " + currency.getCurrencyCode();
    }
}
