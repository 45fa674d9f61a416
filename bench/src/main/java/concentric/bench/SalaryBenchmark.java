package concentric.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What closing a month and the page "who paid my salary" cost, in the program as it is shipped, by how many payments the month
 * has: a hundred thousand, a million, ten millions.
 */
final class SalaryBenchmark {

    private static final YearMonth FIRST = YearMonth.of(2016, 1);
    private static final List<Integer> PAYMENTS = List.of(100_000, 1_000_000, 10_000_000);

    /** Rows of a file, since files have their largest size. */
    private static final int ROWS = 1_000_000;

    private static final String MEMBER = "member";
    private static final int OFFERS = 20;
    private static final int SEGMENTS = 8;
    private static final int DAYS = 28;
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final Duration TIME = Duration.ofSeconds(5);

    private final Path home;
    private final JsonMapper json = new JsonMapper();

    SalaryBenchmark(Path home) {
        this.home = home;
    }

    void run(Report report) throws IOException, InterruptedException, SQLException, ExecutionException {
        report.title("salary: closing a month and tracing a salary, by the payments of the month");
        try (var installation = Installation.started(home, "EUR")) {
            setUp(installation);
            var month = FIRST;
            for (int payments : PAYMENTS) {
                measure(installation, month, payments, report);
                month = month.plusMonths(1);
            }
        }
    }

    /** One unit that lives on customers, a node that it pays, and what it is left with for its member. */
    private static void setUp(Installation installation) throws IOException, InterruptedException {
        installation.bringIn("units", "unit,name,kind\nshop,Shop,user-facing\nnode,Node,node\n");
        installation.bringIn("people", "person,name,email\n%1$s,%1$s,\n".formatted(MEMBER));
        var offers = new StringBuilder("offer,unit\n");
        for (int offer = 0; offer < OFFERS; offer++) offers.append("o%d,shop%n".formatted(offer));
        installation.bringIn("offers", offers.toString());
        installation.post("/api/contracts?sign=true", "text/plain", """
                contract Sales in EUR on payments for all offers
                  pay node 10 %% of gross
                  share rest: shop
                contract Members in EUR on result of shop
                  share rest: %s
                """.formatted(MEMBER));
        // Whoever has an account signs for themselves; so it comes after the contract.
        installation.openAccount(MEMBER);
    }

    private void measure(Installation installation, YearMonth month, int payments, Report report)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        var file = Files.createDirectories(home.resolve("bench/work")).resolve("salary.csv");
        for (int from = 0; from < payments; from += ROWS) {
            write(file, month, from, Math.min(payments, from + ROWS), payments);
            installation.bringIn("payments", "salary.csv", BodyPublishers.ofFile(file), "");
        }
        Files.delete(file);
        try (var database = installation.connect();
                var statement = database.createStatement()) {
            installation.awaitPosted(database);
            statement.execute("vacuum analyze");
        }
        var path = "/api/closes/" + month;
        var fingerprint =
                json.readTree(installation.get(path)).path("fingerprint").asString();
        long begin = System.nanoTime();
        installation.post(path, "application/json", "{\"fingerprint\":\"" + fingerprint + "\"}");
        long closed = System.nanoTime() - begin;
        var page = new Load(
                URI.create(installation.origin() + "/closes/" + month + "/pay/me"),
                "Cookie: " + installation.signIn(MEMBER));
        page.ask(1, WARM_UP);
        var seen = page.ask(1, TIME);
        report.note(String.format(
                Locale.ROOT,
                "%,d payments: closed in %.2f s; the page of a salary p50 %.1f ms, p99 %.1f ms, %.0f kB",
                payments,
                closed / 1e9,
                seen.median(),
                seen.p99(),
                seen.bytes() / 1e3));
    }

    /** In the order of time, as payments come: a batch holds a day or a few. */
    private static void write(Path file, YearMonth month, int from, int until, int payments) throws IOException {
        try (var out = Files.newBufferedWriter(file, StandardCharsets.US_ASCII)) {
            out.write("source,external_id,offer,customer,segment,amount,currency,occurred_at\n");
            for (int i = from; i < until; i++) {
                out.write("bench,%s-%d,o%d,c%d,s%d,%d.%d%d,EUR,%s-%02d%n"
                        .formatted(
                                month,
                                i,
                                i % OFFERS,
                                i % 50_000,
                                i % SEGMENTS,
                                1 + i % 200,
                                i % 10,
                                i / 10 % 10,
                                month,
                                1 + (long) i * DAYS / payments));
            }
        }
    }
}
