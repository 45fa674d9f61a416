package concentric.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import concentric.payments.NewPayment.Goods;
import concentric.platform.CsvRow;
import concentric.platform.Work.LeftOut;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Lines of invoices under the layout that is shipped as an example; its zone is London. */
class InvoiceReaderTest {

    private static final List<String> HEADER = List.of(
            "InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country");

    private final InvoiceReader reader = new InvoiceReader(layout(), ZoneId.of("Europe/London"));

    private static Layout layout() {
        try {
            var text = Files.readString(Path.of("../examples/retail-layout.json"));
            return ((LayoutReader.Reading.Read) LayoutReader.read(text)).layout();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String... lines) {
        var rows = new ArrayList<CsvRow>();
        for (var line : lines) rows.add(new CsvRow(rows.size() + 2, HEADER, List.of(line.split(",", -1))));
        reader.read(rows);
    }

    private AbstractListAssert<?, List<? extends Tuple>, Tuple, ObjectAssert<Tuple>> payments() {
        return assertThat(reader.parts())
                .extracting(InvoiceReader.Part::payment)
                .extracting(NewPayment::externalId, NewPayment::offer, NewPayment::amount, NewPayment::quantity);
    }

    private AbstractListAssert<?, List<? extends Tuple>, Tuple, ObjectAssert<Tuple>> leftOut() {
        return assertThat(reader.leftOut())
                .extracting(out -> out.row().line(), out -> out.fault().code(), LeftOut::setAside);
    }

    @Test
    void onePaymentForEachInvoiceAndFamily() {
        read(
                "1,22423,REGENCY CAKESTAND 3 TIER,2,2010-12-01 08:45:00,12.75,12583.0,France",
                "1,POST,POSTAGE,1,2010-12-01 08:45:00,18.00,12583.0,France",
                "1,21035,RED TEA TOWELS,4,2010-12-01 08:46:00,2.95,12583.0,France",
                "2,10002,INFLATABLE GLOBE,3,2011-07-01 09:00:00,0.85,12583.0,EIRE");
        payments()
                .containsExactly(
                        tuple("1/afternoon-tea", "france-afternoon-tea", "37.30", "6"),
                        tuple("1/carriage", "france-carriage", "18.00", "1"),
                        tuple("2/home", "ireland-home", "2.55", "3"));
        leftOut().isEmpty();
        var first = reader.parts().getFirst().payment();
        assertThat(first.source()).isEqualTo("online-retail");
        assertThat(first.customer()).isEqualTo("12583");
        assertThat(first.segment()).isEqualTo("France");
        assertThat(first.goods()).containsExactly(new Goods("22423", 2), new Goods("21035", 4));
        // The invoice's first line tells when; in July London is an hour ahead.
        assertThat(first.occurredAt()).isEqualTo("2010-12-01T08:45Z");
        assertThat(reader.parts().getLast().payment().occurredAt()).isEqualTo("2011-07-01T09:00+01:00");
    }

    @Test
    void linesAreAddedUpExactlyAndRoundedOnceHalfToEven() {
        read(
                "1,A,x,1,2011-01-01 00:00:00,0.001,1.0,Spain",
                "1,D,x,4,2011-01-01 00:00:00,0.001,1.0,Spain",
                "2,A,x,15,2011-01-01 00:00:00,0.001,1.0,Spain",
                "3,A,x,25,2011-01-01 00:00:00,0.001,1.0,Spain",
                "4,A,x,3,2011-01-01 00:00:00,0.333333,1.0,Spain");
        payments()
                .containsExactly(
                        tuple("1/home", "spain-home", "0.00", "5"),
                        tuple("2/home", "spain-home", "0.02", "15"),
                        tuple("3/home", "spain-home", "0.02", "25"),
                        tuple("4/home", "spain-home", "1.00", "3"));
    }

    @Test
    void aMissingCustomerIsNobody() {
        read("1,A,x,1,2011-01-01 00:00:00,1.00,,Hong Kong");
        assertThat(reader.parts().getFirst().payment().customer()).isEmpty();
        payments().containsExactly(tuple("1/home", "rest-of-world-home", "1.00", "1"));
    }

    @Test
    void cancellationsStandApartAndFeesAreSetAside() {
        read(
                "C1,A,x,-1,2011-01-01 00:00:00,1.00,1.0,Spain",
                "2,A,x,1,2011-01-01 00:00:00,1.00,1.0,Spain",
                "2,BANK CHARGES,Bank Charges,1,2011-01-01 00:00:00,15.00,1.0,Spain",
                "3,AMAZONFEE,AMAZON FEE,1,2011-01-01 00:00:00,7.00,,Spain");
        payments().containsExactly(tuple("2/home", "spain-home", "1.00", "1"));
        assertThat(reader.cancellations()).singleElement().satisfies(cancellation -> {
            assertThat(cancellation.number()).isEqualTo("C1");
            assertThat(cancellation.lines()).hasSize(1);
        });
        leftOut().containsExactly(tuple(4L, "invoice-fee", true), tuple(5L, "invoice-fee", true));
    }

    @Test
    void whatIsWorthNothingOrLessIsListed() {
        read(
                "1,A,x,5,2011-01-01 00:00:00,0.00,,Spain",
                "1,B,damaged,-5,2011-01-01 00:00:00,0.00,,Spain",
                "2,B,Adjust bad debt,1,2011-01-01 00:00:00,-11062.06,,Spain",
                "3,A,x,1,2011-01-01 00:00:00,5.00,,Spain",
                "3,T,tea,-1,2011-01-01 00:00:00,2.00,,Spain",
                "4,A,x,1,2011-01-01 00:00:00,0.00,,Spain",
                "4,AMAZONFEE,fee,1,2011-01-01 00:00:00,9.00,,Spain");
        payments().isEmpty();
        leftOut()
                .containsExactly(
                        tuple(2L, "invoice-zero", false),
                        tuple(3L, "invoice-zero", false),
                        tuple(4L, "invoice-negative", false),
                        tuple(5L, "invoice-part-negative", false),
                        tuple(6L, "invoice-part-negative", false),
                        tuple(8L, "invoice-fee", true),
                        tuple(7L, "invoice-zero", false));
        assertThat(reader.leftOut().get(2).fault().args()).containsExactly("2", "-11062.06");
    }

    @Test
    void aFreeArticleBesidesPaidOnesIsAPaymentOfNothing() {
        read(
                "1,A,x,1,2011-01-01 00:00:00,5.00,,Spain", //
                "1,T,tea,2,2011-01-01 00:00:00,0.00,,Spain");
        payments()
                .containsExactly(
                        tuple("1/home", "spain-home", "5.00", "1"),
                        tuple("1/afternoon-tea", "spain-afternoon-tea", "0.00", "2"));
    }

    @Test
    void anInvoiceIsTakenWholeOrNotAtAll() {
        read(
                "1,A,x,1,2011-01-01 00:00:00,5.00,,Spain",
                "1,A,x,one,2011-01-01 00:00:00,5.00,,Spain",
                "2,A,x,1,2011-02-30 00:00:00,5.00,,Spain",
                "3,A,x,1,2011-01-01 00:00:00,1e400,,Spain",
                "4,A,x,1,2011-01-01 00:00:00,5.00,1.0,Spain",
                "4,A,x,1,2011-01-01 00:00:00,5.00,2.0,Spain",
                "5,A,x,1,2011-03-27 01:30:00,5.00,,Spain",
                "6,A,x,1",
                "7,,x,1,2011-01-01 00:00:00,5.00,,Spain",
                ",A,x,1,2011-01-01 00:00:00,5.00,,Spain",
                "9,A,x,1,20011-01-01 00:00:00,5.00,,Spain",
                "10,A,x,1,2011-01-01 00:00:00,NaN,,Spain",
                "11,A,x,1.5,2011-01-01 00:00:00,1.00,,Spain");
        payments().isEmpty();
        leftOut()
                .containsExactly(
                        tuple(2L, "invoice-line-unreadable", false),
                        tuple(3L, "not-a-whole-number", false),
                        tuple(4L, "not-in-format", false),
                        tuple(5L, "not-a-price", false),
                        tuple(6L, "invoice-mixed", false),
                        tuple(7L, "invoice-mixed", false),
                        tuple(8L, "skipped-hour", false),
                        tuple(9L, "wrong-field-count", false),
                        tuple(10L, "missing", false),
                        tuple(11L, "missing", false),
                        tuple(12L, "not-in-format", false),
                        tuple(13L, "not-a-price", false),
                        tuple(14L, "not-a-whole-number", false));
        assertThat(reader.leftOut().get(1).fault().field()).isEqualTo("Quantity");
    }

    @Test
    void aCountryWithoutAShopIsNamed() {
        var layout = layout();
        var strict = new Layout(
                layout.source(),
                layout.currency(),
                layout.columns(),
                layout.dates(),
                layout.datePattern(),
                layout.customerSuffix(),
                layout.cancellationPrefix(),
                layout.carriage(),
                layout.fees(),
                layout.families(),
                layout.otherFamily(),
                layout.shops(),
                null);
        var row = new CsvRow(2, HEADER, List.of("1", "A", "x", "1", "2011-01-01 00:00:00", "1.00", "", "Peru"));
        var read = new InvoiceReader(strict, ZoneId.of("Europe/London")).read(List.of(row));
        assertThat(read.leftOut()).extracting(out -> out.fault().code()).containsExactly("no-shop");
    }
}
