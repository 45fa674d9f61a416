package concentric.engine.close;

import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Condition;
import concentric.engine.terms.Gate;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Percent;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a close moves what it moves. Money is in minor units of the contract's currency; {@link CloseSentence} words it. */
public sealed interface CloseFact {

    /** The amount that it is why of. */
    BigInteger amount();

    /**
     * A hold was decided.
     *
     * @param until the day from whose close on it is decided
     * @param when its condition, if it has one
     * @param kept whether it goes to whom it was held for; else back
     */
    record OfRelease(LocalDate until, Optional<Condition> when, boolean kept, BigInteger amount) implements CloseFact {}

    /**
     * A percentage, paid or held.
     *
     * @param base the gross or the rest that it is a percentage of
     * @param due the exact product, rounded half to even
     * @param shortfall how much less than that was left to take
     */
    record OfPercent(Percent percent, Basis basis, BigInteger base, Ratio exact, BigInteger due, BigInteger shortfall)
            implements CloseFact {
        @Override
        public BigInteger amount() {
            return due.subtract(shortfall);
        }
    }

    /**
     * A party's part of what a clause shares.
     *
     * @param portion the part before the gate
     * @param earned what the gate made of it, if there is one
     */
    record OfPart(Pool pool, Portion portion, Optional<Earned> earned) implements CloseFact {
        @Override
        public BigInteger amount() {
            return earned.map(Earned::amount).orElseGet(portion::amount);
        }
    }

    /**
     * What a gate makes of a part.
     *
     * @param exact the part times what was attained, at least nothing, at most the cap
     * @param due the same, rounded half to even
     * @param shortfall how much less than that was left to take
     */
    record Earned(Gate gate, Attainment attainment, Ratio exact, BigInteger due, BigInteger shortfall) {
        BigInteger amount() {
            return due.subtract(shortfall);
        }
    }

    /**
     * A stake, in whichever direction.
     *
     * @param received the node's net receipts under the contract in the period
     * @param carried what earlier periods left below zero
     * @param earned both together, at least nothing
     * @param factor what the attainment makes of it: 100 % changes nothing
     * @param due earned × at risk × (factor − 1), rounded half to even: below zero the node pays
     * @param lapsed the part of a positive one that the served result could not pay
     */
    record OfStake(
            Percent atRisk,
            Percent floor,
            Percent cap,
            Attainment attainment,
            BigInteger received,
            BigInteger carried,
            BigInteger earned,
            Ratio factor,
            Ratio exact,
            BigInteger due,
            BigInteger lapsed)
            implements CloseFact {
        @Override
        public BigInteger amount() {
            return due.abs().subtract(lapsed);
        }

        OfStake lapsing(BigInteger unpaid) {
            return new OfStake(atRisk, floor, cap, attainment, received, carried, earned, factor, exact, due, unpaid);
        }
    }

    /**
     * A part in a loss.
     *
     * @param result of the unit, below zero
     * @param upTo the stake for the version's lifetime
     * @param borne what was taken of it before
     * @param portion by what is left of the stakes
     * @param shortfall how much less of the loss was left to bear
     */
    record OfLoss(BigInteger result, BigInteger upTo, BigInteger borne, Portion portion, BigInteger shortfall)
            implements CloseFact {
        @Override
        public BigInteger amount() {
            return portion.amount().subtract(shortfall);
        }
    }

    /** What a clause shares among its parties. */
    sealed interface Pool {

        /** What is shared. */
        BigInteger amount();
    }

    /** All that is left. */
    record OfRest(BigInteger amount) implements Pool {}

    /**
     * Percentages of the slices of a result.
     *
     * @param measure what was cut into slices, with its subject; null: the total
     * @param base its number
     * @param slices in ascending order
     * @param exact the slices' parts together
     * @param due the same, rounded half to even
     * @param shortfall how much less than that was left to take
     */
    record OfBands(
            @Nullable Measure measure,
            BigDecimal base,
            BigInteger result,
            List<Slice> slices,
            Ratio exact,
            BigInteger due,
            BigInteger shortfall)
            implements Pool {
        public OfBands {
            slices = List.copyOf(slices);
        }

        @Override
        public BigInteger amount() {
            return due.subtract(shortfall);
        }
    }

    /**
     * A slice of what bands are of.
     *
     * @param width how much of the base lies in it
     * @param part its part of the result, at its percentage
     */
    record Slice(Ratio width, Percent percent, Ratio part) {}

    /**
     * A bonus.
     *
     * @param base what it is a percentage of, the excess if it is of one
     * @param when its condition, if it has one
     * @param met whether that is true
     * @param due the exact product, rounded half to even; nothing if the condition is not met
     * @param atMost the cap, if there is one
     * @param shortfall how much less than due and cap was left to take
     */
    record OfBonus(
            Percent percent,
            BigInteger base,
            @Nullable Long over,
            Optional<Condition> when,
            boolean met,
            Ratio exact,
            BigInteger due,
            @Nullable Long atMost,
            BigInteger shortfall)
            implements Pool {
        @Override
        public BigInteger amount() {
            return capped(due, atMost).subtract(shortfall);
        }

        static BigInteger capped(BigInteger due, @Nullable Long atMost) {
            return atMost == null ? due : due.min(BigInteger.valueOf(atMost));
        }
    }
}
