package concentric.engine.plan;

import concentric.engine.terms.Share;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/**
 * Shares amounts by integer weights: every exact share is rounded down, and the minor units left over go one by one to
 * the largest remainders, ties to the earlier position.
 */
final class LargestRemainder {

    /** Entries of a table; beyond, it would cost more memory than it saves time. */
    private static final long LARGEST_TABLE = 4096;

    /** Bits that hold a position; {@link concentric.engine.terms.Contract#MOST_SHARES} positions fit. */
    private static final int POSITION_BITS = 10;

    private static final int LAST_POSITION = (1 << POSITION_BITS) - 1;

    private final long[] weights;
    private final Divisor sum;

    /** By position and by amount below the sum: what the position gets of it. Empty: too large, computed each time. */
    private final int[][] parts;

    LargestRemainder(List<Share> shares) {
        // Weights 60, 30, 10 share like 6, 3, 1: reduced, more of them fit into a table.
        long common = shares.stream()
                .map(share -> BigInteger.valueOf(share.weight()))
                .reduce(BigInteger.ZERO, BigInteger::gcd)
                .longValueExact();
        this.weights =
                shares.stream().mapToLong(share -> share.weight() / common).toArray();
        this.sum = new Divisor(Arrays.stream(weights).sum());
        this.parts = sum.value() * weights.length <= LARGEST_TABLE ? table() : new int[0][];
    }

    /** Shares the rest of each row of the block completely, into the columns of these lines, by position. */
    void share(Block block, int[] lines) {
        int rows = block.rows;
        long[] rest = block.rest;
        long[] rounds = block.rounds;
        int[] odd = block.odd;
        // An amount is whole rounds of the sum, in which everybody gets the weight, and an odd amount below the sum.
        for (int row = 0; row < rows; row++) {
            long quotient = sum.quotient(rest[row]);
            rounds[row] = quotient;
            odd[row] = (int) (rest[row] - quotient * sum.value());
        }
        if (parts.length > 0) {
            for (int position = 0; position < lines.length; position++) {
                shareByTable(weights[position], parts[position], block, block.columns[lines[position]]);
            }
        } else {
            for (int row = 0; row < rows; row++) {
                shareRow(rounds[row], odd[row], row, block, lines);
            }
        }
        Arrays.fill(rest, 0, rows, 0);
    }

    private static void shareByTable(long weight, int[] parts, Block block, long[] column) {
        long[] rounds = block.rounds;
        int[] odd = block.odd;
        for (int row = 0; row < block.rows; row++) {
            column[row] = rounds[row] * weight + parts[odd[row]];
        }
    }

    private void shareRow(long rounds, int odd, int row, Block block, int[] lines) {
        long[] ranks = block.ranks;
        long left = odd;
        for (int position = 0; position < lines.length; position++) {
            long part = sum.quotient(odd * weights[position]);
            block.columns[lines[position]][row] = rounds * weights[position] + part;
            ranks[position] = rank(odd * weights[position] - part * sum.value(), position);
            left -= part;
        }
        Arrays.sort(ranks, 0, lines.length);
        for (int i = 1; i <= left; i++) {
            block.columns[lines[position(ranks[lines.length - i])]][row]++;
        }
    }

    private int[][] table() {
        var table = new int[weights.length][(int) sum.value()];
        var ranks = new long[weights.length];
        for (int amount = 0; amount < sum.value(); amount++) {
            int left = amount;
            for (int position = 0; position < weights.length; position++) {
                int part = (int) (amount * weights[position] / sum.value());
                table[position][amount] = part;
                ranks[position] = rank(amount * weights[position] - part * sum.value(), position);
                left -= part;
            }
            Arrays.sort(ranks);
            for (int i = 1; i <= left; i++) {
                table[position(ranks[ranks.length - i])][amount]++;
            }
        }
        return table;
    }

    /** Orders remainders, and equal ones by position, the earlier one higher. */
    private static long rank(long remainder, int position) {
        return (remainder << POSITION_BITS) | (LAST_POSITION - position);
    }

    private static int position(long rank) {
        return LAST_POSITION - (int) (rank & LAST_POSITION);
    }
}
