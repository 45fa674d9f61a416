package concentric.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.OvenShop;
import concentric.people.Accounts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The real programs read them: {@code ./concentric test} installs hledger and Beancount where it can. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("The journal for plain text accounting")
class JournalFilesTest {

    private static final Pattern BALANCE = Pattern.compile("(?m)^\"([^\"]+)\",\"(-?[0-9.]+) EUR\"\r?$");
    private static final Pattern ASSERTED =
            Pattern.compile("(?m)^[0-9-]+ balance Assets:(?:Units|Funds):(\\S+)  (-?[0-9.]+) EUR$");

    private final int port;
    private final Batches batches;
    private final Accounts accounts;
    private Browser custodian;

    JournalFilesTest(@LocalServerPort int port, Batches batches, Accounts accounts) {
        this.port = port;
        this.batches = batches;
        this.accounts = accounts;
        this.custodian = Browser.anonymous(port);
    }

    /** Some of it posted, some not yet; taxes, refunds, a transfer, and a unit whose code begins with a small letter. */
    @BeforeAll
    void aYear() {
        var shop = OvenShop.foundAndSign(port);
        custodian = shop.custodian;
        shop.accepted("/api/units", "{\"unit\":\"kitchen/lab 2\",\"name\":\"=1+1\",\"kind\":\"node\"}");
        for (int month = 1; month <= 6; month++) {
            var day = "2026-0%d-15".formatted(month);
            shop.accepted(
                    "/api/payments",
                    OvenShop.payment("j" + month, "9.99", "1.60").replace("2026-03-01", day));
            shop.accepted("/api/payments", OvenShop.payment("k" + month).replace("2026-03-01", day));
            if (month == 3) assertThat(batches.post(accounts.console())).isInstanceOf(Posting.Posted.class);
        }
        shop.accepted("/api/refunds", """
                {"source":"shop","externalId":"r1","paymentSource":"shop","paymentExternalId":"k2",
                 "amount":{"amount":"9.99","currency":"EUR"},"quantity":"1","occurredAt":"2026-05-01","tax":"0.00"}""");
    }

    @Test
    @DisplayName("is accepted by hledger, strictly, and its balances are ours")
    void hledger(@TempDir Path folder) throws Exception {
        var file = journal(folder, "hledger", "");
        run("hledger", "-f", file.toString(), "check", "--strict", "ordereddates");
        assertThat(balances(file)).isEqualTo(totals(""));
    }

    @Test
    @DisplayName("is accepted by Beancount, which reckons the same balances")
    void beancount(@TempDir Path folder) throws Exception {
        var file = journal(folder, "beancount", "");
        run("bean-check", file.toString());
        var asserted = new TreeMap<String, BigDecimal>();
        ASSERTED.matcher(Files.readString(file))
                .results()
                .forEach(found -> asserted.put(found.group(1), new BigDecimal(found.group(2))));
        assertThat(asserted).containsEntry("Oven", totals("").get("Oven")).hasSize(7);
    }

    @Test
    @DisplayName("of a period begins with what everybody had before it")
    void period(@TempDir Path folder) throws Exception {
        var file = journal(folder, "hledger", "?from=2026-03-01&to=2026-04-30");
        run("hledger", "-f", file.toString(), "check", "--strict", "ordereddates");
        assertThat(Files.readString(file))
                .contains("2026-03-01 * Opening balances", "2026-04-15 *")
                .doesNotContain("2026-05-");
        assertThat(balances(file)).isEqualTo(totals("?to=2026-04-30"));
        run(
                "bean-check",
                journal(folder, "beancount", "?from=2026-03-01&to=2026-04-30").toString());
    }

    @Test
    @DisplayName("of a time in which nothing was is empty, and still accepted")
    void nothing(@TempDir Path folder) throws Exception {
        run("hledger", "-f", journal(folder, "hledger", "?to=2020-01-01").toString(), "check");
        run("bean-check", journal(folder, "beancount", "?to=2020-01-01").toString());
    }

    @Test
    @DisplayName("one cent more or less, and the programs object")
    void planted(@TempDir Path folder) throws Exception {
        var hledger = journal(folder, "hledger", "");
        Files.writeString(
                hledger, Files.readString(hledger).replaceFirst("(Assets:Units:Oven  0 EUR = )\\S+", "$10.01"));
        assertThat(status("hledger", "-f", hledger.toString(), "check")).isNotZero();
        var beancount = journal(folder, "beancount", "");
        var text = Files.readString(beancount);
        Files.writeString(beancount, text.replaceFirst("(balance Assets:Units:Oven  )\\S+", "$10.01"));
        assertThat(status("bean-check", beancount.toString())).isNotZero();
    }

    @Test
    @DisplayName("what it can’t tell is refused, and nobody reads it who may not")
    void refused() {
        assertThat(custodian.get("/ledger/journal.hledger?from=yesterday").status())
                .isEqualTo(400);
        assertThat(custodian.get("/ledger/journal.gnucash").status()).isEqualTo(404);
        assertThat(Browser.anonymous(port).get("/ledger/journal.hledger").status())
                .isEqualTo(303);
    }

    private Path journal(Path folder, String language, String query) throws IOException {
        var answer = custodian.get("/ledger/journal." + language + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Files.writeString(folder.resolve("journal." + language), answer.body());
    }

    /** What hledger reckons for the parties, without those that have nothing. */
    private Map<String, BigDecimal> balances(Path file) throws Exception {
        var csv = run("hledger", "-f", file.toString(), "balance", "--flat", "-N", "-O", "csv");
        var balances = new TreeMap<String, BigDecimal>();
        BALANCE.matcher(csv).results().forEach(found -> {
            var account = found.group(1);
            balances.put(account.substring(account.lastIndexOf(':') + 1), new BigDecimal(found.group(2)));
        });
        return balances;
    }

    /** What our totals say, under the names of the journal. */
    private Map<String, BigDecimal> totals(String query) {
        var totals = new TreeMap<String, BigDecimal>();
        custodian.get("/ledger/totals.csv" + query).body().lines().skip(1).forEach(line -> {
            var fields = line.split(",");
            var name = switch (fields[0]) {
                case "(customers)" -> "Customers";
                case "(tax)" -> "Tax";
                default -> fields[0].replace(' ', '-');
            };
            var net = new BigDecimal(fields[3]);
            if (net.signum() != 0) totals.put(name, net);
        });
        assertThat(totals).hasSizeGreaterThan(5);
        return totals;
    }

    private static String run(String... command) throws Exception {
        var process = start(command);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue())
                .as(String.join(" ", command) + "\n" + output)
                .isZero();
        return output;
    }

    private static int status(String... command) throws Exception {
        var process = start(command);
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    private static Process start(String... command) throws IOException {
        var builder = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder.start();
    }
}
