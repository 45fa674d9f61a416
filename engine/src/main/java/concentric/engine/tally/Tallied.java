package concentric.engine.tally;

import concentric.engine.plan.Settler;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Payments for one offer, or one unit's usage of one service, those that settle alike counted together. */
public final class Tallied {

    private final String root;
    private final @Nullable String consumer;
    private final Counts added;
    private final Counts takenAway;

    /**
     * Some that settle alike.
     *
     * @param shared amount less tax in minor units, zero or more; of usage it says nothing, since its quantity decides
     * @param quantity millionths, zero or more
     * @param count how many there are; negative: refunds took as many away
     */
    public record Row(long shared, long quantity, long count) {}

    /** Rows as a settler takes them; it counts only upwards. */
    private static final class Counts {
        private final long[] shared;
        private final long[] quantities;
        private final long[] counts;

        private Counts(List<Row> rows) {
            this.shared = rows.stream().mapToLong(Row::shared).toArray();
            this.quantities = rows.stream().mapToLong(Row::quantity).toArray();
            this.counts =
                    rows.stream().mapToLong(row -> Math.absExact(row.count())).toArray();
        }
    }

    private Tallied(String root, @Nullable String consumer, List<Row> rows) {
        this.root = root;
        this.consumer = consumer;
        this.added = new Counts(rows.stream().filter(row -> row.count() > 0).toList());
        this.takenAway = new Counts(rows.stream().filter(row -> row.count() < 0).toList());
    }

    /** Payments for an offer. */
    public static Tallied payments(String offer, List<Row> rows) {
        return new Tallied(offer, null, rows);
    }

    /** A unit's usage of a service. */
    public static Tallied usage(String service, String consumer, List<Row> rows) {
        return new Tallied(service, consumer, rows);
    }

    /** How many there are, those that refunds took away left out. */
    public long count() {
        return LongStream.of(added.counts).sum()
                - LongStream.of(takenAway.counts).sum();
    }

    /** The offer or the service. */
    String root() {
        return root;
    }

    /** Who pays for the usage; null: customers pay. */
    @Nullable
    String consumer() {
        return consumer;
    }

    /**
     * Adds what all of it comes to.
     *
     * @param index of the offer or the service in the settler's plan
     * @param lines the posting lines that it can touch
     * @param sums one element per posting line of that plan, minor units
     * @param less as many, all zero, and zero again afterwards
     */
    void settle(Settler settler, int index, int[] lines, long[] sums, long[] less) {
        settle(settler, index, added, sums);
        if (takenAway.counts.length == 0) return;
        settle(settler, index, takenAway, less);
        for (int line : lines) {
            sums[line] = Math.subtractExact(sums[line], less[line]);
            less[line] = 0;
        }
    }

    private void settle(Settler settler, int index, Counts rows, long[] sums) {
        if (consumer == null) {
            settler.settle(index, rows.shared, rows.quantities, rows.counts, 0, rows.counts.length, sums);
        } else {
            settler.use(index, rows.quantities, rows.counts, 0, rows.counts.length, sums);
        }
    }
}
