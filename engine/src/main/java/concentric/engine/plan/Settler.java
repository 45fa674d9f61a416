package concentric.engine.plan;

import org.jspecify.annotations.Nullable;

/**
 * Settles payments under one plan. Holds the scratch memory for it, so it belongs to one thread at a time; allocates
 * nothing per call.
 *
 * <p>Every method <em>adds</em> to {@code sums}, which the caller provides: one element per posting line, as indexed by
 * {@link Plan#lines()}, in minor units of the currency of the line's contract. A sum that does not fit into a long is an
 * {@link ArithmeticException} that names it; {@code sums} may then hold a part of the addition and is of no further use.
 */
public final class Settler {

    private final Plan plan;
    private final Block block;
    private final long[] oneAmount = new long[1];
    private final long[] oneQuantity = new long[1];

    Settler(Plan plan) {
        this.plan = plan;
        this.block = new Block(plan.mostLines(), plan.mostLines());
    }

    /**
     * Settles one payment.
     *
     * @param offer index of the offer, as {@link Plan#offer} gives it
     * @param shared amount less tax in minor units, zero or more
     * @param quantity millionths, zero or more
     */
    public void settle(int offer, long shared, long quantity, long[] sums) {
        oneAmount[0] = shared;
        oneQuantity[0] = quantity;
        settle(offer, oneAmount, oneQuantity, 0, 1, sums);
    }

    /**
     * Settles payments for one offer, the rows {@code from} to before {@code to}.
     *
     * @param shared amounts less tax in minor units, zero or more
     * @param quantities millionths, zero or more
     */
    public void settle(int offer, long[] shared, long[] quantities, int from, int to, long[] sums) {
        settleRows(offer, shared, quantities, null, from, to, sums);
    }

    /**
     * Settles rows that stand for several equal payments each.
     *
     * @param counts how many payments each row stands for, zero or more
     */
    public void settle(int offer, long[] shared, long[] quantities, long[] counts, int from, int to, long[] sums) {
        settleRows(offer, shared, quantities, counts, from, to, sums);
    }

    private void settleRows(
            int offer, long[] shared, long[] quantities, long @Nullable [] counts, int from, int to, long[] sums) {
        Route route = plan.route(offer);
        for (int row = from; row < to; row += Block.ROWS) {
            block.load(shared, quantities, row, Math.min(Block.ROWS, to - row));
            // Nothing that moves exceeds the amount it comes from, so if the amounts can be added, the columns can be
            // too.
            if (counts != null || block.highestAmount > Long.MAX_VALUE / block.rows) {
                requireSum(counts, row);
            }
            block.run(route.turns);
            for (int number = 0; number < route.lines.length; number++) {
                add(sum(block.columns[number], counts, row), route.lines[number], sums);
            }
        }
    }

    private long sum(long[] column, long @Nullable [] counts, int first) {
        long sum = 0;
        if (counts == null) {
            for (int row = 0; row < block.rows; row++) {
                sum += column[row];
            }
        } else {
            for (int row = 0; row < block.rows; row++) {
                sum += counts[first + row] * column[row];
            }
        }
        return sum;
    }

    private void requireSum(long @Nullable [] counts, int first) {
        long sum = 0;
        for (int row = 0; row < block.rows; row++) {
            long count = counts == null ? 1 : counts[first + row];
            if (count < 0) {
                throw new IllegalArgumentException("row " + (first + row) + " stands for " + count + " payments");
            }
            long amount = block.amounts[row];
            if (count > (amount == 0 ? Long.MAX_VALUE : (Long.MAX_VALUE - sum) / amount)) {
                throw new ArithmeticException("the amounts of payments " + first + " to " + (first + row)
                        + " of the block add up to more than a long holds");
            }
            sum += count * amount;
        }
    }

    private void add(long sum, int line, long[] sums) {
        if (sums[line] > Long.MAX_VALUE - sum) {
            throw new ArithmeticException(
                    "the sum of " + plan.words(plan.lines().get(line)) + " is more than a long holds");
        }
        sums[line] += sum;
    }
}
