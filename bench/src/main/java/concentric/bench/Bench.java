package concentric.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs the benchmarks that are named, or all. Exit status: 0 measured, 1 something differs or failed, 2 wrong usage. */
public final class Bench {

    private static final int DIFFERS = 1;
    private static final int WRONG_USAGE = 2;

    /** Nothing here takes nearly so long; whatever hangs is ended. */
    private static final Duration LONGEST = Duration.ofMinutes(40);

    private Bench() {}

    private interface Benchmark {
        void run(Report report) throws Exception;
    }

    /**
     * Runs them.
     *
     * @param args names of benchmarks; none: all. The system property {@code concentric.home} tells the project's folder
     */
    public static void main(String[] args) throws Exception {
        var home = Path.of(System.getProperty("concentric.home", "")).toAbsolutePath();
        var all = new LinkedHashMap<String, Benchmark>();
        all.put("engine", report -> new EngineBenchmark().run(report));
        all.put("close", report -> new CloseBenchmark().run(report));
        all.put("rehearsal", report -> new RehearsalBenchmark().run(report));
        all.put("salary", report -> new SalaryBenchmark(home).run(report));
        all.put("bulk", report -> new BulkBenchmark(home).run(report));
        all.put("import", report -> new ImportBenchmark(home).run(report));
        all.put("tally", report -> new TallyBenchmark(home).run(report));
        all.put("people", report -> new PeopleBenchmark(home).run(report));
        all.put("refunds", report -> new RefundsBenchmark(home).run(report));
        all.put("backup", report -> new BackupBenchmark(home).run(report));
        all.put("pages", report -> new PagesBenchmark(home).run(report));
        all.put("map", report -> new MapBenchmark(home).run(report));
        var asked = args.length == 0 ? List.copyOf(all.keySet()) : Arrays.asList(args);
        if (!all.keySet().containsAll(asked)) {
            System.err.printf("Benchmarks are: %s%n", String.join(", ", all.keySet()));
            System.exit(WRONG_USAGE);
        }
        endAfter(LONGEST);
        System.exit(run(asked, all));
    }

    private static int run(List<String> asked, Map<String, Benchmark> all) {
        var report = new Report(System.out);
        int status = 0;
        for (var name : asked) {
            try {
                Objects.requireNonNull(all.get(name)).run(report);
            } catch (Exception e) {
                e.printStackTrace();
                status = DIFFERS;
            }
        }
        return status;
    }

    /** Ends this program in order, and by its shutdown hooks what it started. */
    private static void endAfter(Duration time) {
        Thread.ofPlatform().daemon().name("deadline").start(() -> {
            try {
                Thread.sleep(time);
                System.err.printf("Ended after %d minutes: something hangs.%n", time.toMinutes());
                System.exit(DIFFERS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
