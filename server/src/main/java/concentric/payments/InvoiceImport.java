package concentric.payments;

import concentric.payments.Recording.ItemFault;
import concentric.platform.Columns;
import concentric.platform.CsvRow;
import concentric.platform.Fault;
import concentric.platform.Job;
import concentric.platform.Organisations;
import concentric.platform.Work;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Imports invoice lines of a shop system as payments, and its cancellations as refunds of them. The options are the text of a layout file, which says how the
 * lines are to be read.
 */
@Component
class InvoiceImport implements Work {

    static final String KIND = "payment.import-invoices";

    private final ImportedPayments imported;
    private final CancellationMatching matching;
    private final RefundReader reader;
    private final RefundRecorder recorder;
    private final Organisations organisations;

    InvoiceImport(
            ImportedPayments imported,
            CancellationMatching matching,
            RefundReader reader,
            RefundRecorder recorder,
            Organisations organisations) {
        this.imported = imported;
        this.matching = matching;
        this.reader = reader;
        this.recorder = recorder;
        this.organisations = organisations;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Columns columns(String options) {
        // Shop systems export more than we read.
        return Columns.among(layout(options).columns().all());
    }

    @Override
    public List<Fault> faults(String options) {
        return switch (LayoutReader.read(options)) {
            case LayoutReader.Reading.Read read -> List.of();
            case LayoutReader.Reading.Refused(var faults) -> faults;
        };
    }

    @Override
    public boolean belongTogether(CsvRow first, CsvRow second, String options) {
        var column = layout(options).columns().invoice();
        return first.get(column).equals(second.get(column));
    }

    @Override
    public Taken take(Job job, List<CsvRow> rows) {
        var zone = organisations.current().zone();
        var layout = layout(job.options());
        var read = new InvoiceReader(layout, zone).read(rows);
        var parts = read.parts();
        var leftOut = new ArrayList<>(read.leftOut());
        var result =
                imported.record(parts.stream().map(InvoiceReader.Part::payment).toList(), job);
        for (ItemFault fault : result.faults()) leaveOut(parts.get(fault.index()), fault.fault(), leftOut);
        for (int index : result.again()) {
            // Lines of one invoice stand together. These came a second time in this file and say just the same: whether
            // they are a copy or were bought once more only the sender knows.
            var part = parts.get(index);
            var name = part.payment().source() + " " + part.payment().externalId();
            leaveOut(part, Fault.in("", "invoice-again", name), leftOut);
        }
        int refunded = giveBack(read.cancellations(), layout, job, leftOut);
        return new Taken(result.recorded() - result.again().size() + refunded, leftOut);
    }

    /** Gives back what the cancellations take back; the sales of the same piece are recorded by now. */
    private int giveBack(List<Cancellation> cancellations, Layout layout, Job job, List<LeftOut> leftOut) {
        var matched = matching.match(cancellations, layout, job.act());
        leftOut.addAll(matched.leftOut());
        if (matched.refunds().isEmpty()) return 0;
        var outcome = recorder.record(reader.read(matched.refunds()).drafts(), size -> job.act());
        if (outcome.receipts().size() < matched.refunds().size()) {
            throw new IllegalStateException("matched, but refused: " + outcome.faults());
        }
        return outcome.receipts().size();
    }

    private static void leaveOut(InvoiceReader.Part part, Fault fault, List<LeftOut> leftOut) {
        for (var row : part.rows()) leftOut.add(new LeftOut(row, fault, false));
    }

    /** The layout of a job that was accepted, and so has been read before. */
    private static Layout layout(String options) {
        return switch (LayoutReader.read(options)) {
            case LayoutReader.Reading.Read(var layout) -> layout;
            case LayoutReader.Reading.Refused(var faults) ->
                throw new IllegalStateException("an accepted layout is refused: " + faults);
        };
    }
}
