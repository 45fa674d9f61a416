package concentric.payouts;

import static org.assertj.core.api.Assertions.assertThat;

import concentric.ApplicationTest;
import concentric.Browser;
import concentric.MovableClock;
import concentric.OvenShop;
import concentric.TablesOwner;
import concentric.ledger.Account;
import concentric.ledger.Ledger;
import concentric.ledger.Period;
import concentric.ledger.Proofs;
import concentric.platform.Parties;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What people and partners have is paid out: who enters what, what is fixed when, and what is posted, once. */
@DisplayName("Payouts")
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class PayoutsTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

    /** Of the documentation of the banks' own standards; nobody's. */
    private static final String GERMAN = "DE89 3704 0044 0532 0130 00";

    private static final String FRENCH = "FR1420041010050500013M02606";
    private static final String TURKISH = "TR330006100519786457841326";

    private final int port;
    private final MovableClock clock;
    private final Ledger ledger;
    private final Proofs proofs;
    private final Parties parties;
    private final TablesOwner owner;
    private final Map<String, Browser> browsers = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private OvenShop shop;

    PayoutsTest(
            @LocalServerPort int port,
            MovableClock clock,
            Ledger ledger,
            Proofs proofs,
            Parties parties,
            TablesOwner owner) {
        this.port = port;
        this.clock = clock;
        this.ledger = ledger;
        this.proofs = proofs;
        this.parties = parties;
        this.owner = owner;
        this.shop = OvenShop.none(port);
    }

    @BeforeAll
    void organisation() {
        clock.set(Instant.parse("2026-05-20T09:00:00Z"));
        shop = OvenShop.found(port);
        shop.accepted("/api/units", "{\"unit\":\"Carriage\",\"name\":\"Carriage\",\"kind\":\"partner\"}");
        for (var person : List.of("pia", "pete", "paula", "poor", "gone", "dora", "race", "yen", "half")) {
            shop.accepted("/api/people", "{\"person\":\"%s\",\"name\":\"%s\"}".formatted(person, person));
        }
        has("Carriage", "200.00", "EUR");
        has("Oven", "900.00", "EUR");
        earned();
        shop.accepted("/api/memberships", "{\"unit\":\"Carriage\",\"person\":\"dora\",\"from\":\"2026-01-01\"}");
        assertThat(shop.post("/api/spokespersons", """
                        {"unit":"Carriage","person":"dora","choice":"choose"}""").status()).isEqualTo(200);
        for (var person : List.of("pia", "pete", "paula", "poor", "gone", "dora", "race", "yen", "half"))
            account(person);
        shop.accepted("/api/payout-account", """
                {"holder":"Ofen & Söhne GmbH","iban":"%s","bic":"COBADEFFXXX"}""".formatted(GERMAN));
    }

    @BeforeEach
    void day() {
        clock.set(Instant.parse("2026-05-20T09:00:00Z"));
    }

    private void has(String party, String amount, String currency) {
        var opening = shop.accepted("/api/transfers", """
                {"to":"%s","amount":{"amount":"%s","currency":"%s"},"day":"2026-03-01","reason":"Before"}""".formatted(party, amount, currency));
        assertThat(shop.post(opening.location() + "/sign", "").status()).isEqualTo(200);
    }

    /** Each person has what a close gave: by weights that are the cents. */
    private void earned() {
        shop.accepted("/api/offers", "{\"code\":\"tea\",\"unit\":\"Recipes\"}");
        var contracts = shop.custodian.apiText("/api/contracts?sign=true", shop.token, """
                contract "Ovens" in EUR on payments for oven-subscription
                  from 2026-01-01
                  promise "p"
                  share rest: Oven

                contract "Tea" in JPY on payments for tea
                  from 2026-01-01
                  promise "p"
                  share rest: Recipes

                contract "Members" in EUR on result of Oven
                  from 2026-01-01
                  promise "p"
                  share rest: pia 12000, pete 5000, paula 3000, gone 1234, dora 7000, race 10000, half 800

                contract "Tea members" in JPY on result of Recipes
                  from 2026-01-01
                  promise "p"
                  share rest: yen
                """);
        assertThat(contracts.status()).as(contracts.body()).isEqualTo(201);
        shop.accepted("/api/payments", OvenShop.payment("earned", "390.34", "0.00"));
        shop.accepted("/api/payments", """
                {"source":"shop","externalId":"tea","offer":"tea","amount":{"amount":"1000","currency":"JPY"},
                 "occurredAt":"2026-03-01"}""");
        var preview = shop.get("/api/closes/2026-03").body();
        var seen = Pattern.compile("\"fingerprint\":(\"[0-9a-f]+\")").matcher(preview);
        assertThat(seen.find()).as(preview).isTrue();
        shop.accepted("/api/closes/2026-03", "{\"fingerprint\":" + seen.group(1) + "}");
    }

    private void account(String person) {
        shop.custodian.post("/people-accounts", "person", person, "login", person, "password", Browser.PASSWORD);
        var browser = Browser.signedIn(port, person);
        browsers.put(person, browser);
        tokens.put(person, browser.ownToken("all", "read", "record", "manage"));
    }

    private Browser of(String person) {
        return Objects.requireNonNull(browsers.get(person));
    }

    /** Signed in just now: time jumps, and sessions end. */
    private Browser page(String person) {
        return Browser.signedIn(port, person);
    }

    private Browser.Answer call(String person, String verb, String path, String json) {
        return of(person).api(verb, path, Objects.requireNonNull(tokens.get(person)), json);
    }

    private Browser.Answer enter(String person, String payee, String holder, String iban) {
        return call(person, "POST", "/api/bank-accounts", """
                {"payee":"%s","holder":"%s","iban":"%s"}""".formatted(payee, holder, iban));
    }

    private void banked(String person) {
        assertThat(enter(person, "", person, GERMAN).status()).isEqualTo(201);
    }

    private Browser.Answer draw(String day, String... payeesAndAmounts) {
        var lines = IntStream.range(0, payeesAndAmounts.length / 2)
                .mapToObj(i -> "{\"payee\":\"%s\",\"amount\":\"%s\"}"
                        .formatted(payeesAndAmounts[2 * i], payeesAndAmounts[2 * i + 1]))
                .toList();
        return shop.post("/api/payouts", """
                {"currency":"EUR","day":"%s","lines":[%s]}""".formatted(day, String.join(",", lines)));
    }

    private long drawn(String day, String... payeesAndAmounts) {
        var answer = draw(day, payeesAndAmounts);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return id(answer.body());
    }

    private static long id(String body) {
        var id = ID.matcher(body);
        assertThat(id.find()).as(body).isTrue();
        return Long.parseLong(id.group(1));
    }

    private long balance(String code) {
        var party = parties.find(code).orElseThrow().id();
        return ledger.totals(Period.ALWAYS).stream()
                .filter(total -> Objects.equals(total.account().party(), party))
                .filter(total -> total.account().currency().equals(EUR))
                .mapToLong(total -> total.net())
                .sum();
    }

    private long paidOut() {
        return ledger.totals(Period.ALWAYS).stream()
                .filter(total -> total.account().kind() == Account.Kind.PAYOUT)
                .filter(total -> total.account().currency().equals(EUR))
                .mapToLong(total -> total.net())
                .sum();
    }

    private void proves() {
        for (var full : List.of(false, true)) {
            assertThat(proofs.verify(full).differences()).isEmpty();
        }
        var net = ledger.totals(Period.ALWAYS).stream()
                .filter(total -> total.account().currency().equals(EUR))
                .mapToLong(total -> total.net())
                .sum();
        assertThat(net).isZero();
    }

    @Test
    @DisplayName("a bank account is entered and seen by its owner alone; a partner’s by whoever speaks for it")
    void bankAccounts() {
        assertThat(enter("pete", "", "Pete", FRENCH).body()).contains(FRENCH, "\"payee\":\"pete\"");
        assertThat(enter("dora", "Carriage", "Carriage Ltd", GERMAN).status()).isEqualTo(201);
        assertThat(call("dora", "GET", "/api/bank-accounts", "").body()).contains("Carriage Ltd");
        // Nobody else's: not another person's, not a partner's, not a unit's of one's own organisation.
        assertThat(enter("pete", "pia", "Pia", FRENCH).status()).isEqualTo(404);
        assertThat(enter("pete", "Carriage", "Pete", FRENCH).status()).isEqualTo(404);
        assertThat(enter("pete", "Oven", "Pete", FRENCH).status()).isEqualTo(404);
        assertThat(enter("pete", "nobody-at-all", "Pete", FRENCH).status()).isEqualTo(404);
        assertThat(page("pete").get("/bank-account?payee=pia").status()).isEqualTo(404);
        assertThat(page("pete").get("/bank-account?payee=Carriage").status()).isEqualTo(404);
        assertThat(call("pete", "GET", "/api/bank-accounts", "").body()).doesNotContain("Carriage");
        // The custodian enters the organisation's, and nobody else's.
        assertThat(shop.post("/api/bank-accounts", """
                        {"payee":"pete","holder":"x","iban":"%s"}""".formatted(GERMAN)).status())
                .isEqualTo(404);
        assertThat(call("pete", "POST", "/api/payout-account", "{}").status()).isEqualTo(403);
        assertThat(page("pete").get("/bank-account").body()).contains("FR14 2004 1010 0505 0001 3M02 606");
        // A change is a new row; the one before stays, with its last digits.
        assertThat(page("pete")
                        .post("/bank-account", "holder", "Pete", "iban", GERMAN, "bic", "")
                        .location())
                .isEqualTo("/payouts/mine");
        assertThat(page("pete").get("/bank-account").body()).contains("DE89 3704 0044 0532 0130 00", "FR … 2606");
    }

    @Test
    @DisplayName("the number of a bank account is in no act and on no list")
    void masked() {
        banked("half");
        var journal = page("ann").get("/journal?noun=bank-account").body();
        assertThat(journal).contains("entered the bank account of").doesNotContain("370400440532013000");
        assertThat(shop.get("/api/payees?limit=200").body())
                .contains("DE … 3000")
                .doesNotContain("DE8937");
        assertThat(new Iban("DE89370400440532013000").toString()).isEqualTo("DE … 3000");
    }

    @Test
    @DisplayName("numbers of bank accounts are checked: digits, length, country")
    void wrongNumbers() {
        Map.of(
                        "DE88370400440532013000", "iban-check-digits",
                        "DE8937040044053201300", "iban-length",
                        "XX8937040044053201300", "iban-country",
                        "12345", "not-iban",
                        "", "missing",
                        "<script>", "not-iban",
                        "DE89-3704-0044-0532-0130-00", "iban-length")
                .forEach((iban, code) -> assertThat(
                                enter("paula", "", "Paula", iban).body())
                        .as(iban)
                        .contains("\"" + code + "\""));
        assertThat(call("paula", "POST", "/api/bank-accounts", """
                        {"holder":"Paula","iban":"%s","bic":"NOBIC"}""".formatted(GERMAN))
                        .body())
                .contains("not-bic");
        assertThat(enter("paula", "", "", GERMAN).body()).contains("\"missing\"");
        assertThat(enter("paula", "", "李雷", GERMAN).body()).contains("not-bank-characters");
    }

    @Test
    @DisplayName("names are written in the characters that banks know, and markup in them is none")
    void names() {
        assertThat(BankText.of("Žaneta Łukasz-Ñúñez")).contains("Zaneta Lukasz-Nunez");
        assertThat(BankText.of("Jürgen Groß & Söhne")).contains("Juergen Gross + Soehne");
        assertThat(BankText.of("O’Brien\t(Ltd.)")).contains("O'Brien (Ltd.)");
        assertThat(BankText.of("x</Nm><Evil a=\"1\">")).contains("x./Nm..Evil a..1..");
        assertThat(BankText.of("Иван")).isEmpty();
        assertThat(BankText.cut("a".repeat(200), BankText.LONGEST_NAME)).hasSize(70);
    }

    @Test
    @DisplayName("what is drawn up is fixed; marked paid it is posted, once, and balances fall")
    void drawnAndPaid() throws Exception {
        banked("pia");
        assertThat(enter("dora", "", "Dora Müller", FRENCH).status()).isEqualTo(201);
        proves();
        long before = paidOut();
        long payout = drawn("2026-05-21", "pia", "100.00", "dora", "");
        assertThat(shop.get("/api/payouts/" + payout).body())
                .contains("\"state\":\"open\"", "\"amount\":\"170.00\"", "Dora Mueller", "FR … 2606");
        // Whoever changes the bank account now changes the next payout.
        assertThat(enter("dora", "", "Dora Müller", GERMAN).status()).isEqualTo(201);
        var file = shop.get("/api/payouts/" + payout + "/file").body();
        assertThat(file)
                .contains("<IBAN>" + FRENCH + "</IBAN>", "<CtrlSum>170.00</CtrlSum>", "<NbOfTxs>2</NbOfTxs>")
                .contains("<Cd>SEPA</Cd>", "<ChrgBr>SLEV</ChrgBr>", "<Nm>Ofen + Soehne GmbH</Nm>")
                .contains("<Dt>2026-05-21</Dt>", "<InstdAmt Ccy=\"EUR\">100.00</InstdAmt>");
        valid(file);
        assertThat(shop.get("/api/payouts/" + payout + "/file").body()).isEqualTo(file);
        assertThat(page("ann").get("/payouts/" + payout + "/file").body()).isEqualTo(file);
        // Before its day it can't be marked paid.
        assertThat(shop.post("/api/payouts/" + payout + "/paid", "").body()).contains("payout-not-due");
        assertThat(balance("pia")).isEqualTo(12_000);
        clock.set(Instant.parse("2026-05-21T09:00:00Z"));
        assertThat(shop.post("/api/payouts/" + payout + "/paid", "").body()).contains("\"state\":\"paid\"");
        assertThat(balance("pia")).isEqualTo(2_000);
        assertThat(balance("dora")).isZero();
        assertThat(paidOut() - before).isEqualTo(17_000);
        var again = shop.post("/api/payouts/" + payout + "/paid", "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("payout-paid-already");
        assertThat(shop.post("/api/payouts/" + payout + "/withdrawal", "").status())
                .isEqualTo(409);
        assertThat(page("ann").post("/payouts/" + payout + "/paid").status()).isEqualTo(409);
        assertThat(balance("pia")).isEqualTo(2_000);
        proves();
        assertThat(shop.get("/api/payouts/" + payout + "/file").body()).isEqualTo(file);
        // Seen by its payee, on the payee's own pages alone.
        assertThat(page("pia").get("/payouts/mine").body()).contains("€100.00", "Paid");
        assertThat(page("pete").get("/payouts/mine").body()).doesNotContain("€100.00");
        assertThat(page("pia").get("/payouts/" + payout).status()).isEqualTo(403);
        assertThat(page("pia").get("/ledger/accounts/pia").body()).contains("Payout");
        assertThat(page("ann").get("/payouts/" + payout + "/lines.csv").body())
                .contains(payout + ",1,pia,pia,DE … 3000,100.00,EUR,2026-05-21,paid");
    }

    private static void valid(String xml) throws Exception {
        var factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        var schema = factory.newSchema(PayoutsTest.class.getResource("/iso20022/pain.001.001.09.xsd"));
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
    }

    @Test
    @DisplayName("a wrong amount, payee, day or currency is refused, and nothing happens")
    void refused() {
        banked("paula");
        Map.of(
                        draw("2026-06-01", "paula", "30.01"), "more-than-balance",
                        draw("2026-06-01", "paula", "0.00"), "payout-of-nothing",
                        draw("2026-06-01", "paula", "-1.00"), "not-money",
                        draw("2026-06-01", "paula", "1.001"), "not-money",
                        draw("2026-06-01", "paula", "1.00", "paula", "1.00"), "payee-twice",
                        draw("2026-06-01", "nobody-at-all", "1.00"), "unknown-payee",
                        draw("2026-06-01", "Oven", "1.00"), "nothing-of-payee",
                        draw("2026-06-01", "poor", "1.00"), "nothing-of-payee",
                        draw("2026-05-01", "paula", "1.00"), "day-too-early",
                        draw("2026-06-01"), "nothing-to-pay-out")
                .forEach((answer, code) -> {
                    assertThat(answer.status()).as(code).isEqualTo(400);
                    assertThat(answer.body()).contains(code);
                });
        assertThat(shop.post("/api/payouts", """
                        {"currency":"USD","day":"2026-06-01","lines":[{"payee":"paula","amount":"1.00"}]}""").body()).contains("nothing-of-payee");
        assertThat(shop.post("/api/payouts", "{\"currency\":\"XXY\"}").body()).contains("unknown-currency");
        assertThat(draw("soon", "paula", "1.00").body()).contains("malformed-date");
        assertThat(call("paula", "POST", "/api/payouts", "{}").status()).isEqualTo(403);
        assertThat(call("paula", "GET", "/api/payees", "").status()).isEqualTo(403);
        assertThat(balance("paula")).isEqualTo(3_000);
    }

    @Test
    @DisplayName(
            "a payee without a bank account is left out, and said so; with one, also who left or can’t sign in any more")
    void leftOut() {
        assertThat(draw("2026-06-01", "gone", "1.00").body()).contains("no-bank-account");
        assertThat(page("ann").get("/payouts/new").body()).contains("No bank account was entered");
        banked("gone");
        assertThat(shop.post("/api/accounts/deactivate", "{\"person\":\"gone\"}")
                        .status())
                .isEqualTo(200);
        long payout = drawn("2026-06-01", "gone", "");
        assertThat(shop.get("/api/payouts/" + payout).body()).contains("\"amount\":\"12.34\"");
        assertThat(draw("2026-06-01", "gone", "").body()).contains("nothing-of-payee");
        assertThat(shop.post("/api/payouts/" + payout + "/withdrawal", "").body())
                .contains("\"state\":\"withdrawn\"");
        assertThat(shop.post("/api/payouts/" + payout + "/withdrawal", "").body())
                .contains("payout-withdrawn-already");
        clock.set(Instant.parse("2026-06-01T09:00:00Z"));
        assertThat(shop.post("/api/payouts/" + payout + "/paid", "").status()).isEqualTo(409);
        assertThat(shop.get("/api/payouts/" + payout + "/file").status()).isEqualTo(404);
        assertThat(balance("gone")).isEqualTo(1_234);
        assertThat(id(draw("2026-06-02", "gone", "").body())).isGreaterThan(payout);
    }

    @Test
    @DisplayName("other currencies have no service level, and SEPA’s doesn’t reach every country")
    void otherCurrencies() throws Exception {
        assertThat(enter("yen", "", "Yen", TURKISH).status()).isEqualTo(201);
        var answer = shop.post("/api/payouts", """
                {"currency":"JPY","day":"2026-12-01","lines":[{"payee":"yen","amount":"1000"}]}""");
        var file = shop.get("/api/payouts/" + id(answer.body()) + "/file").body();
        assertThat(file)
                .contains("<InstdAmt Ccy=\"JPY\">1000</InstdAmt>", "<ChrgBr>SHAR</ChrgBr>")
                .doesNotContain("SEPA");
        valid(file);
    }

    @Test
    @DisplayName("of two drawn up at once, the second finds what the first left")
    void drawnAtOnce() throws Exception {
        banked("race");
        var answers = atOnce(6, () -> draw("2026-12-01", "race", "60.00").status());
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 400)).hasSize(5);
    }

    @Test
    @DisplayName("of several who mark one paid at once, one does; the others are told 409, and nothing is posted twice")
    void paidAtOnce() throws Exception {
        banked("half");
        long payout = drawn(clock.instant().toString().substring(0, 10), "half", "3.00");
        var answers = atOnce(
                6, () -> shop.post("/api/payouts/" + payout + "/paid", "").status());
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(1);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(5);
        assertThat(balance("half")).isEqualTo(500);
        proves();
    }

    @Test
    @DisplayName("programs for plain text accounting reckon what our totals say")
    void journals(@TempDir Path folder) throws Exception {
        assertThat(enter("dora", "Carriage", "Carriage Ltd", GERMAN).status()).isEqualTo(201);
        long payout = drawn("2026-05-20", "Carriage", "1.00");
        assertThat(shop.post("/api/payouts/" + payout + "/paid", "").status()).isEqualTo(200);
        var programs = Map.of("hledger", List.of("hledger", "check", "-f"), "beancount", List.of("bean-check"));
        for (var program : programs.entrySet()) {
            var journal = page("ann").get("/ledger/journal." + program.getKey()).body();
            assertThat(journal).contains("Equity:Payouts");
            var command = new ArrayList<>(program.getValue());
            command.add(Files.writeString(folder.resolve("journal." + program.getKey()), journal)
                    .toString());
            var run = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(run.waitFor()).as(said).isZero();
        }
    }

    @Test
    @DisplayName("are drawn up, withdrawn and told about on pages too")
    void pages() {
        assertThat(enter("pete", "", "Pete", GERMAN).status()).isEqualTo(201);
        var custodian = page("ann");
        assertThat(custodian.get("/payouts/new").body()).contains("pete", "DE … 3000");
        String[] typed = {"currency", "EUR", "day", "2026-05-20", "payee", "pete", "amount", "999.00"};
        var refused = custodian.post("/payouts", typed);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("that can be paid out, no more", "value=\"999.00\"");
        typed[7] = "1.00";
        var drawn = custodian.post("/payouts", typed);
        assertThat(drawn.status()).isEqualTo(303);
        assertThat(custodian.get(drawn.location()).body()).contains("€1.00", "Mark it paid", "Withdraw it");
        assertThat(custodian.post(drawn.location() + "/withdrawal").status()).isEqualTo(303);
        assertThat(custodian.post(drawn.location() + "/paid").body()).contains("This payout was withdrawn");
        assertThat(page("pete").post("/payouts", typed).status()).isEqualTo(403);
        var wrong = page("pete").post("/bank-account", "holder", "Pete", "iban", "DE88370400440532013000");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).contains("the check digits");
        assertThat(page("pete").get("/payouts").location()).isEqualTo("/payouts/mine");
    }

    @Test
    @DisplayName("marking one paid that fails half-way posts nothing, and leaves it open")
    void halfWay() {
        assertThat(enter("pete", "", "Pete", GERMAN).status()).isEqualTo(201);
        assertThat(enter("dora", "Carriage", "Carriage Ltd", GERMAN).status()).isEqualTo(201);
        long before = balance("Carriage");
        long payout = drawn("2026-05-20", "Carriage", "7.00", "pete", "7.00");
        owner.jdbc().sql("""
                        insert into payments.payout_movement
                            (seq, payout_id, line, party_id, amount, currency, day, recorded_at, act_id)
                        select 471100000, payout_id, number, party_id, amount, 'EUR', date '2026-05-20', now(), 1
                        from payouts.line where payout_id = :payout and number = 2
                        """).param("payout", payout).update();
        assertThat(shop.post("/api/payouts/" + payout + "/paid", "").status()).isGreaterThanOrEqualTo(400);
        owner.jdbc()
                .sql("delete from payments.payout_movement where seq = 471100000")
                .update();
        assertThat(shop.get("/api/payouts/" + payout).body()).contains("\"state\":\"open\"");
        assertThat(balance("Carriage")).isEqualTo(before);
        proves();
        assertThat(shop.post("/api/payouts/" + payout + "/withdrawal", "").status())
                .isEqualTo(200);
    }

    private interface Call {
        int made();
    }

    private static List<Integer> atOnce(int callers, Call call) throws Exception {
        var start = new CyclicBarrier(callers);
        try (var threads = Executors.newFixedThreadPool(callers)) {
            var made = IntStream.range(0, callers)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return call.made();
                    }))
                    .toList();
            var statuses = new ArrayList<Integer>();
            for (var each : made) statuses.add(each.get());
            return statuses;
        }
    }

    @Test
    @DisplayName("what is changed past the program shows in the proof")
    void changedPastTheProgram() {
        assertThat(enter("pete", "", "Pete", GERMAN).status()).isEqualTo(201);
        long payout = drawn(clock.instant().toString().substring(0, 10), "pete", "5.00");
        assertThat(shop.post("/api/payouts/" + payout + "/paid", "").status()).isEqualTo(200);
        for (var change : List.of(
                "update payouts.line set amount = 501 where payout_id = ",
                "update payouts.ending set kind = 'withdrawn' where payout_id = ",
                "update payments.payout_movement set amount = 501 where payout_id = ",
                "delete from payments.payout_movement where payout_id = ")) {
            owner.inside(connection -> {
                try (var statement = connection.createStatement()) {
                    statement.execute(change + payout);
                }
                assertThat(proofs.verify(true).differences()).as(change).isNotEmpty();
            });
        }
        proves();
    }
}
