package concentric.bench;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Payments of workload W sent to the program in bulk, beside COPY of the same rows and a function call per transfer. */
final class BulkBenchmark {

    private static final int AT_ONCE = 10_000;
    private static final int CALLS = 12;
    private static final int WARM_UP = 4;
    private static final int ROUNDS = 7;
    private static final int MORE_CLIENTS = 4;

    private static final int CUSTOMERS = 2_000;
    private static final int SEGMENTS = 20;

    private static final int TRANSFER_CLIENTS = 8;
    private static final long TRANSFER_NANOS = 3_000_000_000L;

    private final Path home;
    private final Workload workload = Workload.of(2 * (WARM_UP + ROUNDS) * CALLS * AT_ONCE, Workload.Amounts.ZIPF);
    private int sent;

    BulkBenchmark(Path home) {
        this.home = home;
    }

    void run(Report report) throws IOException, InterruptedException, SQLException, ExecutionException {
        report.title("bulk: POST /api/payments/bulk, %,d payments a call, %d calls a round, %d rounds"
                .formatted(AT_ONCE, CALLS, ROUNDS));
        try (var installation = Installation.started(home, "EUR");
                var database = installation.connect()) {
            setUp(installation);
            measure(installation, database, report);
            compare(installation, report);
        }
    }

    /** Brings in everything that workload W needs to be settled. */
    static void setUp(Installation installation) throws IOException, InterruptedException {
        var units = new StringBuilder("unit,name,kind\n");
        for (var name : Workload.RECEIVERS) {
            if (!name.equals("fund")) units.append("%1$s,%1$s,%2$s\n".formatted(name, kind(name)));
        }
        installation.bringIn("units", units.toString());
        installation.bringIn("funds", "fund,name,unit\nfund,Fund,node\n");
        var offers = new StringBuilder("offer,unit\n");
        for (int offer = 0; offer < Workload.OFFERS; offer++) {
            offers.append("%s,oven-%d\n".formatted(Workload.offer(offer), offer));
        }
        installation.bringIn("offers", offers.toString());
        installation.post("/api/contracts?sign=true", "text/plain", Workload.contracts());
    }

    private static String kind(String name) {
        return switch (name) {
            case "node" -> "node";
            case "partner" -> "partner";
            default -> "user-facing";
        };
    }

    private void measure(Installation installation, Connection database, Report report)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        var copy = new CopiedRows(database, "payments.payment");
        var transfers = new Transfers(installation, database);
        var one = new Measured();
        var more = new Measured();
        var calls = new Rates();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            for (var each : List.of(one, more)) {
                measure(each, each == one ? 1 : MORE_CLIENTS, round >= 0, installation, database, copy);
            }
            CopiedRows.checkpoint(database);
            long paid = transfers.pay(TRANSFER_CLIENTS, TRANSFER_NANOS);
            if (round >= 0) calls.add(paid, TRANSFER_NANOS);
        }
        report.table("payments a second");
        report.row("one client, settled and durable", one.recorded, "");
        report.row("  until posted", one.posted, "");
        report.row("  COPY of the same rows", one.copied, "");
        report.note("  " + one.processorTime());
        report.row("four clients, settled and durable", more.recorded, "");
        report.row("  until posted", more.posted, "");
        report.row("  COPY of the same rows", more.copied, "");
        report.note("  " + more.processorTime());
        report.row("a function call per transfer, eight clients", calls, "");
        report.wanted("one client ÷ COPY", one.recorded.ratioTo(one.copied), 0.5);
        report.wanted("four clients ÷ COPY", more.recorded.ratioTo(more.copied), 0.5);
        report.wanted("one client ÷ a function call per transfer", one.recorded.ratioTo(calls), 100);
    }

    private static final class Measured {

        private final Rates recorded = new Rates();
        private final Rates posted = new Rates();
        private final Rates copied = new Rates();
        private long programNanos;
        private long databaseNanos;
        private long copyNanos;

        /** What the two cores did, which other programs on the machine hardly change. */
        private String processorTime() {
            double payments = 1_000.0 * ROUNDS * CALLS * AT_ONCE;
            return "processor time a payment, until posted: program %.1f µs, database %.1f µs; COPY alone %.1f µs"
                    .formatted(programNanos / payments, databaseNanos / payments, copyNanos / payments);
        }
    }

    private void measure(
            Measured measured,
            int clients,
            boolean counts,
            Installation installation,
            Connection database,
            CopiedRows copy)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        var bodies = IntStream.range(0, CALLS).mapToObj(call -> body()).toList();
        int payments = CALLS * AT_ONCE;
        CopiedRows.checkpoint(database);
        var program = installation.program();
        var before = installation.database();
        long begin = System.nanoTime();
        send(bodies, clients, installation);
        long recorded = System.nanoTime() - begin;
        installation.awaitPosted(database);
        long posted = System.nanoTime() - begin;
        long programNanos = installation.program().since(program);
        var between = installation.database();
        long copied = copy.write("seq", sent - payments);
        var after = installation.database();
        if (!counts) return;
        measured.recorded.add(payments, recorded);
        measured.posted.add(payments, posted);
        measured.copied.add(payments, copied);
        measured.programNanos += programNanos;
        measured.databaseNanos += between.since(before);
        measured.copyNanos += after.since(between);
    }

    private static void send(List<byte[]> bodies, int clients, Installation installation)
            throws InterruptedException, ExecutionException {
        try (var pool = Executors.newFixedThreadPool(clients)) {
            var answers = new ArrayList<Future<Integer>>();
            for (var body : bodies) {
                answers.add(pool.submit((Callable<Integer>) () -> installation
                        .post("/api/payments/bulk", "application/json", BodyPublishers.ofByteArray(body))
                        .path("recorded")
                        .asInt()));
            }
            for (var answer : answers) {
                if (answer.get() != AT_ONCE) throw new IllegalStateException("recorded: " + answer.get());
            }
        }
    }

    /** The next payments, as a shop sends them. */
    private byte[] body() {
        var day = Instant.parse("2026-03-02T08:00:00Z");
        var text = new StringBuilder("{\"payments\":[");
        for (int i = sent; i < sent + AT_ONCE; i++) {
            if (i > sent) text.append(',');
            int cents = workload.amounts[i];
            text.append("{\"source\":\"shop\",\"externalId\":\"order-")
                    .append(i)
                    .append("\",\"offer\":\"")
                    .append(Workload.offer(workload.offers[i]))
                    .append("\",\"customer\":\"customer-")
                    .append(i * 7919L % CUSTOMERS)
                    .append("\",\"segment\":\"segment-")
                    .append(i % SEGMENTS)
                    .append("\",\"amount\":{\"amount\":\"")
                    .append(cents / 100)
                    .append(cents % 100 < 10 ? ".0" : ".")
                    .append(cents % 100)
                    .append("\",\"currency\":\"EUR\"},\"quantity\":\"1\",\"occurredAt\":\"")
                    .append(day.plusMillis(i * 20L))
                    .append("\",\"tax\":\"0.00\"}");
        }
        sent += AT_ONCE;
        return text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What the program says that each party has, beside the loop written by hand. */
    private void compare(Installation installation, Report report) throws IOException, InterruptedException {
        var expected = new long[Workload.RECEIVERS.size()];
        new HandLoop().settle(workload, 0, sent, expected);
        var lines = installation.get("/api/ledger/totals").lines().skip(1).toList();
        for (var line : lines) {
            var fields = line.split(",", -1);
            int receiver = Workload.RECEIVERS.indexOf(fields[0]);
            if (receiver < 0) continue;
            expected[receiver] -= Long.parseLong(fields[3].replace(".", ""));
        }
        if (IntStream.range(0, expected.length).anyMatch(i -> expected[i] != 0)) {
            throw new IllegalStateException("totals differ from the loop's: " + lines);
        }
        report.note("The totals of all %,d payments equal the loop's.".formatted(sent));
    }
}
