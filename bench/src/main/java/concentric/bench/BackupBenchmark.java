package concentric.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A backup of an installation with a million payments while its program runs, and restoring it, beside nothing but COPY of
 * the same tables out of the database and into others like them. All figures are bytes as COPY has them.
 */
final class BackupBenchmark {

    private static final int ROUNDS = 3;

    private final Path home;

    BackupBenchmark(Path home) {
        this.home = home;
    }

    void run(Report report) throws IOException, InterruptedException, SQLException {
        var work = Files.createDirectories(home.resolve("bench/work"));
        try (var installation = Installation.started(home, "EUR");
                var database = installation.connect()) {
            RefundsBenchmark.setUp(installation);
            var payments = RefundsBenchmark.payments(work);
            RefundsBenchmark.bringIn("payments", payments, installation);
            installation.awaitPosted(database);
            measure(installation, database, work, report);
        }
    }

    private void measure(Installation installation, Connection database, Path work, Report report)
            throws IOException, InterruptedException, SQLException {
        var copiedOut = new Rates();
        var backup = new Rates();
        var copiedIn = new Rates();
        var restored = new Rates();
        var file = work.resolve("backup.tar.gz");
        var tables = new CopiedTables(database);
        for (int round = 0; round < ROUNDS; round++) {
            CopiedRows.checkpoint(database);
            copiedOut.add(tables.bytes(), tables.readAll());
            long begin = System.nanoTime();
            installation.download("/api/backups", file);
            backup.add(tables.bytes(), System.nanoTime() - begin);
            CopiedRows.checkpoint(database);
            copiedIn.add(tables.bytes(), tables.writeAll());
            restored.add(tables.bytes(), restore(file, work.resolve("restored")));
        }
        report.title("backup: %,d MB as COPY has them, %,d MB as a file"
                .formatted(tables.bytes() / 1_000_000, Files.size(file) / 1_000_000));
        report.table("bytes");
        report.row("COPY of every table, read", copiedOut, "B/s");
        report.row("backup, from a program that runs", backup, "B/s");
        report.row("COPY into tables like them, with their indices", copiedIn, "B/s");
        report.row("restore: checked, written, read back and compared", restored, "B/s");
        report.note("backup %.2f of COPY, restore %.2f of COPY"
                .formatted(backup.ratioTo(copiedOut), restored.ratioTo(copiedIn)));
    }

    /** Looks through the file, makes a new database and restores it; the contents must be those of the file. */
    private long restore(Path file, Path data) throws IOException, InterruptedException {
        Installation.delete(data);
        long begin = System.nanoTime();
        var restored = Installation.output(Installation.command(home, "restore", data, file.toString(), "--no-verify"));
        long nanos = System.nanoTime() - begin;
        var checked = Installation.output(Installation.command(home, "restore", data, file.toString(), "--check"));
        if (!contents(restored).equals(contents(checked))) throw new IllegalStateException(restored + checked);
        return nanos;
    }

    private static String contents(String said) {
        return said.lines()
                .filter(line -> line.startsWith("Contents "))
                .findFirst()
                .orElseThrow();
    }
}
