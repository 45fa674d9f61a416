package concentric.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CaseFilesTest {

    private static final Path CASES = Path.of("cases");

    @TestFactory
    Stream<DynamicTest> everyCase() throws IOException {
        return files().stream()
                .map(file -> DynamicTest.dynamicTest(
                        file.getFileName().toString(),
                        () -> assertThat(run(file)).isInstanceOf(CaseResult.Passed.class)));
    }

    @Test
    void everyCaseSaysWhichSentenceItTests() throws IOException {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(200);
        assertThat(files()).allSatisfy(file -> assertThat(read(file)).startsWith("# "));
    }

    @Test
    void whatACloseDoesNotSayIsReported() {
        assertThat(failures("payment 1.00 for token\nclose\nexpect said \"stays open\""))
                .containsExactly("line 5, column 1: expected the last close to say “stays open”, found nothing");
        assertThat(words("contract T in EUR on payments for tea\nshare rest: A\nends when x > 1\npayment 1.00 for tea\n"
                        + "close\nexpect said \"stays\""))
                .containsExactly(
                        "line 6, column 1: expected the last close to say “stays”, found contract T ends or goes"
                                + " on: x is missing");
        assertThat(failures("close\nexpect said stays"))
                .containsExactly("line 4, column 13: expected a part of a sentence in quotation marks, found “stays”");
    }

    @Test
    void aWrongAmountIsReportedWithItsPlace() {
        String wrong = read(CASES.resolve("01-worked-example.case")).replace("Oven 5.45", "Oven 5.46");
        assertThat(CaseFile.run("wrong", wrong))
                .isEqualTo(
                        new CaseResult.Failed("wrong", List.of(new Difference(23, 3, "Oven", "5.46 EUR", "5.45 EUR"))));
        assertThat(new Difference(23, 3, "Oven", "5.46 EUR", "5.45 EUR").words())
                .isEqualTo("line 23, column 3: Oven: expected 5.46 EUR, found 5.45 EUR");
    }

    @Test
    void aRefusalThatDoesNotComeIsReported() {
        assertThat(failures("payment 1.00 for token\nexpect refused \"too much\""))
                .containsExactly("line 4, column 1: expected refusal with “too much”, found no refusal");
    }

    @Test
    void aRefusalThatNobodyExpectsIsReported() {
        assertThat(failures("payment 1.001 for token\nexpect\nA 0.00"))
                .containsExactly("line 3, column 9: expected an amount in EUR, found “1.001”, which has 3 decimals and"
                        + " may have at most 2");
        assertThat(failures("payment 1.00 for nothing"))
                .containsExactly("line 3, column 18: expected a known offer, found unknown offer nothing");
    }

    @Test
    void aRefusalWithAnotherMessageIsReported() {
        assertThat(failures("payment 1.00 for nothing\nexpect refused \"no tax\""))
                .containsExactly("line 4, column 1: expected refusal with “no tax”, found line 3, column 18: expected"
                        + " a known offer, found unknown offer nothing");
    }

    @Test
    void refusedContractsAreReportedOnceAndNothingElse() {
        assertThat(failures("contract Token in EUR on payments for token\npayment 1.00 for token\nexpect\nA 3.00"))
                .containsExactly("line 3, column 1: expected “share rest” at the end of a contract on payments,"
                        + " found no clause");
        assertThat(failures("contract More in EUR on payments for token\nshare rest: A\npayment 1.00 for token"))
                .containsExactly("line 1, column 1: expected contracts that can be in force, found two"
                        + " contracts for one offer: Token and More both share payments for token, always");
    }

    @Test
    void paymentsUnderRefusedContractsAreReported() {
        assertThat(failures("contract Token in EUR on payments for token\nexpect refused \"rest\"\nexpect\nA 3.00"))
                .containsExactly("line 6, column 1: expected contracts in force, found refused contracts");
    }

    @Test
    void aCaseWithoutExpectationTestsNothing() {
        assertThat(failures("payment 1.00 for token"))
                .containsExactly("line 1, column 1: expected at least one expectation, found none");
    }

    @Test
    void linesThatCannotBeUnderstoodAreReported() {
        assertThat(failures("unit A\npaymnt 1.00 for token"))
                .containsExactly(
                        "line 4, column 1: expected unit, fund, person, offer, payment, refund, usage, cost, measure,"
                                + " close or expect, found “paymnt”");
        assertThat(failures("unit A\ncontract B in EUR on payments for tins"))
                .containsExactly("line 4, column 1: expected contracts only before all other lines, found “contract”");
        assertThat(failures("expect\nB 1.00\nA x\nA 1.00 EUR EUR\nA 0.00 USD"))
                .containsExactly(
                        "line 4, column 1: expected a known party, found unknown party B",
                        "line 5, column 3: expected an amount, found “x”",
                        "line 6, column 12: expected the end of the line, found “EUR”");
        assertThat(failures("expect now\nA 0.00"))
                .containsExactly("line 3, column 8: expected the end of the line, found “now”");
    }

    @Test
    void anUnownedOfferCannotPayItsOwner() {
        assertThat(
                        words(
                                "contract T in EUR on payments for tea\nshare rest: @unit\npayment 1.00 for tea\nexpect\nA 1.00"))
                .containsExactly("line 1, column 1: expected contracts that can be in force, found contract T"
                        + " pays @unit, and no unit owns offer tea");
    }

    @Test
    void severalCurrenciesMustBeNamed() {
        assertThat(words(
                        "contract T in EUR on payments for tea\nshare rest: A\ncontract U in USD on payments for tins\n"
                                + "share rest: A\nexpect\nA 0.00"))
                .containsExactly("line 6, column 7: expected a currency, because the contracts have several, found"
                        + " the end of the line");
    }

    @Test
    void amountsThatDoNotAddUpToALongAreRefusedAndChangeNothing() {
        String most = "92233720368547758.07";
        assertThat(CaseFile.run(
                        "large",
                        "contract T in EUR on payments for tea\nshare rest: A\npayment " + most
                                + " for tea\npayment 0.01 for tea\nexpect refused \"overflow\"\nexpect\nA " + most))
                .isEqualTo(new CaseResult.Passed("large", 2, List.of()));
    }

    @Test
    void aTextThatIsTooLongIsRefused() {
        assertThat(words("#".repeat(2_000_001)))
                .containsExactly("line 1, column 1: expected at most 2000000 characters, found 2000001 characters");
    }

    private static List<String> failures(String lines) {
        return words("contract Token in EUR on payments for token\nshare rest: A\n" + lines);
    }

    private static List<String> words(String text) {
        return switch (CaseFile.run("case", text)) {
            case CaseResult.Passed passed -> List.of();
            case CaseResult.Failed(String name, List<Difference> differences) ->
                differences.stream().map(Difference::words).toList();
        };
    }

    private static CaseResult run(Path file) {
        return CaseFile.run(file.getFileName().toString(), read(file));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            return files.filter(file -> file.toString().endsWith(".case"))
                    .sorted()
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
