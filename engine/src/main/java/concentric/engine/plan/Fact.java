package concentric.engine.plan;

import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Rate;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;

/** Why an amount is what it is. Money is in major units of the contract's currency: 9.99. */
public sealed interface Fact {

    /** The amount that it is why of. */
    BigDecimal amount();

    /** How a rounded figure compares with the exact one. */
    enum Rounding {
        EXACT,
        UP,
        DOWN
    }

    /**
     * A rate times a quantity.
     *
     * @param quantity what the rate was multiplied with: one, if it is per payment
     * @param exact the product
     * @param due the product, rounded half to even
     * @param shortfall how much less than that was left to take
     */
    record OfRate(Rate rate, Quantity quantity, BigDecimal exact, BigDecimal due, BigDecimal shortfall)
            implements Fact {
        @Override
        public BigDecimal amount() {
            return due.subtract(shortfall);
        }

        /** Which way {@code due} was rounded. */
        public Rounding rounding() {
            return Fact.rounding(due, exact);
        }
    }

    /**
     * A percentage of an amount.
     *
     * @param base the gross or the rest that it is a percentage of
     * @param exact the product
     * @param due the product, rounded half to even
     * @param shortfall how much less than that was left to take
     */
    record OfPercent(
            Percent percent, Basis basis, BigDecimal base, BigDecimal exact, BigDecimal due, BigDecimal shortfall)
            implements Fact {
        @Override
        public BigDecimal amount() {
            return due.subtract(shortfall);
        }

        /** Which way {@code due} was rounded. */
        public Rounding rounding() {
            return Fact.rounding(due, exact);
        }
    }

    /**
     * A share of the rest. The exact share is {@code whole} and {@code remainder ÷ weights} minor units.
     *
     * @param weight of the party
     * @param weights of all parties together
     * @param rest what is shared
     * @param whole the exact share, rounded down
     * @param remainder what rounding down took away, in {@code weights}-ths of a minor unit
     * @param odd how many minor units are left over once all shares are rounded down
     * @param rank place of this remainder among all, from 1, ties to the earlier party: up to {@code odd} it gets one
     */
    record OfShare(int weight, long weights, BigDecimal rest, BigDecimal whole, BigInteger remainder, int odd, int rank)
            implements Fact {
        /** Whether the party gets one of the minor units left over. */
        public boolean getsOdd() {
            return rank <= odd;
        }

        @Override
        public BigDecimal amount() {
            return getsOdd() ? whole.add(BigDecimal.valueOf(1, whole.scale())) : whole;
        }
    }

    /**
     * What the clauses of a usage contract leave: the provider's.
     *
     * @param gross what the usage costs
     */
    record OfLeft(BigDecimal gross, BigDecimal amount) implements Fact {}

    /**
     * What a refund changes: the payment's remainder before and after, each with its own reason.
     *
     * @param before empty: the contract had nothing to share
     * @param after empty: the contract has nothing left to share
     */
    record OfRefund(Optional<Fact> before, Optional<Fact> after) implements Fact {
        @Override
        public BigDecimal amount() {
            return amount(after).subtract(amount(before));
        }

        /** Whether less is shared, and still this party gets more: the minor units left over fall otherwise. */
        public boolean getsMoreOfLess() {
            return before.orElse(null) instanceof OfShare was
                    && after.orElse(null) instanceof OfShare is
                    && is.rest().compareTo(was.rest()) < 0
                    && is.amount().compareTo(was.amount()) > 0;
        }

        private static BigDecimal amount(Optional<Fact> fact) {
            return fact.map(Fact::amount).orElse(BigDecimal.ZERO);
        }
    }

    private static Rounding rounding(BigDecimal rounded, BigDecimal exact) {
        int comparison = rounded.compareTo(exact);
        return comparison == 0 ? Rounding.EXACT : comparison > 0 ? Rounding.UP : Rounding.DOWN;
    }
}
