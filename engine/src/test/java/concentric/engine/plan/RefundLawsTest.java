package concentric.engine.plan;

import static concentric.engine.plan.Laws.everyNetwork;
import static concentric.engine.plan.Laws.plan;
import static concentric.engine.plan.Laws.sums;
import static org.assertj.core.api.Assertions.assertThat;

import concentric.engine.terms.Quantity;
import concentric.engine.terms.Refund;
import concentric.engine.terms.Refunding;
import concentric.engine.terms.Remainder;
import java.util.ArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What holds for every refund in every network. */
class RefundLawsTest {

    @Test
    void refundsThatAddUpToTheWholeLeaveExactlyZero() {
        everyNetwork(seed -> {
            var network = new RandomNetwork(seed);
            Plan plan = plan(network.versions, network.owners);
            Settler settler = plan.settler();
            int offer = network.below(plan.offers().size());
            var sums = new long[plan.lines().size()];
            Remainder left = network.payment();
            settler.settle(offer, left.shared(), left.quantity(), sums);
            long tax = left.tax();
            while (left.amount() > 0) {
                Refund refund = network.refund(left);
                Remainder after = left(left.after(refund));
                var fromScratch = new long[sums.length];
                settler.settle(offer, after.shared(), after.quantity(), fromScratch);
                var moved = new long[sums.length];
                settler.refund(offer, left, after, moved);
                assertThat(sums(plan, plan.explain(offer, left, after)))
                        .as("explained")
                        .isEqualTo(moved);
                settler.refund(offer, left, after, sums);
                assertThat(sums).as("what is left, settled").isEqualTo(fromScratch);
                tax -= refund.tax();
                left = after;
            }
            assertThat(sums).containsOnly(0);
            assertThat(tax).isZero();
            assertThat(left).isEqualTo(new Remainder(0, 0, 0));
        });
    }

    @Test
    void refundsByCountsGiveTheSameTotals() {
        everyNetwork(seed -> {
            var network = new RandomNetwork(seed);
            Plan plan = plan(network.versions, network.owners);
            int offer = network.below(plan.offers().size());
            int rows = seed % 50 == 0 ? 300 : 1 + network.below(20);
            var before = new ArrayList<Remainder>();
            var after = new ArrayList<Remainder>();
            long[] counts =
                    LongStream.generate(() -> network.below(4)).limit(rows).toArray();
            var oneByOne = new long[plan.lines().size()];
            Settler settler = plan.settler();
            for (int row = 0; row < rows; row++) {
                Remainder paid = network.payment();
                paid = new Remainder(1 + paid.amount() / 10_000, paid.tax() / 10_000, paid.quantity());
                before.add(paid);
                after.add(left(paid.after(network.refund(paid))));
                for (long count = counts[row]; count > 0; count--) {
                    settler.refund(offer, before.get(row), after.get(row), oneByOne);
                }
            }
            var byCounts = new long[plan.lines().size()];
            settler.refund(
                    offer,
                    before.stream().mapToLong(Remainder::shared).toArray(),
                    before.stream().mapToLong(Remainder::quantity).toArray(),
                    after.stream().mapToLong(Remainder::shared).toArray(),
                    after.stream().mapToLong(Remainder::quantity).toArray(),
                    counts,
                    0,
                    rows,
                    byCounts);
            assertThat(byCounts).isEqualTo(oneByOne);
        });
    }

    private static Remainder left(Refunding refunding) {
        return switch (refunding) {
            case Refunding.Refunded(Remainder remainder, Quantity quantity) -> remainder;
            case Refunding.Refused refused -> throw new AssertionError(refused.toString());
        };
    }
}
