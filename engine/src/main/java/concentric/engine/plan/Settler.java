package concentric.engine.plan;

import concentric.engine.terms.Remainder;
import org.jspecify.annotations.Nullable;

/**
 * Settles payments, usage and refunds under one plan. Holds the scratch memory for it, so it belongs to one thread at a
 * time; allocates nothing per call.
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
    private final long[] otherAmount = new long[1];
    private final long[] otherQuantity = new long[1];
    private final long[] once = {1};

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

    /**
     * Settles one usage.
     *
     * @param service index of the service, as {@link Plan#service} gives it
     * @param quantity millionths, zero or more
     */
    public void use(int service, long quantity, long[] sums) {
        oneQuantity[0] = quantity;
        use(service, oneQuantity, 0, 1, sums);
    }

    /**
     * Settles usages of one service, the rows {@code from} to before {@code to}.
     *
     * @param quantities millionths, zero or more
     */
    public void use(int service, long[] quantities, int from, int to, long[] sums) {
        useRows(service, quantities, null, from, to, sums);
    }

    /**
     * Settles rows that stand for several equal usages each.
     *
     * @param counts how many usages each row stands for, zero or more
     */
    public void use(int service, long[] quantities, long[] counts, int from, int to, long[] sums) {
        useRows(service, quantities, counts, from, to, sums);
    }

    /**
     * Settles one refund: what is left of its payment, less what was left before. Amounts may have either sign.
     *
     * @param offer index of the offer of the refunded payment
     */
    public void refund(int offer, Remainder before, Remainder after, long[] sums) {
        oneAmount[0] = before.shared();
        oneQuantity[0] = before.quantity();
        otherAmount[0] = after.shared();
        otherQuantity[0] = after.quantity();
        refund(offer, oneAmount, oneQuantity, otherAmount, otherQuantity, once, 0, 1, sums);
    }

    /**
     * Settles rows that stand for several equal refunds of payments for one offer each, the rows {@code from} to before
     * {@code to}.
     *
     * @param sharedBefore what was left of each payment, less tax, in minor units
     * @param quantityBefore what was left of its quantity, millionths
     * @param sharedAfter what the refund leaves
     * @param quantityAfter what the refund leaves of the quantity
     * @param counts how many refunds each row stands for, zero or more
     */
    public void refund(
            int offer,
            long[] sharedBefore,
            long[] quantityBefore,
            long[] sharedAfter,
            long[] quantityAfter,
            long[] counts,
            int from,
            int to,
            long[] sums) {
        Route route = plan.payments(offer);
        int most = Block.ROWS / 2;
        for (int row = from; row < to; row += most) {
            int rows = Math.min(most, to - row);
            // Both halves of the block settle together: first what was left, then what the refunds leave.
            block.load(sharedBefore, quantityBefore, row, rows);
            block.append(sharedAfter, quantityAfter, row, rows);
            block.run(route.turns);
            for (int number = 0; number < route.lines.length; number++) {
                addDifferences(block.columns[number], counts, row, rows, route.lines[number], sums);
            }
        }
    }

    private void settleRows(
            int offer, long[] shared, long[] quantities, long @Nullable [] counts, int from, int to, long[] sums) {
        Route route = plan.payments(offer);
        for (int row = from; row < to; row += Block.ROWS) {
            block.load(shared, quantities, row, Math.min(Block.ROWS, to - row));
            addRows(route, counts, row, sums);
        }
    }

    private void useRows(int service, long[] quantities, long @Nullable [] counts, int from, int to, long[] sums) {
        Route route = plan.usage(service);
        Price price = plan.price(service);
        for (int row = from; row < to; row += Block.ROWS) {
            block.load(price, quantities, row, Math.min(Block.ROWS, to - row));
            addRows(route, counts, row, sums);
        }
    }

    private void addRows(Route route, long @Nullable [] counts, int first, long[] sums) {
        // Nothing that moves exceeds the amount it comes from, so if the amounts can be added, the columns can be too.
        if (counts != null || block.highestAmount > Long.MAX_VALUE / block.rows) {
            requireSum(counts, first);
        }
        block.run(route.turns);
        for (int number = 0; number < route.lines.length; number++) {
            add(sum(block.columns[number], counts, first), route.lines[number], sums);
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
            long count = counts == null ? 1 : requireCount(counts, first + row);
            long amount = block.amounts[row];
            if (count > (amount == 0 ? Long.MAX_VALUE : (Long.MAX_VALUE - sum) / amount)) {
                throw new ArithmeticException("the amounts of rows " + first + " to " + (first + row)
                        + " of the block add up to more than a long holds");
            }
            sum += count * amount;
        }
    }

    private static long requireCount(long[] counts, int row) {
        if (counts[row] < 0) {
            throw new IllegalArgumentException("row " + row + " stands for " + counts[row]);
        }
        return counts[row];
    }

    private void add(long sum, int line, long[] sums) {
        if (sums[line] > Long.MAX_VALUE - sum) {
            throw tooLarge(line);
        }
        sums[line] += sum;
    }

    /** Differences of two amounts fit; their products and sums may not. */
    private void addDifferences(long[] column, long[] counts, int first, int rows, int line, long[] sums) {
        for (int row = 0; row < rows; row++) {
            long count = requireCount(counts, first + row);
            long difference = column[rows + row] - column[row];
            long product = count * difference;
            long sum = sums[line] + product;
            boolean wraps = ((sums[line] ^ sum) & (product ^ sum)) < 0;
            if (wraps || Math.multiplyHigh(count, difference) != product >> (Long.SIZE - 1)) {
                throw tooLarge(line);
            }
            sums[line] = sum;
        }
    }

    private ArithmeticException tooLarge(int line) {
        return new ArithmeticException(
                "the sum of " + plan.words(plan.lines().get(line)) + " is more than a long holds");
    }
}
