package concentric.engine.plan;

/**
 * The scratch memory in which payments for one offer, or usages of one service, settle together, a clause at a time: a row
 * is a payment, a column what moves on one posting line.
 */
final class Block {

    /** Rows of a full block: small enough that its columns stay in the processor's nearest memory. */
    static final int ROWS = 256;

    /** Shared amounts of the payments, minor units. */
    final long[] amounts = new long[ROWS];

    /** Quantities of the payments, millionths. */
    final long[] quantities = new long[ROWS];

    /** What the running contract has not yet taken. */
    final long[] rest = new long[ROWS];

    /** What the running unit's contracts have left it, where it has several. */
    final long[] left = new long[ROWS];

    /** What moved, by posting line of the route and row. */
    final long[][] columns;

    final long[] rounds = new long[ROWS];
    final int[] odd = new int[ROWS];
    final long[] ranks;

    /** Rows in use. */
    int rows;

    /** Largest amount and quantity in the block; nothing that moves is larger than the amount. */
    long highestAmount;

    long highestQuantity;

    /** What the running contract shares; may be another column, so it is only read. */
    long[] gross = amounts;

    private final long[] grossSum = new long[ROWS];

    Block(int lines, int widestShare) {
        this.columns = new long[lines][ROWS];
        this.ranks = new long[widestShare];
    }

    /** Takes over payments. */
    void load(long[] shared, long[] quantity, int from, int count) {
        rows = 0;
        highestAmount = 0;
        highestQuantity = 0;
        append(shared, quantity, from, count);
    }

    /** Takes over usages; their amount is what they cost. */
    void load(Price price, long[] quantity, int from, int count) {
        load(quantity, quantity, from, count);
        highestAmount = price.of(quantities, highestQuantity, rows, amounts);
    }

    /** Takes over more payments, for which there is room. */
    void append(long[] shared, long[] quantity, int from, int count) {
        long sign = 0;
        long amount = highestAmount;
        long units = highestQuantity;
        int at = rows;
        for (int row = 0; row < count; row++) {
            long more = shared[from + row];
            long moreUnits = quantity[from + row];
            amounts[at + row] = more;
            quantities[at + row] = moreUnits;
            sign |= more | moreUnits;
            amount = Math.max(amount, more);
            units = Math.max(units, moreUnits);
        }
        if (sign < 0) {
            throw new IllegalArgumentException(
                    "a negative amount or quantity among rows " + from + " to " + (from + count - 1) + " of the block");
        }
        rows = at + count;
        highestAmount = amount;
        highestQuantity = units;
    }

    /** Lets the contracts of the route act on the loaded payments; afterwards the columns hold what moved. */
    void run(Turn[] turns) {
        for (Turn turn : turns) {
            gross = turn.counted.length == 0 ? amounts : sum(turn.counted, grossSum);
            if (turn.limited) {
                runLimited(turn);
            } else {
                System.arraycopy(gross, 0, rest, 0, rows);
                act(turn);
            }
        }
    }

    /** One of several contracts of a unit: it may take no more than the earlier ones left. */
    private void runLimited(Turn turn) {
        if (turn.received.length > 0) {
            System.arraycopy(sum(turn.received, left), 0, left, 0, rows);
        }
        for (int row = 0; row < rows; row++) {
            rest[row] = Math.min(gross[row], left[row]);
            left[row] -= rest[row];
        }
        act(turn);
        for (int row = 0; row < rows; row++) {
            left[row] += rest[row];
        }
    }

    private void act(Turn turn) {
        for (Take take : turn.takes) {
            take.act(this);
        }
    }

    /** The sum of columns, row by row; of a single one, that column itself. */
    private long[] sum(int[] lines, long[] into) {
        if (lines.length == 1) {
            return columns[lines[0]];
        }
        System.arraycopy(columns[lines[0]], 0, into, 0, rows);
        for (int i = 1; i < lines.length; i++) {
            long[] column = columns[lines[i]];
            for (int row = 0; row < rows; row++) {
                into[row] += column[row];
            }
        }
        return into;
    }
}
