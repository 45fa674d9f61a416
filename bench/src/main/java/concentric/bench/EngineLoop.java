package concentric.bench;

import concentric.engine.plan.Line;
import concentric.engine.plan.Plan;
import concentric.engine.plan.Settler;
import concentric.engine.terms.Quantity;
import java.util.Arrays;

/**
 * The engine on payments in the order in which they come: like the ledger it takes a batch at a time, puts together what is
 * for the same offer, and settles that in blocks.
 */
final class EngineLoop implements Loop {

    private static final int BATCH = 10_000;

    private final Settler settler;
    private final int[] offers = new int[Workload.OFFERS];
    private final int[] receiver;
    private final int[] giver;
    private final long[] sums;
    private final long[] shared = new long[BATCH];
    private final long[] quantities = new long[BATCH];
    private final int[] ends = new int[Workload.OFFERS];

    EngineLoop(Plan plan) {
        settler = plan.settler();
        Arrays.setAll(offers, offer -> plan.offer(Workload.offer(offer)).orElseThrow());
        var slots =
                plan.parties().stream().mapToInt(Workload.RECEIVERS::indexOf).toArray();
        receiver = plan.lines().stream().mapToInt(line -> slots[line.to()]).toArray();
        giver = plan.lines().stream()
                .mapToInt(line -> line.from() == Line.CUSTOMERS ? Line.CUSTOMERS : slots[line.from()])
                .toArray();
        sums = new long[receiver.length];
        Arrays.fill(quantities, Quantity.ONE.micros());
    }

    @Override
    public void settle(Workload workload, int from, int to, long[] net) {
        Arrays.fill(sums, 0);
        for (int begin = from; begin < to; begin += BATCH) {
            settleBatch(workload, begin, Math.min(to, begin + BATCH));
        }
        for (int line = 0; line < sums.length; line++) {
            net[receiver[line]] += sums[line];
            if (giver[line] != Line.CUSTOMERS) net[giver[line]] -= sums[line];
        }
    }

    private void settleBatch(Workload workload, int from, int to) {
        int[] amounts = workload.amounts;
        byte[] paidFor = workload.offers;
        Arrays.fill(ends, 0);
        for (int i = from; i < to; i++) ends[paidFor[i]]++;
        for (int offer = 1; offer < ends.length; offer++) ends[offer] += ends[offer - 1];
        for (int i = to - 1; i >= from; i--) shared[--ends[paidFor[i]]] = amounts[i];
        // What were ends are beginnings now.
        for (int offer = 0; offer < ends.length; offer++) {
            int end = offer + 1 < ends.length ? ends[offer + 1] : to - from;
            settler.settle(offers[offer], shared, quantities, ends[offer], end, sums);
        }
    }
}
