package concentric.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The engine beside a loop written by hand for the same contracts, and beside DuckDB. */
final class EngineBenchmark {

    private static final int PAYMENTS = 4_000_000;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 9;
    private static final int THREADS = 2;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** One way to settle, and what was seen of it. */
    private static final class Contestant {

        private final Supplier<Loop> loop;
        private final Rates oneCore = new Rates();
        private final Rates twoThreads = new Rates();
        private long bytes;

        Contestant(Supplier<Loop> loop) {
            this.loop = loop;
        }
    }

    void run(Report report) throws SQLException, InterruptedException {
        report.title("engine: workload W, %,d payments, %d rounds".formatted(PAYMENTS, ROUNDS));
        for (var amounts : Workload.Amounts.values()) measure(amounts, report);
    }

    private void measure(Workload.Amounts amounts, Report report) throws SQLException, InterruptedException {
        var workload = Workload.of(PAYMENTS, amounts);
        var plan = Workload.plan();
        var hand = new Contestant(HandLoop::new);
        var engine = new Contestant(() -> new EngineLoop(plan));
        var duckDb = new Rates();
        var expected = new long[Workload.RECEIVERS.size()];
        new HandLoop().settle(workload, 0, PAYMENTS, expected);
        try (var table = new DuckDb(workload, THREADS)) {
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                for (var each : List.of(hand, engine)) {
                    if (round == 0) each.bytes = 0;
                    alone(each, workload, expected, round >= 0);
                    together(each, workload, expected, round >= 0);
                }
                long begin = System.nanoTime();
                var net = table.settle();
                if (round >= 0) duckDb.add(PAYMENTS, System.nanoTime() - begin);
                requireEqual(expected, net);
            }
        }
        report.table("payments a second, " + amounts.name().toLowerCase(java.util.Locale.ROOT) + " amounts");
        report.row("loop written by hand, one core (CPU time)", hand.oneCore, "");
        report.row("engine, one core (CPU time)", engine.oneCore, bytesPerPayment(engine));
        report.row("loop written by hand, two threads", hand.twoThreads, "");
        report.row("engine, two threads", engine.twoThreads, "");
        report.row("DuckDB, SQL written by hand, two threads", duckDb, "");
        report.wanted("engine ÷ loop written by hand, one core", engine.oneCore.ratioTo(hand.oneCore), 0.33);
        report.wanted("engine ÷ DuckDB, two threads", engine.twoThreads.ratioTo(duckDb), 2);
    }

    private static String bytesPerPayment(Contestant contestant) {
        return "%.2f bytes allocated a payment".formatted((double) contestant.bytes / ROUNDS / PAYMENTS);
    }

    private void alone(Contestant contestant, Workload workload, long[] expected, boolean counts) {
        var loop = contestant.loop.get();
        var net = new long[expected.length];
        long bytes = threads.getCurrentThreadAllocatedBytes();
        long begin = threads.getCurrentThreadCpuTime();
        loop.settle(workload, 0, PAYMENTS, net);
        long nanos = threads.getCurrentThreadCpuTime() - begin;
        contestant.bytes += threads.getCurrentThreadAllocatedBytes() - bytes;
        if (counts) contestant.oneCore.add(PAYMENTS, nanos);
        requireEqual(expected, net);
    }

    private static void together(Contestant contestant, Workload workload, long[] expected, boolean counts)
            throws InterruptedException {
        var nets = new long[THREADS][expected.length];
        var loops = IntStream.range(0, THREADS)
                .mapToObj(part -> contestant.loop.get())
                .toList();
        long begin = System.nanoTime();
        var parts = IntStream.range(0, THREADS)
                .mapToObj(part -> Thread.ofPlatform()
                        .start(() -> loops.get(part)
                                .settle(
                                        workload,
                                        PAYMENTS / THREADS * part,
                                        PAYMENTS / THREADS * (part + 1),
                                        nets[part])))
                .toList();
        for (var part : parts) part.join();
        if (counts) contestant.twoThreads.add(PAYMENTS, System.nanoTime() - begin);
        var net = new long[expected.length];
        Arrays.setAll(
                net,
                receiver ->
                        Arrays.stream(nets).mapToLong(part -> part[receiver]).sum());
        requireEqual(expected, net);
    }

    private static void requireEqual(long[] expected, long[] net) {
        if (!Arrays.equals(expected, net)) {
            throw new IllegalStateException("totals differ: expected %s, but there are %s"
                    .formatted(Arrays.toString(expected), Arrays.toString(net)));
        }
    }
}
