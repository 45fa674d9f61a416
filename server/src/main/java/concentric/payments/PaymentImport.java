package concentric.payments;

import concentric.payments.Recording.ItemFault;
import concentric.platform.Columns;
import concentric.platform.CsvRow;
import concentric.platform.Job;
import concentric.platform.Work;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Imports payments, a row each, under the header of {@code payments.csv}. */
@Component
class PaymentImport implements Work {

    static final String KIND = "payment.import";

    private static final Columns COLUMNS = Columns.of(
                    List.of("source", "external_id", "offer", "amount", "currency", "occurred_at"),
                    List.of("customer", "segment", "quantity", "tax"))
            .codes("offer")
            .numbers("amount", "quantity", "tax")
            .times("occurred_at")
            .called("source", "system", "shop", "channel", "quelle")
            .called("external_id", "id", "reference", "transaction_id", "number", "nummer", "beleg", "belegnummer")
            .called("offer", "product", "product_id", "sku", "item", "angebot", "produkt", "artikel")
            .called("amount", "total", "gross", "price", "value", "betrag", "brutto", "summe")
            .called("currency", "währung")
            .called("occurred_at", "date", "time", "paid_at", "created_at", "datum", "zeit", "buchungsdatum")
            .called("customer", "customer_id", "buyer", "kunde", "kundennummer")
            .called("segment", "customer group", "country", "kundengruppe", "land")
            .called("quantity", "qty", "pieces", "menge", "anzahl", "stück")
            .called("tax", "vat", "sales tax", "steuer", "mwst", "ust", "umsatzsteuer");

    private final ImportedPayments imported;

    PaymentImport(ImportedPayments imported) {
        this.imported = imported;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Columns columns(String options) {
        return COLUMNS;
    }

    @Override
    public Taken take(Job job, List<CsvRow> rows) {
        var leftOut = new ArrayList<LeftOut>();
        var payments = new ArrayList<NewPayment>();
        var taken = new ArrayList<CsvRow>();
        for (var row : rows) {
            var ragged = row.fault();
            if (ragged.isPresent()) {
                leftOut.add(new LeftOut(row, ragged.get(), false));
                continue;
            }
            payments.add(payment(row));
            taken.add(row);
        }
        var result = imported.record(payments, job);
        for (ItemFault fault : result.faults())
            leftOut.add(new LeftOut(taken.get(fault.index()), fault.fault(), false));
        return new Taken(result.recorded(), result.added(), leftOut);
    }

    private static NewPayment payment(CsvRow row) {
        return new NewPayment(
                row.get("source"),
                row.get("external_id"),
                row.get("offer"),
                row.get("customer"),
                row.get("segment"),
                row.get("amount"),
                row.get("currency"),
                row.get("quantity"),
                row.get("occurred_at"),
                row.get("tax"),
                List.of());
    }
}
