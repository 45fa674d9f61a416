package concentric.engine.plan;

import concentric.engine.terms.Clause;
import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Clause.Hold;
import concentric.engine.terms.Clause.PayPercent;
import concentric.engine.terms.Clause.PayRate;
import concentric.engine.terms.Clause.ShareRest;
import concentric.engine.terms.Party;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Rate;
import concentric.engine.terms.Share;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/**
 * A clause made ready to act on a block: it takes from {@link Block#rest} and writes what it took into the columns of its
 * lines.
 */
abstract sealed class Take {

    /** Parts in the whole of a percentage. */
    private static final Divisor MILLION = new Divisor(Percent.ALL.ppm());

    /** The clause's lines, numbered within the route, in the order of its parties. */
    final int[] lines;

    private Take(int[] lines) {
        this.lines = lines;
    }

    /** Lets the clause act on every row of the block. */
    abstract void act(Block block);

    /**
     * Makes a clause ready.
     *
     * @param lines the clause's lines, numbered within the route, in the order of its parties
     * @param remainders the shares by weights, of which plans keep one per list
     */
    static Take of(Clause clause, Currency currency, int[] lines, Function<List<Share>, LargestRemainder> remainders) {
        return switch (clause) {
            case PayRate(Party to, Rate rate)
            when rate.per() == Rate.Per.PAYMENT ->
                new Fixed(lines, HalfEven.divide(rate.micros(), Quantity.ONE.micros(), Price.perMinorUnit(currency)));
            case PayRate(Party to, Rate rate) ->
                new PerUnit(lines, rate.micros(), new Divisor(Price.perMinorUnit(currency)));
            case PayPercent(Party to, Percent percent, Basis basis) -> of(percent, basis, lines);
            case Hold hold -> of(hold.percent(), hold.basis(), lines);
            case ShareRest(List<Share> shares) -> new Shares(lines, remainders.apply(shares));
        };
    }

    private static Take of(Percent percent, Basis basis, int[] lines) {
        return switch (basis) {
            case GROSS -> new OfGross(lines, percent.ppm());
            case REST -> new OfRest(lines, percent.ppm());
        };
    }

    /** Takes what the clauses left. */
    static Take left(int line) {
        return new Left(new int[] {line});
    }

    /** An amount that is the same for every payment. */
    private static final class Fixed extends Take {

        private final long due;

        private Fixed(int[] lines, long due) {
            super(lines);
            this.due = due;
        }

        @Override
        void act(Block block) {
            long[] rest = block.rest;
            long[] column = block.columns[lines[0]];
            for (int row = 0; row < block.rows; row++) {
                long taken = Math.min(due, rest[row]);
                rest[row] -= taken;
                column[row] = taken;
            }
        }
    }

    /** Rate × quantity. */
    private static final class PerUnit extends Take {

        private final long micros;
        private final Divisor perMinorUnit;

        private PerUnit(int[] lines, long micros, Divisor perMinorUnit) {
            super(lines);
            this.micros = micros;
            this.perMinorUnit = perMinorUnit;
        }

        @Override
        void act(Block block) {
            long[] rest = block.rest;
            long[] quantities = block.quantities;
            long[] column = block.columns[lines[0]];
            boolean fits = micros == 0 || block.highestQuantity <= Long.MAX_VALUE / micros;
            for (int row = 0; row < block.rows; row++) {
                long due = fits
                        ? perMinorUnit.halfEven(quantities[row] * micros)
                        : HalfEven.divide(quantities[row], micros, perMinorUnit.value());
                long taken = Math.min(due, rest[row]);
                rest[row] -= taken;
                column[row] = taken;
            }
        }
    }

    /** A part of what the contract shares. */
    private static final class OfGross extends Take {

        private final long ppm;

        private OfGross(int[] lines, long ppm) {
            super(lines);
            this.ppm = ppm;
        }

        @Override
        void act(Block block) {
            percent(ppm, block.gross, block, block.columns[lines[0]]);
        }
    }

    /** A part of what is left. */
    private static final class OfRest extends Take {

        private final long ppm;

        private OfRest(int[] lines, long ppm) {
            super(lines);
            this.ppm = ppm;
        }

        @Override
        void act(Block block) {
            percent(ppm, block.rest, block, block.columns[lines[0]]);
        }
    }

    /** All that is left. */
    private static final class Shares extends Take {

        private final LargestRemainder remainder;

        private Shares(int[] lines, LargestRemainder remainder) {
            super(lines);
            this.remainder = remainder;
        }

        @Override
        void act(Block block) {
            remainder.share(block, lines);
        }
    }

    /** All that is left, for one party. */
    private static final class Left extends Take {

        private Left(int[] lines) {
            super(lines);
        }

        @Override
        void act(Block block) {
            System.arraycopy(block.rest, 0, block.columns[lines[0]], 0, block.rows);
            Arrays.fill(block.rest, 0, block.rows, 0);
        }
    }

    private static void percent(long ppm, long[] base, Block block, long[] column) {
        long[] rest = block.rest;
        boolean fits = block.highestAmount <= Long.MAX_VALUE / Percent.ALL.ppm();
        for (int row = 0; row < block.rows; row++) {
            long due = fits ? MILLION.halfEven(base[row] * ppm) : HalfEven.divide(base[row], ppm, MILLION.value());
            long taken = Math.min(due, rest[row]);
            rest[row] -= taken;
            column[row] = taken;
        }
    }
}
