package concentric.engine.plan;

import concentric.engine.terms.Decimal;
import concentric.engine.terms.Figure;
import concentric.engine.terms.Money;
import concentric.engine.terms.Phrase;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Rate;
import concentric.engine.terms.Source;
import concentric.engine.terms.Wording;
import java.math.BigInteger;
import java.util.Currency;

/** What usage of a service costs: quantity × rate, rounded once, half to even, to minor units. */
final class Price {

    private final String service;
    private final Rate rate;
    private final Currency currency;
    private final Divisor perMinorUnit;

    Price(Source.Usage usage, Currency currency) {
        this.service = usage.service();
        this.rate = usage.rate();
        this.currency = currency;
        this.perMinorUnit = new Divisor(perMinorUnit(currency));
    }

    /** Millionths of a millionth of the major unit, as rate × quantity gives them, in a minor unit. */
    static long perMinorUnit(Currency currency) {
        long divisor = 1_000_000_000_000L;
        for (int place = 0; place < currency.getDefaultFractionDigits(); place++) {
            divisor /= 10;
        }
        return divisor;
    }

    Rate rate() {
        return rate;
    }

    /** What this quantity costs; refused, naming it, if that is more than a long holds. */
    Figure<Money> of(long quantity) {
        long amount = HalfEven.divide(quantity, rate.micros(), perMinorUnit.value());
        return amount == Long.MAX_VALUE && exceedsLong(quantity)
                ? new Figure.Refused<>(Wording.COSTS_TOO_MUCH.phrase(
                        service,
                        Decimal.format(quantity, Quantity.PLACES, 0),
                        rate.format(currency),
                        new Money(Long.MAX_VALUE, currency)))
                : new Figure.Exact<>(new Money(amount, currency));
    }

    /**
     * Writes what quantities cost.
     *
     * @param highest the largest of the quantities
     * @return the largest of the amounts
     * @throws ArithmeticException if one of them is more than a long holds
     */
    long of(long[] quantities, long highest, int rows, long[] amounts) {
        long micros = rate.micros();
        boolean fits = micros == 0 || highest <= Long.MAX_VALUE / micros;
        long most = 0;
        for (int row = 0; row < rows; row++) {
            long amount = fits
                    ? perMinorUnit.halfEven(quantities[row] * micros)
                    : HalfEven.divide(quantities[row], micros, perMinorUnit.value());
            amounts[row] = amount;
            most = Math.max(most, amount);
        }
        if (!fits && most == Long.MAX_VALUE && of(highest) instanceof Figure.Refused<Money>(Phrase why)) {
            throw new ArithmeticException(why.words());
        }
        return most;
    }

    /** Whether the exact product rounds to more than a long holds: a half rounds up, because the largest long is odd. */
    private boolean exceedsLong(long quantity) {
        BigInteger doubled = BigInteger.valueOf(quantity)
                .multiply(BigInteger.valueOf(rate.micros()))
                .shiftLeft(1);
        BigInteger bound = BigInteger.valueOf(Long.MAX_VALUE).shiftLeft(1).add(BigInteger.ONE);
        return doubled.compareTo(bound.multiply(BigInteger.valueOf(perMinorUnit.value()))) >= 0;
    }
}
