package concentric.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/**
 * Pages as a signed-in reader gets them, beside the smallest web application with a query of 20 rows on the same database:
 * 50 readers at once, and one alone.
 */
final class PagesBenchmark {

    private static final int READERS = 50;
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 3;
    private static final Duration TIME = Duration.ofSeconds(4);
    private static final Duration ALONE = Duration.ofSeconds(3);
    private static final double WANTED = 0.5;
    private static final double LONGEST = 20;

    /** A million, unless the environment says otherwise. */
    private static final int PAYMENTS = Integer.parseInt(System.getenv().getOrDefault("PAYMENTS", "1000000"));

    private static final String SMALLEST = "the smallest web application, 20 rows";

    private final Path home;

    PagesBenchmark(Path home) {
        this.home = home;
    }

    void run(Report report) throws IOException, InterruptedException, SQLException, ExecutionException {
        report.title("pages: %,d units, %,d payments, %d readers".formatted(InventedNetwork.UNITS, PAYMENTS, READERS));
        try (var installation = Installation.started(home, "EUR")) {
            var network = InventedNetwork.drawn();
            network.bringBeginningInto(installation, PAYMENTS);
            try (var database = installation.connect();
                    var statement = database.createStatement()) {
                installation.awaitPosted(database);
                statement.execute("vacuum analyze");
            }
            try (var smallest = SmallestWebProcess.started(installation)) {
                measure(addresses(installation, network, smallest.address()), report);
            }
        }
    }

    /** An address that is measured. */
    private record Measured(String name, Load load, Rates rates) {

        Measured(String name, Load load) {
            this(name, load, new Rates());
        }
    }

    private static List<Measured> addresses(Installation installation, InventedNetwork network, URI smallest)
            throws IOException, InterruptedException {
        var session = "Cookie: " + installation.signIn();
        var measured = new ArrayList<>(List.of(new Measured(SMALLEST, new Load(smallest))));
        for (var path : List.of("/payments", "/network/units", "/network/units/" + network.anyFacing(), "/home")) {
            measured.add(new Measured(path, new Load(URI.create(installation.origin() + path), session)));
        }
        return measured;
    }

    private static void measure(List<Measured> all, Report report) throws InterruptedException, ExecutionException {
        for (int i = 0; i < WARM_UP; i++) {
            for (var each : all) each.load().ask(READERS, TIME);
        }
        var seen = new LinkedHashMap<Measured, Load.Seen>();
        for (int round = 0; round < ROUNDS; round++) {
            for (var each : all) {
                var last = each.load().ask(READERS, TIME);
                each.rates().add(last.answers(), last.nanos());
                seen.put(each, last);
            }
        }
        report.table("a second, %d readers".formatted(READERS));
        seen.forEach((each, last) -> report.row(
                each.name(), each.rates(), "%.0f kB, p99 %.0f ms".formatted(last.bytes() / 1e3, last.p99())));
        var smallest = all.getFirst().rates();
        for (var page : all.subList(1, all.size())) {
            report.wanted(page.name() + " ÷ the smallest", page.rates().ratioTo(smallest), WANTED);
        }
        for (var each : all) alone(each, report);
    }

    private static void alone(Measured each, Report report) throws InterruptedException, ExecutionException {
        var seen = each.load().ask(1, ALONE);
        report.note(String.format(
                Locale.ROOT,
                "one reader alone, %s: p50 %.1f ms, p99 %.1f ms (wanted: p99 under %.0f ms; %s)",
                each.name(),
                seen.median(),
                seen.p99(),
                LONGEST,
                seen.p99() < LONGEST ? "reached" : "MISSED"));
    }
}
