package concentric.bench;

import java.io.IOException;
import java.io.Writer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;

/**
 * A million refunds by import, one of each payment, settled and posted, beside COPY of the same rows; then the proof of
 * all of it, beside reading the rows.
 */
final class RefundsBenchmark {

    private static final int PAYMENTS = 1_000_000;
    private static final Instant DAY = Instant.parse("2026-03-02T08:00:00Z");

    private static final String CONTRACTS = """
            contract Shop in EUR on payments for goods
              pay desk 0.35 per payment
              pay makers 44 % of gross
              share rest: shop 19, reserve 1
            """;

    private final Path home;

    RefundsBenchmark(Path home) {
        this.home = home;
    }

    void run(Report report) throws IOException, InterruptedException, SQLException {
        report.title("refunds: %,d by import, one of each of as many payments".formatted(PAYMENTS));
        var work = Files.createDirectories(home.resolve("bench/work"));
        try (var installation = Installation.started(home, "EUR");
                var database = installation.connect()) {
            setUp(installation);
            measure("payments", "payment", payments(work), installation, database, report);
            measure("refunds", "refund", refunds(work), installation, database, report);
            prove(installation, database, report);
        }
    }

    static void setUp(Installation installation) throws IOException, InterruptedException {
        installation.bringIn("units", "unit,name,kind\nshop,Shop,user-facing\ndesk,Desk,node\nmakers,Makers,partner\n");
        installation.bringIn("funds", "fund,name,unit\nreserve,Reserve,shop\n");
        installation.bringIn("offers", "offer,unit\ngoods,shop\n");
        installation.post("/api/contracts?sign=true", "text/plain", CONTRACTS);
    }

    static Path payments(Path work) throws IOException {
        var file = work.resolve("payments.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("source,external_id,offer,customer,segment,amount,currency,quantity,occurred_at,tax\n");
            for (int i = 0; i < PAYMENTS; i++) {
                out.write("shop,order-%d,goods,customer-%d,segment-%d,%s,EUR,1,%s,0.00%n"
                        .formatted(i, i % 2000, i % 20, cents(500 + i % 3000), DAY.plusMillis(20L * i)));
            }
        }
        return file;
    }

    private static Path refunds(Path work) throws IOException {
        var file = work.resolve("refunds.csv");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(
                    "source,external_id,payment_source,payment_external_id,amount,currency,quantity,occurred_at,tax\n");
            for (int i = 0; i < PAYMENTS; i++) {
                out.write("shop,back-%d,shop,order-%d,%s,EUR,0,%s,0.00%n"
                        .formatted(i, i, cents(100 + i % 300), DAY.plusMillis(20L * i + 10)));
            }
        }
        return file;
    }

    private static String cents(int cents) {
        return String.format(Locale.ROOT, "%d.%02d", cents / 100, cents % 100);
    }

    static void bringIn(String what, Path file, Installation installation) throws IOException, InterruptedException {
        var job = installation.bringIn(what, what + ".csv", BodyPublishers.ofFile(file), "");
        if (job.path("accepted").asLong() != PAYMENTS) throw new IllegalStateException("import: " + job);
    }

    private static void measure(
            String what, String table, Path file, Installation installation, Connection database, Report report)
            throws IOException, InterruptedException, SQLException {
        CopiedRows.checkpoint(database);
        long begin = System.nanoTime();
        bringIn(what, file, installation);
        long recorded = System.nanoTime() - begin;
        installation.awaitPosted(database);
        long posted = System.nanoTime() - begin;
        long copied = new CopiedRows(database, "payments." + table).write("seq", 0);
        report.note(String.format(
                Locale.ROOT,
                "%s: recorded in %.1f s, posted in %.1f s; COPY of the same rows %.1f s → %.2f of COPY",
                what,
                recorded / 1e9,
                posted / 1e9,
                copied / 1e9,
                (double) copied / posted));
    }

    /** The proofs from the tally and in full, and how long it takes to read the rows as a proof reads them. */
    private static void prove(Installation installation, Connection database, Report report)
            throws IOException, InterruptedException, SQLException {
        double tally = proof(installation, false);
        double full = proof(installation, true);
        double reading = read(database, "payment") + read(database, "refund");
        report.note(String.format(
                Locale.ROOT,
                "verify of %,d rows: from the tally %.2f s; in full %.1f s, reading the rows alone %.1f s → %.2f of it",
                2 * PAYMENTS,
                tally,
                full,
                reading,
                reading / full));
    }

    private static double proof(Installation installation, boolean full) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        var proof = installation.post("/api/ledger/proof?full=" + full, "application/json", "");
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (!proof.path("holds").asBoolean()) throw new IllegalStateException("the ledger does not hold: " + proof);
        return seconds;
    }

    private static double read(Connection database, String table) throws SQLException {
        long begin = System.nanoTime();
        long sum = 0;
        database.setAutoCommit(false);
        try (var statement = database.prepareStatement("select t.*, s.name as source from payments." + table
                + " t join payments.source s on s.id = t.source_id order by t.seq")) {
            statement.setFetchSize(10_000);
            try (var rows = statement.executeQuery()) {
                int columns = rows.getMetaData().getColumnCount();
                while (rows.next()) {
                    for (int i = 1; i <= columns; i++) if (rows.getObject(i) != null) sum++;
                }
            }
        }
        database.setAutoCommit(true);
        if (sum == 0) throw new IllegalStateException("nothing was read");
        return (System.nanoTime() - begin) / 1e9;
    }
}
