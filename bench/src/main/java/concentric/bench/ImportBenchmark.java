package concentric.bench;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A whole shop's invoice lines brought into the program, settled and posted, beside COPY of what becomes of them. */
final class ImportBenchmark {

    private static final int ROUNDS = 3;

    /** What the units that every shop needs do for it. */
    private static final List<String> NODES = List.of("warehouse", "design-studio", "payments-desk");

    private static final List<String> PARTNERS = List.of("carrier", "makers", "card-scheme");

    private static final String CONTRACTS = """
            contract Shops in GBP on payments for all offers
              pay payments-desk 0.40 per payment
              pay warehouse 0.05 per unit
              pay makers 44 % of gross
              pay design-studio 6 % of gross
              share rest: @unit 19, reserve 1

            contract Collection in GBP on receipts of warehouse
              priority 50
              pay carrier 0.25 per payment

            contract Boxes in GBP on receipts of warehouse
              pay design-studio 8 % of gross
              pay makers 12.5 % of rest

            contract Clearing in GBP on receipts of payments-desk
              pay card-scheme 0.12 per payment

            contract Samples in GBP on receipts of design-studio
              pay makers 12.5 % of gross
            """;

    private final Path home;
    private final Rates lines = new Rates();
    private final Rates recorded = new Rates();
    private final Rates posted = new Rates();
    private final Rates copied = new Rates();

    ImportBenchmark(Path home) {
        this.home = home;
    }

    void run(Report report) throws IOException, InterruptedException, SQLException {
        report.title(
                "import: invoice lines of a whole shop, %d rounds, each into a new installation".formatted(ROUNDS));
        var packed = System.getenv().getOrDefault("RETAIL_FILE", "");
        if (packed.isEmpty()) {
            report.note(
                    "Skipped: RETAIL_FILE does not name the file (UCI Online Retail as CSV, packed with gzip or not).");
            return;
        }
        var file = unpacked(Path.of(packed));
        for (int round = 0; round < ROUNDS; round++) {
            try (var installation = Installation.started(home, "GBP");
                    var database = installation.connect()) {
                measure(installation, database, file, report);
            }
        }
        report.table("a second");
        report.row("invoice lines, until recorded and posted", lines, "lines");
        report.row("the same, until recorded", recorded, "payments");
        report.row("the same, until recorded and posted", posted, "payments");
        report.row("COPY of these payments and their goods", copied, "payments");
        report.note(String.format(
                Locale.ROOT,
                "→ import, settled and posted, ÷ COPY of the same payments and goods: %.3f",
                posted.ratioTo(copied)));
    }

    private Path unpacked(Path packed) throws IOException {
        if (!packed.toString().endsWith(".gz")) return packed;
        var file = Files.createDirectories(home.resolve("bench/work")).resolve("retail.csv");
        try (var in = new GZIPInputStream(Files.newInputStream(packed))) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }

    private void measure(Installation installation, Connection database, Path file, Report report)
            throws IOException, InterruptedException, SQLException {
        var layout = Files.readString(home.resolve("examples/retail-layout.json"));
        setUp(installation, new JsonMapper().readTree(layout));
        CopiedRows.checkpoint(database);
        long begin = System.nanoTime();
        var job = installation.bringIn("payments", "retail.csv", BodyPublishers.ofFile(file), layout);
        long recordedAfter = System.nanoTime() - begin;
        installation.awaitPosted(database);
        long postedAfter = System.nanoTime() - begin;
        long payments = job.path("accepted").asLong();
        long copiedAfter = new CopiedRows(database, "payments.payment").write("seq", 0)
                + new CopiedRows(database, "payments.goods").write("payment_seq", 0);
        lines.add(job.path("total").asLong(), postedAfter);
        recorded.add(payments, recordedAfter);
        posted.add(payments, postedAfter);
        copied.add(payments, copiedAfter);
        report.note(String.format(
                Locale.ROOT,
                "%,d lines are %,d payments; %,d lines rejected, %,d set aside: %.1f s, until posted %.1f s; COPY %.1f s",
                job.path("total").asLong(),
                payments,
                job.path("rejected").asLong(),
                job.path("setAside").asLong(),
                recordedAfter / 1e9,
                postedAfter / 1e9,
                copiedAfter / 1e9));
    }

    private static void setUp(Installation installation, JsonNode layout) throws IOException, InterruptedException {
        var shops = new LinkedHashSet<String>();
        layout.path("shops").forEach(shop -> shops.add(shop.asString()));
        shops.add(layout.path("otherShop").asString());
        var families = new LinkedHashSet<String>();
        layout.path("families")
                .forEach(family -> families.add(family.path("family").asString()));
        families.addAll(Set.of(layout.path("otherFamily").asString(), "carriage"));
        installation.bringIn(
                "units",
                "unit,name,kind\n" + units(shops, "user-facing") + units(NODES, "node") + units(PARTNERS, "partner"));
        installation.bringIn("funds", "fund,name,unit\nreserve,Reserve,warehouse\n");
        installation.bringIn(
                "offers",
                shops.stream()
                        .flatMap(shop -> families.stream().map(family -> shop + "-" + family + "," + shop))
                        .collect(Collectors.joining("\n", "offer,unit\n", "\n")));
        installation.post("/api/contracts?sign=true", "text/plain", CONTRACTS);
    }

    private static String units(Collection<String> codes, String kind) {
        return codes.stream()
                .map(code -> "%1$s,%1$s,%2$s\n".formatted(code, kind))
                .collect(Collectors.joining());
    }
}
