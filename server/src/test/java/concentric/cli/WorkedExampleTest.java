package concentric.cli;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.Ovens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The worked example by the command line alone, on a data folder whose program does not run")
@TestMethodOrder(OrderAnnotation.class)
class WorkedExampleTest {

    @TempDir
    static Path folder;

    @Test
    @Order(1)
    @DisplayName("an organisation with its custodian is set up")
    void setUp() throws IOException {
        var password = Files.writeString(folder.resolve("password"), "correct horse battery\n");

        var run = onData(
                "setup",
                "--name",
                "Ovens",
                "--zone",
                "Europe/Berlin",
                "--currency",
                "EUR",
                "--login",
                "ann@ovens.example",
                "--password-file",
                password);

        assertThat(run).isEqualTo(new CommandLineRun(0, "", "Ovens is set up in " + data() + ".\n"));
    }

    @Test
    @Order(2)
    @DisplayName("units come in; a line that can’t is named with file, line and field, and written out: status 1")
    void units() throws IOException {
        var file = file("units.csv", """
                unit,name,kind
                Oven,Oven,user-facing
                Recipes,Recipes,node
                Installers,Installers,node
                Nobody,Nobody,boss
                Cloud,Cloud,node
                Kitchen lab,Kitchen lab,node
                Data centre partner,Data centre partner,partner
                """);
        var rejected = folder.resolve("rejected.csv");

        var run = onData("import", "units", file, "--rejected", rejected);

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines())
                .contains(file + ": 6 taken, 1 rejected, 0 set aside, of 7 lines")
                .anyMatch(line -> line.startsWith(file + ":5: kind: "));
        assertThat(Files.readAllLines(rejected)).hasSize(2).last().asString().startsWith("5,kind,");
    }

    @Test
    @Order(4)
    @DisplayName("fund, offer, contracts and payment come in: status 0")
    void everythingElse() throws IOException {
        var funds = onData("import", "funds", file("funds.csv", "fund,name,unit\nPlatform fund,Platform fund,Cloud\n"));
        var offers = onData("import", "offers", file("offers.csv", "offer,unit\noven-subscription,Oven\n"));
        var contracts = onData("import", "contracts", "--sign", file("ovens.contracts", Ovens.CONTRACTS));
        var payments = onData("import", "payments", file("payments.csv", """
                source,external_id,offer,customer,segment,amount,currency,quantity,occurred_at,tax
                shop,p1,oven-subscription,ann,,9.99,EUR,1,2026-01-15,0
                """));

        assertThat(Stream.of(funds, offers, contracts, payments))
                .allSatisfy(run -> assertThat(run.status()).as(run.err()).isZero());
        assertThat(contracts.err()).contains("Smart oven: ");
        assertThat(payments.err()).contains("payments.csv: 1 taken, 0 rejected, 0 set aside, of 1 lines");
    }

    @Test
    @Order(5)
    @DisplayName("the totals are the seven figures, as CSV and nothing else on the standard output")
    void totals() {
        var run = onData("totals", "--from", "2026-01-01", "--to", "2026-01-31", "--currency", "EUR");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("""
                party,received,paid,net
                (customers),0.00,9.99,-9.99
                Cloud,0.40,0.13,0.27
                Data centre partner,0.13,0.00,0.13
                Installers,0.91,0.00,0.91
                Kitchen lab,0.41,0.00,0.41
                Oven,5.45,0.00,5.45
                Platform fund,0.50,0.00,0.50
                Recipes,2.73,0.41,2.32
                """);
    }

    @Test
    @Order(6)
    @DisplayName("every posting of the payment is explained in a sentence: status 0")
    void explain() {
        var run = onData("explain", "shop", "p1");

        assertThat(run.status()).isZero();
        assertThat(run.out().lines())
                .hasSize(8)
                .startsWith("shop p1: 9.99 EUR for oven-subscription, quantity 1, on 2026-01-14T23:00:00Z")
                .contains("  (customers) → Platform fund: 0.50 EUR. Smart oven, clause 2: "
                        + "5 % of 9.99 gross is 0.4995, rounded half to even to 0.50");
    }

    @Test
    @Order(7)
    @DisplayName("refunds and usage come in; a line that can’t is named: status 1")
    void refundsAndUsage() throws IOException {
        var hosting = onData(
                "import",
                "contracts",
                "--sign",
                file(
                        "hosting.contracts",
                        "contract Hosting in EUR on usage of hosting by Cloud at 0.062957\n  from 2026-01-01\n"));
        var refunds = onData("import", "refunds", file("refunds.csv", """
                source,external_id,payment_source,payment_external_id,amount,currency,quantity,occurred_at,tax
                shop,r1,shop,p1,3.00,EUR,,2026-01-20,
                shop,r2,shop,p1,7.00,EUR,,2026-01-20,
                """));
        var usage = onData("import", "usage", file("usage.csv", """
                source,external_id,service,consumer,quantity,occurred_at
                meter,u1,hosting,Oven,12.5,2026-01-31
                """));

        assertThat(hosting.status()).as(hosting.err()).isZero();
        assertThat(refunds.status()).isEqualTo(1);
        assertThat(refunds.err().lines())
                .anyMatch(line -> line.endsWith("refunds.csv: 1 taken, 1 rejected, 0 set aside, of 2 lines"))
                .anyMatch(line -> line.endsWith(
                        "refunds.csv:3: amount: 7.00 is more than the 6.99 that is left of the payment."));
        assertThat(usage.status()).as(usage.err()).isZero();
    }

    @Test
    @Order(8)
    @DisplayName("what was given back and what is left is told of the payment; a refund’s postings bear their signs")
    void explainRefundsAndUsage() {
        assertThat(onData("explain", "shop", "p1").out().lines())
                .endsWith(
                        "  given back: 3.00 EUR, quantity 0, as shop r1, on 2026-01-19T23:00:00Z",
                        "  left: 6.99 EUR, quantity 1");
        assertThat(onData("explain", "shop", "r1").out().lines())
                .startsWith("shop r1: 3.00 EUR given back of number 1, quantity 0, on 2026-01-19T23:00:00Z")
                .anyMatch(
                        line -> line.startsWith("  Recipes → Kitchen lab: -0.13 EUR. Recipe content, clause 1: before"))
                .endsWith("  left: 6.99 EUR, quantity 1");
        assertThat(onData("explain", "meter", "u1").out().lines())
                .containsExactly(
                        "meter u1: 12.5 of hosting by Oven, on 2026-01-30T23:00:00Z",
                        "  costs 0.79 EUR: 0.062957 per unit for 12.5 is 0.7869625, rounded half to even to 0.79",
                        "  Oven → Cloud: 0.79 EUR. Hosting, rest: 0.79 is left of 0.79",
                        "  Cloud → Data centre partner: 0.26 EUR. Run costs, clause 1: 33.3333 % of 0.79 gross is"
                                + " 0.26333307, rounded half to even to 0.26");
        var nothing = onData("explain", "shop", "nobody");
        assertThat(nothing.status()).isEqualTo(1);
        assertThat(nothing.err()).contains("There is no payment, refund or usage shop nobody.");
    }

    @Test
    @Order(9)
    @DisplayName("the ledger proves itself: status 0")
    void verify() {
        var run = onData("verify", "--full");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Everything agrees.");
    }

    private static Path data() {
        return folder.resolve("data");
    }

    private static CommandLineRun onData(Object... arguments) {
        return CommandLineRun.of(
                Stream.concat(Stream.of(arguments), Stream.of("--data", data())).toArray());
    }

    private static Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
