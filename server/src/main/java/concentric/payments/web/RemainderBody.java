package concentric.payments.web;

import concentric.engine.terms.Quantity;
import concentric.engine.terms.Remainder;
import concentric.platform.web.Amount;
import java.util.Currency;

/**
 * What is left of a payment or usage, as programs read it.
 *
 * @param amount tax included
 * @param tax the part of the amount that belongs to the state, in its currency
 */
record RemainderBody(Amount amount, String tax, String quantity) {

    static RemainderBody of(Remainder left, Currency currency) {
        return new RemainderBody(
                Amount.of(left.amount(), currency),
                Amount.of(left.tax(), currency).amount(),
                new Quantity(left.quantity()).format());
    }
}
