package concentric.engine.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import concentric.engine.cases.CaseFile;
import concentric.engine.cases.CaseResult;
import concentric.engine.terms.Clause;
import concentric.engine.terms.Clause.Basis;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Decimal;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Party;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Promise;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Rate;
import concentric.engine.terms.Remark;
import concentric.engine.terms.Share;
import concentric.engine.terms.Source;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTextTest {

    private static final String OVEN = """
            contract "Smart oven" in EUR on payments for oven-subscription, "gift card"
              from 2026-01-01
              until 2027-01-01
              priority 50
              promise "a working oven" measured by faultHours at most 24
              promise "kind \\"words\\"" measured by Oven.reviewScore at least 4.2
              pay Cloud 0.40 per unit
              pay @unit 0.062957 per payment
              pay "Platform fund" 5 % of gross
              pay Helpers 33.3333 % of rest
              share rest: Oven 6, @unit 3, Installers 1
            """;

    private static final String SETTLED = """
            contract "Smart oven 2" in EUR on payments for oven
              from 2026-01-01
              promise "a working oven" measured by faultHours at most 24
              pay Cloud 0.40 per unit
              share rest: Oven 6, Recipes 3, Installers 1
              at close on result of Oven
                bands of activeUsers on result to "Oven pool" 1: up to 10000 0 %, up to 50000 10 %, above 20 %
                bands of total on result to A 2, B 1: above 5 %
                bonus 3 % of excess of result over 100000.00 to Recipes 2, Installers 1 when reviewScore >= 4.2 and activeUsers >= 50000, at most 20000.00
                bonus 5 % of total to A 2 (attains revenue 60 % target 500000, onTime 40 % target at most 95 % capped 110 %, cap 120 %), B 1 (attains Oven.x 100 % target 5)
                hold 2 % of rest in F for Ann until 2027-03-31 when onTime >= 95 %
                stake of Recipes with Oven 40 % at risk by revenue 60 % target 500000, onTime 40 % target 0.95, floor 70 %, cap 130 %
                share rest: Ann 1, "unit" 2
                loss: Recipes up to 60000.00, Installers up to 40000.00
              ends when revenue < 425000
            """;

    @Test
    void closingPartsReadBackAsTheyArePrinted() {
        assertThat(print(SETTLED)).isEqualTo(SETTLED);
        String members = """
                contract "Oven members" in EUR on result of Oven
                  priority 5
                  pay Ann 10 % of gross
                  share rest: Bob 1, Cid 1
                  ends when x < 5 or y > 50 %
                """;
        assertThat(print(members)).isEqualTo(members);
        String dues = """
                contract Dues in JPY on total of contract "Smart oven" paid by Oven
                  bonus 5 % of excess of total over 500 to A 1, at most 1000
                """;
        assertThat(print(dues)).isEqualTo(dues);
        assertThat(parsed(SETTLED).names())
                .containsExactly("Oven", "Cloud", "Recipes", "Installers", "Oven pool", "A", "B", "F", "Ann", "unit");
    }

    @Test
    void everyPartIsReadAndPrintedCanonically() {
        var contract = new Contract(
                "Smart oven",
                Currency.getInstance("EUR"),
                new Source.Payments(List.of("oven-subscription", "gift card")),
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2027, 1, 1),
                50,
                List.of(
                        new Promise(
                                "a working oven",
                                new Promise.Target(
                                        new Measure(null, "faultHours"),
                                        Promise.Bound.AT_MOST,
                                        new Quantity(24_000_000))),
                        new Promise(
                                "kind \"words\"",
                                new Promise.Target(
                                        new Measure("Oven", "reviewScore"),
                                        Promise.Bound.AT_LEAST,
                                        new Quantity(4_200_000)))),
                List.of(
                        new Clause.PayRate(new Party.Named("Cloud"), new Rate(400_000, Rate.Per.UNIT)),
                        new Clause.PayRate(new Party.Owner(), new Rate(62_957, Rate.Per.PAYMENT)),
                        new Clause.PayPercent(new Party.Named("Platform fund"), new Percent(50_000), Basis.GROSS),
                        new Clause.PayPercent(new Party.Named("Helpers"), new Percent(333_333), Basis.REST),
                        new Clause.ShareRest(List.of(
                                new Share(new Party.Named("Oven"), 6),
                                new Share(new Party.Owner(), 3),
                                new Share(new Party.Named("Installers"), 1)))));
        assertThat(ContractText.parse(OVEN)).isEqualTo(new Parsing.Parsed<>(contract));
        assertThat(ContractText.print(contract)).isEqualTo(OVEN);
    }

    @Test
    void layoutCommentsAndDefaultsDoNotMatter() {
        String loose = "# a comment\r\n\r\ncontract   Token in JPY on payments for all offers # here\r\n"
                + "\tpromise \"# is no comment in here\"\r\n pay A 5% of gross\r\nshare rest:A,B 2";
        assertThat(print(loose)).isEqualTo("""
                contract Token in JPY on payments for all offers
                  promise "# is no comment in here"
                  pay A 5 % of gross
                  share rest: A 1, B 2
                """);
    }

    @Test
    void receiptsContractsMayHaveNoClauseAndNameContracts() {
        String text = """
                contract Onward in KWD on receipts of Recipes from "Smart oven", Other
                  from 2026-01-01
                """;
        assertThat(print(text)).isEqualTo(text);
    }

    @Test
    void usageNamesServiceProviderAndRate() {
        String text = """
                contract Hosting in EUR on usage of "cloud hosting" by Cloud at 0.062957
                  promise "always there"
                  pay Grid 0.02 per unit
                """;
        assertThat(print(text)).isEqualTo(text);
        Contract contract = parsed(text);
        assertThat(contract.source())
                .isEqualTo(new Source.Usage("cloud hosting", "Cloud", new Rate(62_957, Rate.Per.UNIT)));
        assertThat(contract.names()).containsExactly("Cloud", "Grid");
        assertThat(contract.concernsOwner()).isFalse();
        assertThat(contract.remarks()).containsExactly(Remark.ROUNDED_PER_PAYMENT);
        assertThat(print("contract H in KWD on usage of h by C at 2")).endsWith("at 2.000\n");
    }

    @Test
    void severalContractsAreReadTogetherOrRefusedWhereOneIsAsked() {
        String two = OVEN + "contract Onward in EUR on receipts of Oven\n  pay A 1 % of gross\n";
        assertThat(ContractText.parseAll(two))
                .isInstanceOfSatisfying(
                        Parsing.Parsed.class,
                        parsed -> assertThat((List<?>) parsed.value()).hasSize(2));
        assertThat(words(two)).containsExactly("line 1, column 1: expected one contract, found 2 contracts");
        assertThat(words("# nothing\n")).containsExactly("line 1, column 1: expected “contract”, found nothing");
    }

    @Test
    void everyProblemIsReportedNotOnlyTheFirst() {
        assertThat(words("""
                contract Token in EUR on payments for token
                  from 2026-13-01
                  pay A five % of gross
                  pay B 5 % of everything
                  share rest: C x
                contract in EUR on payments for tins
                  share rest: A
                """))
                .containsExactly(
                        "line 2, column 8: expected a date such as 2026-01-31, found “2026-13-01”, which is no day of the"
                                + " calendar",
                        "line 3, column 9: expected an amount or a percentage, found “five”",
                        "line 4, column 13: expected “of gross” or “of rest”, found “of”",
                        "line 5, column 17: expected the end of the line, found “x”",
                        "line 6, column 10: expected the contract’s name, found “in”, a word of the grammar, which stands in"
                                + " quotation marks if it is a name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            pay 5 % of gross                  | column 5: expected a unit, a fund or “@unit”, found “5”
            pay A                             | column 6: expected an amount or a percentage, found the end of the line
            pay A 5                           | column 8: expected “%” or “per unit” or “per payment”, found the end of the line
            pay A 5 per                       | column 9: expected “%” or “per unit” or “per payment”, found “per”
            pay A 5 per hour                  | column 9: expected “%” or “per unit” or “per payment”, found “per”
            pay A 5 %                         | column 10: expected “of gross” or “of rest”, found the end of the line
            pay A 5 % of gross now            | column 20: expected the end of the line, found “now”
            pay A -5 % of gross               | column 7: expected a percentage, found “-5”, which is negative and must be zero or more
            pay A 5.12345 % of gross          | column 7: expected a percentage, found “5.12345”, which has 5 decimals and may have at most 4
            pay A 0.1234567 per unit          | column 7: expected an amount or a percentage, found “0.1234567”, which has 7 decimals and may have at most 6
            pay A 1e400 per unit              | column 7: expected an amount or a percentage, found “1e400”, which is not a number written in digits, with a point before the decimals
            pay A NaN per unit                | column 7: expected an amount or a percentage, found “NaN”
            pay A 9223372036854.775808 per unit | column 7: expected an amount or a percentage, found “9223372036854.775808”, which is too large, at most 9223372036854.775807
            pay A 1,5 per unit                | column 8: expected “%” or “per unit” or “per payment”, found “,”
            pay A 5. % of gross               | column 7: expected a percentage, found “5.”, which is not a number written in digits, with a point before the decimals
            pay @ B 5 % of gross              | column 7: expected “unit”, found “B”
            pay @owner 5 % of gross           | column 6: expected “unit”, found “owner”
            pay share 5 % of gross            | column 5: expected a unit, a fund or “@unit”, found “share”, a word of the grammar, which stands in quotation marks if it is a name
            pay <svg onload=alert(1)> 5 % of gross | column 5: expected a unit, a fund or “@unit”, found “<”
            pay "A 5 % of gross               | column 5: expected a closing quotation mark on the same line, found “"A 5 % of gross”
            pay "A\\n" 5 % of gross           | column 7: expected \\" or \\\\ after a backslash in quotation marks, found “\\n" 5 % of gross”
            pay "" 5 % of gross               | column 5: expected a unit, a fund or “@unit”, found an empty name
            pay " A" 5 % of gross             | column 5: expected a unit, a fund or “@unit”, found “ A”, which begins or ends with a space
            share                             | column 6: expected “rest”, found the end of the line
            share rest A                      | column 12: expected “:”, found “A”
            share rest:                       | column 12: expected a unit, a fund or “@unit”, found the end of the line
            share rest: A,                    | column 15: expected a unit, a fund or “@unit”, found the end of the line
            share rest: A 1 B 2               | column 17: expected the end of the line, found “B”
            share rest: A 0                   | column 15: expected a weight from 1 to 1000000, found “0”
            share rest: A 1000001             | column 15: expected a weight from 1 to 1000000, found “1000001”
            share rest: A 1.5                 | column 15: expected a weight from 1 to 1000000, found “1.5”, which has decimals and must be a whole number
            from 20011-01-01                  | column 6: expected a date such as 2026-01-31, found “20011-01-01”, which is no day of the calendar
            from +20011-01-01                 | column 6: expected a date such as 2026-01-31, found “+20011-01-01”, which is no day of the calendar
            from 2026-02-29                   | column 6: expected a date such as 2026-01-31, found “2026-02-29”, which is no day of the calendar
            until soon                        | column 7: expected a date such as 2026-01-31, found “soon”
            until 2026-01-01 2027             | column 18: expected the end of the line, found “2027”
            priority -1                       | column 10: expected a priority from 0 to 1000000, found “-1”, which is negative and must be zero or more
            priority 1000001                  | column 10: expected a priority from 0 to 1000000, found “1000001”
            promise kept                      | column 9: expected a promise in quotation marks, found “kept”
            promise "kept" by faults          | column 16: expected the end of the line, found “by”
            promise "kept" measured by        | column 27: expected a measure, found the end of the line
            promise "kept" measured by x      | column 29: expected “at most” or “at least”, found the end of the line
            promise "kept" measured by x. at most 2 | column 31: expected a measure, found “at”, a word of the grammar, which stands in quotation marks if it is a name
            promise "kept" measured by x at most | column 37: expected a threshold, found the end of the line
            promise "kept" measured by x at most 5 % | column 40: expected the end of the line, found “%”
            hold                              | column 5: expected a percentage, found the end of the line
            hold 5 of gross in F for X until 2027-03-31 | column 8: expected “%”, found “of”
            hold 5 % in F for X until 2027-03-31 | column 10: expected “of gross” or “of rest”, found “in”
            hold 5 % of gross for X until 2027-03-31 | column 19: expected “in”, found “for”
            hold 5 % of gross in @unit for X until 2027-03-31 | column 22: expected a fund, found “@”
            hold 5 % of gross in F until 2027-03-31 | column 24: expected “for”, found “until”
            hold 5 % of gross in F for X      | column 29: expected “until”, found the end of the line
            hold 5 % of gross in F for X until 2027-02-29 | column 36: expected a date such as 2026-01-31, found “2027-02-29”, which is no day of the calendar
            hold 5 % of gross in F for X until 2027-03-31 if a < 3 | column 47: expected the end of the line, found “if”
            hold 5 % of gross in F for X until 2027-03-31 when a.b.c < 3 | column 55: expected “<” or “<=” or “>” or “>=”, found “.”
            hold 5 % of gross in F for X until 2027-03-31 when a < -3 | column 56: expected a number or a percentage, found “-3”, which is negative and must be zero or more
            hold 5 % of gross in F for X until 2027-03-31 when a < 3 or | column 60: expected a measure, found the end of the line
            at close                          | column 9: expected “on”, found the end of the line
            at close on payments for token    | column 13: expected “result of” or “total of”, found “payments”
            at close on total of token        | column 22: expected “unit” or “offer” or “contract”, found “token”
            bonus 3 % of result to A          | column 1: expected “bonus” only after “at close on”, found “bonus”
            share rest: A 2 (attains x 100 % target 5) | column 17: expected “(attains …)” only after “at close on”, found “(”
            ends revenue < 3                  | column 6: expected “when”, found “revenue”
            ends when                         | column 10: expected a measure, found the end of the line
            donate A 5 %                      | column 1: expected “from” or “until” or “priority” or “promise” or “pay” or “hold” or “share rest” or “at close on” or “ends when”, found “donate”
            ÄÖ 𝄞 "                            | column 1: expected “from” or “until” or “priority” or “promise” or “pay” or “hold” or “share rest” or “at close on” or “ends when”, found “ÄÖ”
            """)
    void everyKindOfMistakeInALine(String line, String words) {
        assertThat(words("contract Token in EUR on payments for token\n" + line + "\nshare rest: Z"))
                .containsExactly("line 2, " + words);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            Token in EUR on payments for token    | column 1: expected “contract”, found “Token”
            contract                              | column 9: expected the contract’s name, found the end of the line
            contract Token                        | column 15: expected “in”, found the end of the line
            contract Token in                     | column 18: expected a currency such as EUR, found the end of the line
            contract Token in "EUR" on payments   | column 19: expected a currency such as EUR, found “"EUR"”
            contract Token in eur on payments     | column 19: expected a currency such as EUR, found “eur”, which is not a currency of ISO 4217
            contract Token in XXX on payments     | column 19: expected a currency such as EUR, found “XXX”, which is not a currency of ISO 4217
            contract Token in EUR                 | column 22: expected “on”, found the end of the line
            contract Token in EUR on              | column 25: expected “payments for” or “receipts of” or “usage of” or “result of” or “total of”, found the end of the line
            contract Token in EUR on money        | column 26: expected “payments for” or “receipts of” or “usage of” or “result of” or “total of”, found “money”
            contract Token in EUR on payments     | column 34: expected “for”, found the end of the line
            contract Token in EUR on payments for | column 38: expected “all offers” or an offer’s name, found the end of the line
            contract Token in EUR on payments for all | column 39: expected “all offers” or an offer’s name, found “all”, a word of the grammar, which stands in quotation marks if it is a name
            contract Token in EUR on payments for a b | column 41: expected the end of the line, found “b”
            contract Token in EUR on receipts A   | column 35: expected “of”, found “A”
            contract Token in EUR on receipts of A from | column 44: expected a contract’s name, found the end of the line
            contract Token in EUR on usage hosting by A at 0.1 | column 32: expected “of”, found “hosting”
            contract Token in EUR on usage of hosting at 0.1 | column 43: expected “by”, found “at”
            contract Token in EUR on usage of hosting by A | column 47: expected “at”, found the end of the line
            contract Token in EUR on usage of hosting by A at 0.1 per unit | column 55: expected the end of the line, found “per”
            contract Token in EUR on result A     | column 33: expected “of”, found “A”
            contract Token in EUR on total of A   | column 35: expected “unit” or “offer” or “contract”, found “A”
            contract 5 in EUR on receipts of A    | column 10: expected the contract’s name, found “5”
            """)
    void everyKindOfMistakeInTheHeading(String line, String words) {
        assertThat(words("\n" + line + "\nshare rest: Z")).containsExactly("line 2, " + words);
    }

    @Test
    void whatAContractMayNotSayIsPlacedAtItsClause() {
        assertThat(words("""
                contract Token in EUR on payments for token, tins, token
                  from 2026-02-01
                  until 2026-02-01

                  pay A 60 % of gross
                    pay B 60 % of gross
                  pay C 101 % of rest
                  share rest: D, D
                  pay E 5 % of gross
                """))
                .containsExactly(
                        "line 1, column 1: expected a “from” before the “until”, found “from 2026-02-01”, “until 2026-02-01”",
                        "line 1, column 1: expected each offer once, found “token” twice",
                        "line 6, column 5: expected percents of gross that add up to at most 100 %, found “120 %”",
                        "line 7, column 3: expected at most 100 % of rest, found “101 %”",
                        "line 8, column 3: expected each party once, found “D” twice",
                        "line 9, column 3: expected nothing after “share rest”, found a clause after it");
        assertThat(words("contract T in EUR on receipts of A from X, X\npay @unit 1 per unit\n share rest: A"))
                .containsExactly(
                        "line 1, column 1: expected each contract once, found “X” twice",
                        "line 2, column 1: expected a name: “@unit” is for contracts on payments, found “@unit”",
                        "line 3, column 2: expected another party: what is not taken stays with “A”, found “A → A”, a cycle");
        assertThat(words("contract T in EUR on payments for token\npay A 922337203685477.5807 % of gross"))
                .hasSize(2);
    }

    @Test
    void contractsAndTheirClausesKeepTheirPlaces() {
        assertThat(ContractText.parsePlaced(
                        "# first\n" + OVEN + " contract B in EUR on receipts of Oven\n  pay A 1 per unit"))
                .isInstanceOfSatisfying(
                        Parsing.Parsed.class,
                        parsed -> assertThat((List<?>) parsed.value())
                                .extracting("heading", "clauses")
                                .containsExactly(
                                        tuple(
                                                new Place(2, 1),
                                                IntStream.rangeClosed(8, 12)
                                                        .mapToObj(line -> new Place(line, 3))
                                                        .toList()),
                                        tuple(new Place(13, 2), List.of(new Place(14, 3)))));
    }

    @Test
    void whatIsTypedIsShownAndNeverReadAsAPattern() {
        assertThat(words("contract Token in EUR on payments for token\n share rest: A \"{0} {1} it's {\""))
                .containsExactly("line 2, column 16: expected the end of the line, found “\"{0} {1} it's {\"”");
    }

    @Test
    void settingsAreGivenOnce() {
        assertThat(words(OVEN.replace("priority 50", "from 2026-01-02")))
                .containsExactly("line 4, column 3: expected “from” only once in a contract, found “from”");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\0", "\u0001", "\u007f", "\u202e", "\u2028", "\ud800"})
    void controlCharactersAreRefusedEverywhere(String control) {
        String heading = "contract Token in EUR on payments for token\n";
        assertThat(words(heading + "share rest: \"A" + control + "B\""))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("line 2, column 13: ")
                .contains("control character");
        assertThat(words(heading + "share rest: " + control))
                .containsExactly(
                        "line 2, column 13: expected no control character, found “" + Decimal.shown(control) + "”");
        assertThat(words(heading + "share rest: A # " + control))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("line 2, column 17: expected no control character");
    }

    @Test
    void sizesAreLimited() {
        String heading = "contract Token in EUR on payments for token\n";
        assertThat(words("#".repeat(ContractText.LONGEST + 1)))
                .containsExactly("line 1, column 1: expected at most 2000000 characters, found 2000001 characters");
        assertThat(words(heading + "share rest: " + "A".repeat(201)))
                .singleElement()
                .asString()
                .endsWith("A…”, which has 201 characters, at most 200 are allowed");
        assertThat(words(heading + "pay A 0 per unit\n".repeat(500) + "share rest: A"))
                .containsExactly("line 1, column 1: expected at most 500 clauses, found 501 clauses");
        String parties = String.join(
                ", ", IntStream.rangeClosed(0, 1000).mapToObj(i -> "P" + i).toList());
        assertThat(words(heading + "share rest: " + parties))
                .containsExactly("line 2, column 1: expected at most 1000 parties, found 1001 parties");
        assertThat(words("x\n".repeat(1000))).hasSize(ContractText.MOST_PROBLEMS);
    }

    @Test
    void damagedTextsAreReadOrRefusedAndNeverThrow() {
        String hold =
                "hold 5 % of gross in F for @unit until 2027-03-31 when Oven.r < 85 % of 5.00 and s >= 95 % or t > 3\n";
        String casefile = OVEN.replace("  share", hold + "  share")
                + "contract Hosting in EUR on usage of hosting by Cloud at 0.062957\npay Grid 1 % of rest\n"
                + SETTLED + "contract Dues in EUR on total of unit Oven\npay Ann 1 % of gross\n"
                + "offer oven-subscription of Oven\npayment 9.99 for oven-subscription quantity 2 tax 1 on 2026-03-01 as p1\n"
                + "refund 3.00 of p1 quantity 1 tax 0.5 on 2026-03-02\nusage 12.5 of hosting by Oven on 2026-03-01\n"
                + "cost 3.00 of Oven\nmeasure Oven.revenue 400000\nmeasure Oven.onTime 0.9\nclose 2026-03\n"
                + "expect refused \"x\"\nfund F of Oven\nexpect\n  Oven 5.45\n  \"(tax)\" 1.00 EUR\n";
        for (long seed = 1; seed <= 10_000; seed++) {
            String damaged = damaged(casefile, new Random(seed));
            try {
                if (ContractText.parseAll(damaged)
                        instanceof Parsing.Parsed<List<Contract>>(List<Contract> contracts)) {
                    assertThat(contracts.stream().map(ContractText::print).map(ContractTextTest::parsed))
                            .isEqualTo(contracts);
                }
                assertThat(CaseFile.run("damaged", damaged)).isInstanceOf(CaseResult.class);
            } catch (Throwable thrown) {
                throw new AssertionError("seed " + seed + ":\n" + damaged, thrown);
            }
        }
    }

    private static String damaged(String text, Random random) {
        var damaged = new StringBuilder(text);
        String pool = "\"\\#:,.%@<>()\n\r\t\0 059-+eE_/äß𝄞";
        for (int edits = 1 + random.nextInt(6); edits > 0 && damaged.length() > 2; edits--) {
            int at = random.nextInt(damaged.length() - 1);
            switch (random.nextInt(4)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, pool.charAt(random.nextInt(pool.length())));
                case 2 -> damaged.insert(at, text, at / 2, Math.min(text.length(), at / 2 + random.nextInt(40)));
                default -> damaged.delete(at, Math.min(damaged.length(), at + random.nextInt(30)));
            }
        }
        return damaged.toString();
    }

    static Contract parsed(String text) {
        return switch (ContractText.parse(text)) {
            case Parsing.Parsed<Contract>(Contract contract) -> contract;
            case Parsing.Refused<Contract> refused -> throw new AssertionError(refused.toString());
        };
    }

    static String print(String text) {
        return switch (ContractText.parse(text)) {
            case Parsing.Parsed<Contract>(Contract contract) -> ContractText.print(contract);
            case Parsing.Refused<Contract>(List<Problem> problems) -> problems.toString();
        };
    }

    private static List<String> words(String text) {
        return switch (ContractText.parse(text)) {
            case Parsing.Parsed<Contract> parsed -> List.of();
            case Parsing.Refused<Contract>(List<Problem> problems) ->
                problems.stream().map(Problem::words).toList();
        };
    }
}
