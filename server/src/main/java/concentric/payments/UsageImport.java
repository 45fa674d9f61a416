package concentric.payments;

import concentric.platform.Columns;
import concentric.platform.CsvRow;
import concentric.platform.Job;
import concentric.platform.Work;
import java.util.List;
import org.springframework.stereotype.Component;

/** Imports usage, a row each, under the header of {@code usage.csv}. */
@Component
class UsageImport implements Work {

    static final String KIND = "usage.import";

    private static final Columns COLUMNS = Columns.of(
                    List.of("source", "external_id", "service", "consumer", "quantity", "occurred_at"), List.of())
            .codes("consumer")
            .numbers("quantity")
            .times("occurred_at")
            .called("source", "system", "shop", "channel", "quelle")
            .called("external_id", "id", "reference", "transaction_id", "number", "nummer", "beleg", "belegnummer")
            .called("service", "service_id", "dienst", "leistung")
            .called("consumer", "unit", "user", "einheit", "verbraucher")
            .called("quantity", "amount", "units", "menge", "anzahl")
            .called("occurred_at", "date", "time", "used_at", "datum", "zeit");

    private final UsageReader reader;
    private final UsageRecorder recorder;

    UsageImport(UsageReader reader, UsageRecorder recorder) {
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
        var read = reader.read(piece.whole(UsageImport::usage));
        piece.leaveOut(read.faults());
        var outcome = recorder.record(read.drafts(), size -> job.act());
        piece.leaveOut(outcome.faults());
        return piece.taken(
                outcome.receipts().stream().map(UsageRecording.Receipt::first).toList());
    }

    private static NewUsage usage(CsvRow row) {
        return new NewUsage(
                row.get("source"),
                row.get("external_id"),
                row.get("service"),
                row.get("consumer"),
                row.get("quantity"),
                row.get("occurred_at"));
    }
}
