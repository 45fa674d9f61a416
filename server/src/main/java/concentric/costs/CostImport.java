package concentric.costs;

import static concentric.platform.TypedText.shortened;

import concentric.costs.CostStore.Content;
import concentric.costs.CostStore.Origin;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.platform.Act;
import concentric.platform.Columns;
import concentric.platform.CsvRow;
import concentric.platform.Fault;
import concentric.platform.Job;
import concentric.platform.Organisations;
import concentric.platform.TypedText;
import concentric.platform.Work;
import concentric.platform.WriterLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Imports costs under the header of {@code costs.csv}. A row with a source and a number is known again by them, and passed
 * over if it says the same. A row without is known again by all that it says: what another file or somebody recorded just so,
 * and is not taken back, is left out and listed, so that a file that comes twice counts once; two equal rows of one file are
 * two costs.
 */
@Component
class CostImport implements Work {

    static final String KIND = "cost.import";

    private static final Columns COLUMNS = Columns.of(
                    List.of("unit", "amount"),
                    List.of("currency", "account", "day", "supplier", "note", "source", "external_id"))
            .codes("unit")
            .numbers("amount")
            .days("day")
            .called("unit", "unit_id", "team", "cost_center", "kostenstelle", "einheit")
            .called("amount", "cost", "total", "value", "sum", "betrag", "kosten")
            .called("currency", "währung")
            .called("account", "category", "kind", "type", "kostenart", "konto")
            .called("day", "date", "booked_at", "invoice_date", "datum", "belegdatum")
            .called("supplier", "vendor", "payee", "creditor", "lieferant", "empfänger")
            .called("note", "description", "text", "memo", "bemerkung", "buchungstext")
            .called("source", "quelle")
            .called("external_id", "id", "number", "invoice", "reference", "nummer", "belegnummer");

    private final CostStore store;
    private final Units units;
    private final Calendar calendar;
    private final Organisations organisations;
    private final WriterLock writerLock;

    CostImport(CostStore store, Units units, Calendar calendar, Organisations organisations, WriterLock writerLock) {
        this.store = store;
        this.units = units;
        this.calendar = calendar;
        this.organisations = organisations;
        this.writerLock = writerLock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Columns columns(String options) {
        return COLUMNS;
    }

    /** A row that says something. */
    private record Read(CsvRow row, CostStore.New cost) {}

    @Override
    public Taken take(Job job, List<CsvRow> rows) {
        writerLock.take();
        var known = units.byCodes(rows.stream()
                .map(row -> TypedText.clean(row.get("unit")))
                .distinct()
                .toList());
        var leftOut = new ArrayList<LeftOut>();
        var read = new ArrayList<Read>();
        for (var row : rows) {
            switch (read(row, known)) {
                case Recording.Recorded<CostStore.New>(var cost) -> read.add(new Read(row, cost));
                case Recording.Refused<CostStore.New>(var faults) ->
                    leftOut.add(new LeftOut(row, faults.getFirst(), false));
            }
        }
        var costs = read.stream().map(Read::cost).toList();
        var byOrigin = store.byOrigin(costs);
        var recorded = store.recorded(costs, job.act());
        var news = new ArrayList<CostStore.New>();
        for (var each : read) {
            var content = Content.of(each.cost());
            var origin = Origin.of(each.cost());
            if (origin.isPresent()) {
                var before = byOrigin.putIfAbsent(origin.get(), content);
                if (before == null) news.add(each.cost());
                else if (!before.equals(content)) {
                    var fault =
                            Fault.in("external_id", "cost-differs", origin.get().externalId());
                    leftOut.add(new LeftOut(each.row(), fault, false));
                }
            } else if (recorded.contains(content)) {
                leftOut.add(new LeftOut(each.row(), Fault.in("", "cost-known"), false));
            } else {
                news.add(each.cost());
            }
        }
        store.insert(news, job.act());
        return new Taken(news.size(), leftOut);
    }

    private Recording<CostStore.New> read(CsvRow row, Map<String, Unit> known) {
        var ragged = row.fault();
        if (ragged.isPresent()) return new Recording.Refused<>(List.of(ragged.get()));
        var unit = known.get(TypedText.clean(row.get("unit")));
        if (unit == null) return Recording.refused("unit", "unknown-unit", shortened(row.get("unit")));
        var draft = new CostDraft(
                unit.code(),
                row.get("account"),
                row.get("amount"),
                row.get("currency"),
                row.get("day"),
                row.get("supplier"),
                row.get("note"),
                row.get("source"),
                row.get("external_id"));
        return Costs.read(draft, unit.id(), organisations.current().currency(), calendar);
    }

    @Override
    public boolean canTakeBack() {
        return true;
    }

    /** What lies in a closed month stays, and so does what was taken back one by one or has its receipt. */
    @Override
    public List<Fault> inTheWay(Act.Id act) {
        return store.inTheWay(act, calendar.firstOpen());
    }

    @Override
    public void takeBack(Act.Id act) {
        store.remove(act);
    }
}
