package concentric.measures;

import static concentric.platform.TypedText.shortened;

import concentric.measures.Readings.Said;
import concentric.measures.Readings.Subject;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Columns;
import concentric.platform.CsvRow;
import concentric.platform.Fault;
import concentric.platform.Job;
import concentric.platform.Organisations;
import concentric.platform.TypedText;
import concentric.platform.Work;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Imports readings under the header of {@code measures.csv}. What was said already, just so, is passed over; another value of
 * a period corrects what was said before the file. Two values of one period in a file are one too many.
 */
@Component
class ReadingImport implements Work {

    static final String KIND = "reading.import";

    private static final Columns COLUMNS = Columns.of(List.of("measure", "value"), List.of("subject", "period"))
            .codes("measure", "subject")
            .numbers("value")
            .called("measure", "metric", "kpi", "indicator", "kennzahl", "messgröße")
            .called("value", "reading", "number", "wert", "messwert")
            .called("subject", "unit", "unit_id", "team", "org_code", "einheit")
            .called("period", "month", "date", "day", "week", "monat", "datum", "zeitraum");

    private final ReadingStore store;
    private final MeasureStore measures;
    private final Units units;
    private final Organisations organisations;

    ReadingImport(ReadingStore store, MeasureStore measures, Units units, Organisations organisations) {
        this.store = store;
        this.measures = measures;
        this.units = units;
        this.organisations = organisations;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Columns columns(String options) {
        return COLUMNS;
    }

    /** What was said of a period. */
    private record Period(long measure, @Nullable Long subject, LocalDate period) {}

    /** What was said of it, and whether by the file that is imported. */
    private record Value(BigDecimal value, boolean byThisFile) {}

    /** What a row turns out to be. */
    private sealed interface Outcome {
        record Right(ReadingStore.New reading) implements Outcome {}

        record Wrong(Fault fault) implements Outcome {}
    }

    /** What rows refer to. */
    private record Known(Map<String, Measure> measures, Map<String, Unit> units, LocalDate today) {}

    /** A row that says something. */
    private record Read(CsvRow row, ReadingStore.New reading) {

        Period period() {
            return new Period(reading.measure(), reading.subject(), reading.period());
        }
    }

    @Override
    public Taken take(Job job, List<CsvRow> rows) {
        var known = new Known(
                measures.findAll(codes(rows, "measure")),
                units.byCodes(codes(rows, "subject")),
                LocalDate.ofInstant(job.at(), organisations.current().zone()));
        var leftOut = new ArrayList<LeftOut>();
        var read = new ArrayList<Read>();
        for (var row : rows) {
            switch (read(row, known)) {
                case Outcome.Right(ReadingStore.New reading) -> read.add(new Read(row, reading));
                case Outcome.Wrong(Fault fault) -> leftOut.add(new LeftOut(row, fault, false));
            }
        }
        var news = new ArrayList<ReadingStore.New>();
        var said = said(read, job);
        for (var each : read) {
            var reading = each.reading();
            var before = said.get(each.period());
            boolean isSame = before != null && before.value().compareTo(reading.value()) == 0;
            if (isSame) continue;
            if (before != null && before.byThisFile()) {
                leftOut.add(new LeftOut(
                        each.row(),
                        Fault.in("period", "said-twice", before.value().toPlainString()),
                        false));
                continue;
            }
            news.add(reading);
            said.put(each.period(), new Value(reading.value(), true));
        }
        if (!news.isEmpty()) store.insert(news, job.act());
        return new Taken(news.size(), leftOut);
    }

    /** What counts already of the periods that rows are about. */
    private Map<Period, Value> said(List<Read> read, Job job) {
        var said = new HashMap<Period, Value>();
        var readings = read.stream().map(Read::reading).toList();
        for (var each : store.said(readings)) {
            said.put(
                    new Period(each.measure(), each.subject(), each.period()),
                    new Value(each.value(), each.act() == job.act().value()));
        }
        return said;
    }

    private static Outcome read(CsvRow row, Known known) {
        var ragged = row.fault();
        if (ragged.isPresent()) return new Outcome.Wrong(ragged.get());
        var name = TypedText.clean(row.get("measure"));
        var measure = known.measures().get(name);
        if (measure == null) {
            return new Outcome.Wrong(Fault.in("measure", "unknown-measure", shortened(name)));
        }
        var code = TypedText.clean(row.get("subject"));
        return switch (Readings.subject(measure, code, known.units().get(code))) {
            case Subject.Wrong(Fault fault) -> new Outcome.Wrong(fault);
            case Subject.Right(var unit) ->
                switch (Readings.said(measure, row.get("period"), row.get("value"), known.today())) {
                    case Said.Wrong(Fault fault) -> new Outcome.Wrong(fault);
                    case Said.Right(var period, var value) ->
                        new Outcome.Right(new ReadingStore.New(
                                measure.id().value(), unit == null ? null : unit.value(), period, value));
                };
        };
    }

    private static List<String> codes(List<CsvRow> rows, String column) {
        return rows.stream()
                .map(row -> TypedText.clean(row.get(column)))
                .filter(code -> !code.isEmpty())
                .distinct()
                .toList();
    }
}
