package concentric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A marketplace of 1 500 sellers under one contract, by the command line alone, on a program that runs")
@TestMethodOrder(OrderAnnotation.class)
class MarketplaceTest {

    private static final int SELLERS = 1_500;
    private static final int PAYMENTS = 15_000;
    private static final int SIGTERM = 143;
    private static final long SEED = 20_260_115;

    private static final String CONTRACT = """
            contract Marketplace in EUR on payments for all offers
              promise "paid within a day"
              pay Platform 0.25 per payment
              pay Trust 2.5 % of gross
              share rest: @unit 9, Platform 1
            """;

    @TempDir
    static Path folder;

    private static RunningProgram program;
    private static String url;
    private static String token;

    /** What the test computes by itself: of each party what it received, in cents. */
    private static final Map<String, Long> RECEIVED = new TreeMap<>();

    private static long paid;
    private static long tax;

    @BeforeAll
    static void start() {
        var data = folder.resolve("data");
        assertThat(CommandLineRun.of("setup", "--data", data, "--name", "M", "--zone", "UTC", "--currency", "EUR"))
                .extracting(CommandLineRun::status)
                .isEqualTo(0);
        token = CommandLineRun.of("token", "--data", data, "--name", "test")
                .out()
                .strip();
        program = new RunningProgram("run", "--data", data, "--port", 0);
        url = program.said("Concentric is ready at ");
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    @Order(1)
    @DisplayName("units, offers, the contract and fifteen thousand payments come in")
    void imports() throws IOException {
        bringIn("units", units());
        bringIn("offers", offers());
        bringIn("contracts", file("marketplace.contracts", CONTRACT), "--sign");
        bringIn("payments", payments());
    }

    @Test
    @Order(2)
    @DisplayName("the totals equal what a hand and a pencil make of the contract, party by party, to the cent")
    void totals() {
        assertTotals();
    }

    private static void assertTotals() {
        var expected = new StringBuilder("party,received,paid,net\n");
        expected.append("(customers),0.00,%1$s,-%1$s%n".formatted(euro(paid)));
        expected.append("(tax),%1$s,0.00,%1$s%n".formatted(euro(tax)));
        RECEIVED.forEach((party, cents) -> expected.append("%s,%2$s,0.00,%2$s%n".formatted(party, euro(cents))));

        var run = ask("totals");

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.out()).as("seed %s", SEED).isEqualTo(expected.toString());
    }

    @Test
    @Order(3)
    @DisplayName("the same file again changes nothing, and the ledger proves itself")
    void again() throws IOException {
        bringIn("payments", folder.resolve("payments.csv"));
        var verified = ask("verify", "--full");

        assertThat(verified.status()).as(verified.err()).isZero();
        assertThat(verified.out()).contains("Everything agrees.");
        assertTotals();
    }

    @Test
    @Order(4)
    @DisplayName("what is not what it should be is refused as a whole, naming file and line: status 1")
    void badFiles() throws IOException {
        var header = ask("import", "offers", file("header.csv", "offer,owner\nhats,seller-1\n"));
        var quote = ask("import", "offers", file("quote.csv", "offer,unit\n\"hats,seller-1\n"));
        var contract = ask("import", "contracts", file("broken.contracts", "contract Hats in EUR\n  pay\n"));
        var unknown = ask("explain", "market", "none");

        assertThat(List.of(header, quote, contract, unknown)).allSatisfy(run -> {
            assertThat(run.status()).as(run.err()).isEqualTo(1);
            assertThat(run.out()).isEmpty();
        });
        assertThat(header.err()).contains("header.csv: header: ").contains("unit");
        assertThat(quote.err()).contains("quote.csv:2: ");
        assertThat(contract.err()).contains("broken.contracts:1:21: ");
    }

    @Test
    @Order(5)
    @DisplayName("an import that is told to end stops between two lines and says where")
    void interrupted() throws IOException {
        var csv = new StringBuilder("unit,name,kind\n");
        for (int i = 0; i < 300_000; i++) csv.append("seller-").append(i).append(",,nobody\n");
        var file = file("many.csv", csv.toString());
        try (var watched = RunningProgram.watched(token, "import", "units", file, "--url", url)) {
            watched.said(Terminal.ERASE_LINE.substring(1) + file + ": 0 of 300,000 lines");

            assertThat(watched.end()).isEqualTo(SIGTERM);

            var line =
                    watched.said("It was stopped at line ").split("\\.", 2)[0].replace(",", "");
            assertThat(Integer.parseInt(line))
                    .isBetween(0, 300_000)
                    .isEqualTo(Integer.parseInt(line) / 10_000 * 10_000);
        }
    }

    @Test
    @Order(6)
    @DisplayName("a second program on the same folder is refused in a sentence: status 3")
    void folderInUse() {
        var run = CommandLineRun.of("totals", "--data", folder.resolve("data"));

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .contains("is in use by another Concentric (process "
                        + program.handle().pid() + ")")
                .doesNotContain("\tat ");
    }

    @Test
    @Order(7)
    @DisplayName("a token that is none is refused: status 3")
    void wrongToken() {
        var run = CommandLineRun.of("totals", "--url", url, "--token", "cct_wrong");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).isEqualTo("Sign in first, or send a token that still holds.\n");
    }

    @Test
    @Order(8)
    @DisplayName("told to end, the program leaves no process")
    void end() {
        var children = program.handle().descendants().toList();
        assertThat(children).isNotEmpty();

        program.end();

        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void bringIn(String what, Path file, String... options) {
        var arguments = new ArrayList<>(List.of("import", what, file.toString()));
        arguments.addAll(List.of(options));
        var run = ask(arguments.toArray());
        assertThat(run.status()).as(run.err()).isZero();
    }

    private static CommandLineRun ask(Object... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", url));
        return CommandLineRun.of(Map.of("CONCENTRIC_TOKEN", token), all.toArray());
    }

    private static Path units() throws IOException {
        var csv = new StringBuilder("unit,name,kind\nPlatform,The platform,node\nTrust,Trust and safety,node\n");
        for (int i = 0; i < SELLERS; i++) csv.append("seller-%1$d,Seller %1$d,user-facing%n".formatted(i));
        return file("units.csv", csv.toString());
    }

    private static Path offers() throws IOException {
        var csv = new StringBuilder("offer,unit\n");
        for (int i = 0; i < SELLERS; i++) csv.append("wares-%1$d,seller-%1$d%n".formatted(i));
        return file("offers.csv", csv.toString());
    }

    /** Each seller is paid at least once; some payments are too small for the fee, some are nothing. */
    private static Path payments() throws IOException {
        var random = new Random(SEED);
        var csv = new StringBuilder(
                "source,external_id,offer,customer,segment,amount,currency,quantity,occurred_at,tax\n");
        for (int i = 0; i < PAYMENTS; i++) {
            int seller = i < SELLERS ? i : random.nextInt(SELLERS);
            long amount = i % 10 == 0 ? random.nextInt(60) : random.nextInt(500_000);
            long taxed = amount * random.nextInt(25) / 100;
            csv.append("market,%d,wares-%d,customer-%d,,%s,EUR,%d,2026-01-%02dT%02d:00:00Z,%s%n"
                    .formatted(
                            i,
                            seller,
                            random.nextInt(3_000),
                            euro(amount),
                            1 + random.nextInt(3),
                            1 + random.nextInt(28),
                            random.nextInt(24),
                            euro(taxed)));
            share("seller-" + seller, amount, taxed);
        }
        return file("payments.csv", csv.toString());
    }

    /** The contract as a person would work it out, in decimals. */
    private static void share(String seller, long amount, long taxed) {
        paid += amount;
        tax += taxed;
        long gross = amount - taxed;
        long fee = Math.min(25, gross);
        long trust = BigDecimal.valueOf(gross)
                .multiply(new BigDecimal("0.025"))
                .setScale(0, RoundingMode.HALF_EVEN)
                .min(BigDecimal.valueOf(gross - fee))
                .longValueExact();
        long rest = gross - fee - trust;
        var sellers = BigDecimal.valueOf(rest).multiply(new BigDecimal("0.9"));
        // Of two parties that share tenths, the one with the larger part of a cent gets the odd one; a tie is the
        // first’s.
        long cents = sellers.setScale(0, RoundingMode.HALF_UP).longValueExact();
        RECEIVED.merge(seller, cents, Long::sum);
        RECEIVED.merge("Trust", trust, Long::sum);
        RECEIVED.merge("Platform", fee + rest - cents, Long::sum);
    }

    private static String euro(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
