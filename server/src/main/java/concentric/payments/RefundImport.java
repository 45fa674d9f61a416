package concentric.payments;

import concentric.platform.Columns;
import concentric.platform.CsvRow;
import concentric.platform.Job;
import concentric.platform.Work;
import java.util.List;
import org.springframework.stereotype.Component;

/** Imports refunds, a row each, under the header of {@code refunds.csv}. */
@Component
class RefundImport implements Work {

    static final String KIND = "refund.import";

    private static final Columns COLUMNS = Columns.of(
                    List.of(
                            "source",
                            "external_id",
                            "payment_source",
                            "payment_external_id",
                            "amount",
                            "currency",
                            "occurred_at"),
                    List.of("quantity", "tax"))
            .numbers("amount", "quantity", "tax")
            .times("occurred_at")
            .called("source", "system", "shop", "channel", "quelle")
            .called("external_id", "id", "reference", "transaction_id", "number", "nummer", "beleg", "belegnummer")
            .called("payment_source", "original system", "zahlungsquelle")
            .called("payment_external_id", "payment", "payment_id", "original id", "zahlung", "zahlungsnummer")
            .called("amount", "total", "refund", "betrag", "erstattung", "gutschrift")
            .called("currency", "währung")
            .called("occurred_at", "date", "time", "refunded_at", "datum", "zeit")
            .called("quantity", "qty", "pieces", "menge", "anzahl", "stück")
            .called("tax", "vat", "steuer", "mwst", "ust");

    private final RefundReader reader;
    private final RefundRecorder recorder;

    RefundImport(RefundReader reader, RefundRecorder recorder) {
        this.reader = reader;
        this.recorder = recorder;
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
        var piece = new ImportedPiece(rows);
        var read = reader.read(piece.whole(RefundImport::refund));
        piece.leaveOut(read.faults());
        var outcome = recorder.record(read.drafts(), size -> job.act());
        piece.leaveOut(outcome.faults());
        return piece.taken(
                outcome.receipts().stream().map(RefundRecording.Receipt::first).toList());
    }

    private static NewRefund refund(CsvRow row) {
        return new NewRefund(
                row.get("source"),
                row.get("external_id"),
                row.get("payment_source"),
                row.get("payment_external_id"),
                row.get("amount"),
                row.get("currency"),
                row.get("quantity"),
                row.get("occurred_at"),
                row.get("tax"),
                List.of());
    }
}
