package concentric.engine.terms;

import org.jspecify.annotations.Nullable;

/**
 * What is given back of a payment.
 *
 * @param amount minor units, tax included; whether there is as much is for {@link Remainder#after} to say
 * @param tax the part of the amount that the state gives back, minor units, zero or more
 * @param quantity null: not given, so none, or all that is left if the amount is used up
 */
public record Refund(long amount, long tax, @Nullable Quantity quantity) {
    public Refund {
        if (tax < 0) {
            throw new IllegalArgumentException("negative tax: " + tax);
        }
    }
}
