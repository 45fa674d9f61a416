package concentric.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import concentric.ApplicationTest;
import concentric.contracts.Adding;
import concentric.contracts.Offers;
import concentric.network.Founding;
import concentric.network.UnitDraft;
import concentric.network.Units;
import concentric.people.Accounts;
import concentric.platform.Actor;
import concentric.platform.Enqueuing;
import concentric.platform.Fault;
import concentric.platform.Job;
import concentric.platform.Job.State;
import concentric.platform.JobRow;
import concentric.platform.Jobs;
import concentric.platform.Organisations;
import concentric.platform.SettingUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** Invoice lines through a job, into the database. */
@ApplicationTest
@TestInstance(Lifecycle.PER_CLASS)
class InvoiceImportTest {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    private static final PaymentFilter EVERYTHING = new PaymentFilter("", "", "", null, null, false);

    private final Jobs jobs;
    private final Payments payments;
    private final Refunds refunds;
    private final UndoneImports undoneImports;
    private final Organisations organisations;
    private final Units units;
    private final Offers offers;
    private final Actor console;

    @TempDir
    private Path folder;

    InvoiceImportTest(
            Jobs jobs,
            Payments payments,
            Refunds refunds,
            UndoneImports undoneImports,
            Organisations organisations,
            Units units,
            Offers offers,
            Accounts accounts) {
        this.jobs = jobs;
        this.payments = payments;
        this.refunds = refunds;
        this.undoneImports = undoneImports;
        this.organisations = organisations;
        this.units = units;
        this.offers = offers;
        this.console = accounts.console();
    }

    @BeforeAll
    void spainHasAShop() {
        assertThat(organisations.setUp("Shops", "Europe/London", "GBP", false, console))
                .isInstanceOf(SettingUp.SetUp.class);
        assertThat(units.found(new UnitDraft("spain", "", "user-facing", "", ""), console))
                .isInstanceOf(Founding.Founded.class);
        for (var family : List.of("home", "afternoon-tea", "lights")) {
            assertThat(offers.add("spain-" + family, "spain", console)).isInstanceOf(Adding.Added.class);
        }
    }

    private Enqueuing enqueue(String layout, String lines) throws IOException {
        var file = Files.writeString(Files.createTempFile(folder, "lines", ".csv"), lines);
        return jobs.enqueue(InvoiceImport.KIND, layout, "lines.csv", file, console);
    }

    private Job imported(String lines) throws IOException {
        var layout = Files.readString(Path.of("../examples/retail-layout.json"));
        var id = ((Enqueuing.Enqueued) enqueue(layout, HEADER + lines)).job().id();
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> jobs.find(id, console).orElseThrow(),
                        job -> !job.state().goesOn());
    }

    private static String line(String invoice, String description, int quantity, String price) {
        return invoice + ",A," + description + "," + quantity + ",2011-05-02 10:00:00," + price + ",17850.0,Spain\n";
    }

    /** The payment of an external id, as pence. */
    private long recorded(String externalId) {
        return payments.find("online-retail", externalId).orElseThrow().amount();
    }

    private List<JobRow> rejected(Job job) {
        return jobs.leftOut(job, false, 0, 100);
    }

    @Test
    void aLayoutThatIsWrongStoresNothing() throws IOException {
        var refused = (Enqueuing.Refused) enqueue("{}", HEADER);
        assertThat(refused.faults()).extracting(Fault::field).contains("layout source", "layout columns");
    }

    @Test
    void aFileWithoutAColumnOfTheLayoutIsRefused() throws IOException {
        var layout = Files.readString(Path.of("../examples/retail-layout.json"));
        var refused = (Enqueuing.Refused) enqueue(layout, HEADER.replace("UnitPrice", "Price"));
        assertThat(refused.faults()).extracting(Fault::code).containsExactly("missing-column");
    }

    /** In the complete file one invoice goes on after other invoices. */
    @Test
    void anInvoiceThatGoesOnLaterIsListedAndNotLost() throws IOException {
        var job = imported(line("542806", "DOORMAT", 1, "7.95")
                + line("542807", "DOORMAT", 1, "1.00")
                + line("542806", "HOOK", 12, "1.25")
                + line("542806", "CANDLE", 2, "2.95"));
        // What was recorded stays; the part that says otherwise is listed; a family that is new is a payment of its
        // own.
        assertThat(recorded("542806/home")).isEqualTo(795);
        assertThat(recorded("542807/home")).isEqualTo(100);
        assertThat(recorded("542806/lights")).isEqualTo(590);
        assertThat(job.counts()).isEqualTo(new Job.Counts(4, 4, 3, 1, 0));
        assertThat(rejected(job))
                .extracting(JobRow::line, row -> row.fault().code())
                .containsExactly(tuple(4L, "other-content"));
    }

    @Test
    void linesThatSayTheSameAgainAreListedToo() throws IOException {
        var job = imported(
                line("600", "DOORMAT", 1, "7.95") + line("601", "MAT", 1, "1.00") + line("600", "HOOK", 1, "7.95"));
        assertThat(recorded("600/home")).isEqualTo(795);
        assertThat(job.counts()).isEqualTo(new Job.Counts(3, 3, 2, 1, 0));
        assertThat(rejected(job))
                .extracting(JobRow::line, row -> row.fault().code())
                .containsExactly(tuple(4L, "invoice-again"));
    }

    /** Pieces end where an invoice ends; what a piece before them recorded is known all the same. */
    @Test
    void itMakesNoDifferenceWhereThePiecesEnd() throws IOException {
        var others = IntStream.range(0, 12_000)
                .mapToObj(i -> line("7" + i / 1500, "MAT", 1, "1.00"))
                .collect(Collectors.joining());
        var job = imported(line("700", "DOORMAT", 1, "7.95") + others + line("700", "HOOK", 1, "7.95"));
        assertThat(job.counts()).isEqualTo(new Job.Counts(12_002, 12_002, 9, 1, 0));
        assertThat(recorded("76/home")).isEqualTo(150_000);
        assertThat(rejected(job)).extracting(row -> row.fault().code()).containsExactly("invoice-again");
    }

    @Test
    void theSameFileTwiceChangesNothing() throws IOException {
        var lines = line("800", "DOORMAT", 1, "7.95") + line("801", "CANDLE", 1, "1.00");
        assertThat(imported(lines).counts()).isEqualTo(new Job.Counts(2, 2, 2, 0, 0));
        long before = payments.count(EVERYTHING);
        var again = imported(lines);
        assertThat(again.state()).isEqualTo(State.FINISHED);
        assertThat(again.counts()).isEqualTo(new Job.Counts(2, 2, 2, 0, 0));
        assertThat(payments.count(EVERYTHING)).isEqualTo(before);
    }

    @Test
    void anOfferThatIsNotThereIsNamedOnEachOfItsLines() throws IOException {
        var job = imported(line("900", "LUNCH BOX", 1, "7.95")
                + line("900", "LUNCH BAG", 1, "1.95")
                + line("900", "MAT", 1, "1.00"));
        assertThat(recorded("900/home")).isEqualTo(100);
        assertThat(rejected(job))
                .extracting(
                        JobRow::line,
                        row -> row.fault().code(),
                        row -> row.fault().args().getFirst())
                .containsExactly(
                        tuple(2L, "unknown-offer", "spain-lunch-and-bags"),
                        tuple(3L, "unknown-offer", "spain-lunch-and-bags"));
        assertThat(payments.goods(
                        payments.find("online-retail", "900/home").orElseThrow().seq()))
                .containsExactly(new NewPayment.Goods("A", 1));
    }

    private static String bought(String invoice, String article, int pieces, String day, String price) {
        return invoice + "," + article + ",MAT," + pieces + "," + day + " 10:00:00," + price + ",77.0,Spain\n";
    }

    private List<Refund> refundsOf(String externalId) {
        return refunds.of(
                payments.find("online-retail", externalId).orElseThrow().seq());
    }

    @Test
    void aCancellationGivesBackTheLatestEarlierInvoicesOfItsCustomerAndArticle() throws IOException {
        var job = imported(bought("1001", "M1", 5, "2011-06-01", "2.00")
                + bought("1002", "M1", 3, "2011-06-02", "2.00")
                + bought("C1003", "M1", -4, "2011-06-03", "2.00")
                + bought("1004", "M1", 9, "2011-06-04", "2.00"));
        assertThat(job.counts()).isEqualTo(new Job.Counts(4, 4, 5, 0, 0));
        assertThat(refundsOf("1002/home")).extracting(Refund::amount).containsExactly(600L);
        assertThat(refundsOf("1001/home")).extracting(Refund::amount).containsExactly(200L);
        assertThat(refundsOf("1004/home")).isEmpty();
        assertThat(imported(bought("C1003", "M1", -4, "2011-06-03", "2.00")).counts())
                .isEqualTo(new Job.Counts(1, 1, 0, 0, 0));
        assertThat(refundsOf("1001/home")).hasSize(1);
    }

    @Test
    void whatACancellationCantBeMatchedWithIsListed() throws IOException {
        var job = imported(bought("1101", "M2", 2, "2011-06-01", "2.00")
                + bought("C1102", "M2", -3, "2011-06-03", "2.00")
                + bought("C1103", "M3", -1, "2011-06-03", "2.00")
                + bought("C1104", "M2", -1, "2011-05-03", "2.00")
                + bought("1105", "M4", 2, "2011-06-04", "2.00")
                + bought("C1106", "M4", -1, "2011-06-05", "9.00")
                + bought("C1107", "M4", -1, "2011-06-05", "2.00").replace("77.0", ""));
        assertThat(jobs.leftOut(job, true, 0, 100))
                .extracting(JobRow::line, row -> row.fault().code())
                .containsExactly(
                        tuple(3L, "cancellation-part"),
                        tuple(4L, "cancellation-unmatched"),
                        tuple(5L, "cancellation-unmatched"),
                        tuple(7L, "cancellation-too-much"),
                        tuple(8L, "cancellation-without-customer"));
        assertThat(refundsOf("1101/home")).extracting(Refund::amount).containsExactly(400L);
        assertThat(refundsOf("1105/home")).isEmpty();
    }

    @Test
    void anImportIsTakenBackAsOneAct() throws IOException {
        var job = imported(bought("1201", "M5", 2, "2011-06-01", "2.00")
                + bought("1202", "M5", 3, "2011-06-02", "2.00")
                + bought("C1203", "M5", -1, "2011-06-03", "2.00"));

        assertThat(undoneImports.undo(job.id(), "", console)).isInstanceOf(Undoing.Refused.class);
        var undoing = undoneImports.undo(job.id(), "The wrong file", console);

        assertThat(undoing)
                .isInstanceOfSatisfying(
                        Undoing.Undone.class,
                        undone -> assertThat(undone.undone().refunds()).isEqualTo(2));
        for (var invoice : List.of("1201/home", "1202/home")) {
            assertThat(refundsOf(invoice).getLast().left().amount()).isZero();
        }
        assertThat(undoneImports.undo(job.id(), "Again", console)).isInstanceOf(Undoing.Refused.class);
    }
}
