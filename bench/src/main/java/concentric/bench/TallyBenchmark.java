package concentric.bench;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;

/**
 * What the upkeep of the tally costs bringing payments in: payments of workload W by import, settled and posted, beside the same
 * while a trigger keeps whatever is counted out of its table.
 */
final class TallyBenchmark {

    private static final int PAYMENTS = 200_000;
    private static final int WARM_UP = 1;
    private static final int ROUNDS = 5;
    private static final Instant DAY = Instant.parse("2026-03-02T08:00:00Z");

    private static final String NOTHING_COUNTED = """
            create function ledger.nothing_counted() returns trigger language plpgsql as 'begin return null; end';
            create trigger nothing_counted before insert on ledger.tally
                for each row execute function ledger.nothing_counted()
            """;

    private final Path home;
    private final Workload workload = Workload.of(2 * (WARM_UP + ROUNDS) * PAYMENTS, Workload.Amounts.ZIPF);
    private int sent;

    TallyBenchmark(Path home) {
        this.home = home;
    }

    /** Until everything was posted. */
    private static final class Measured {

        private final Rates posted = new Rates();
        private long processorNanos;
    }

    void run(Report report) throws IOException, InterruptedException, SQLException {
        report.title("tally: %,d payments by import, %d rounds with and %d without what is counted of them"
                .formatted(PAYMENTS, ROUNDS, ROUNDS));
        var file = Files.createDirectories(home.resolve("bench/work")).resolve("payments.csv");
        var with = new Measured();
        var without = new Measured();
        try (var installation = Installation.started(home, "EUR");
                var database = installation.connect()) {
            BulkBenchmark.setUp(installation);
            execute(NOTHING_COUNTED, database);
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                execute("alter table ledger.tally disable trigger nothing_counted", database);
                measure(with, round >= 0, file, installation, database);
                execute("alter table ledger.tally enable trigger nothing_counted", database);
                measure(without, round >= 0, file, installation, database);
            }
        }
        report.table("payments a second, until posted");
        report.row("with the tally", with.posted, "");
        report.row("without it", without.posted, "");
        double microseconds = 1_000.0 * ROUNDS * PAYMENTS;
        report.note(String.format(
                Locale.ROOT,
                "processor time a payment, program and database: %.1f µs with it, %.1f µs without → its upkeep costs %.1f %% more",
                with.processorNanos / microseconds,
                without.processorNanos / microseconds,
                100.0 * (with.processorNanos - without.processorNanos) / without.processorNanos));
    }

    private static void execute(String sql, Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private void measure(Measured measured, boolean counts, Path file, Installation installation, Connection database)
            throws IOException, InterruptedException, SQLException {
        write(file);
        CopiedRows.checkpoint(database);
        var program = installation.program();
        var backends = installation.database();
        long begin = System.nanoTime();
        var job = installation.bringIn("payments", file.getFileName().toString(), BodyPublishers.ofFile(file), "");
        if (job.path("accepted").asLong() != PAYMENTS) throw new IllegalStateException("import: " + job);
        installation.awaitPosted(database);
        long posted = System.nanoTime() - begin;
        if (!counts) return;
        measured.posted.add(PAYMENTS, posted);
        measured.processorNanos += installation.program().since(program)
                + installation.database().since(backends);
    }

    private void write(Path file) throws IOException {
        try (var out = Files.newBufferedWriter(file)) {
            out.write("source,external_id,offer,amount,currency,quantity,occurred_at,tax\n");
            for (int i = 0; i < PAYMENTS; i++, sent++) {
                out.write("shop,order-%d,%s,%d.%02d,EUR,1,%s,0.00%n"
                        .formatted(
                                sent,
                                Workload.offer(workload.offers[sent]),
                                workload.amounts[sent] / 100,
                                workload.amounts[sent] % 100,
                                DAY.plusMillis(20L * i)));
            }
        }
    }
}
