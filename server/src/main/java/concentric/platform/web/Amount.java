package concentric.platform.web;

import concentric.engine.terms.Money;
import java.util.Currency;

/**
 * Money as programs read and write it.
 *
 * @param amount with all decimals of the currency, {@code 9.90}
 * @param currency ISO 4217
 */
public record Amount(String amount, String currency) {

    /** Of minor units. */
    public static Amount of(long minor, Currency currency) {
        return new Amount(new Money(minor, currency).format(), currency.getCurrencyCode());
    }
}
