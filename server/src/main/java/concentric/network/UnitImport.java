package concentric.network;

import concentric.platform.Act;
import concentric.platform.Columns;
import concentric.platform.CsvRow;
import concentric.platform.Fault;
import concentric.platform.Job;
import concentric.platform.Parties;
import concentric.platform.Party;
import concentric.platform.References;
import concentric.platform.Work;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Imports units under the header of {@code units.csv}. A unit that is there already, just so, is passed over. */
@Component
class UnitImport implements Work {

    static final String KIND = "unit.import";

    private static final Columns COLUMNS = Columns.of(List.of("unit", "name", "kind"), List.of("field", "purpose"))
            .codes("unit")
            .words("kind", UnitKind.words())
            .called("unit", "unit_id", "unit code", "code", "id", "key", "einheit", "kürzel", "kennung")
            .called("name", "unit_name", "title", "label", "bezeichnung")
            .called("kind", "type", "unit_kind", "unit_type", "art", "typ")
            .called("field", "area", "domain", "bereich", "feld")
            .called("purpose", "mission", "description", "charter", "zweck", "beschreibung");

    private final UnitStore store;
    private final Parties parties;
    private final References references;

    UnitImport(UnitStore store, Parties parties, References references) {
        this.references = references;
        this.store = store;
        this.parties = parties;
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
        var drafts = rows.stream().map(UnitImport::draft).toList();
        var taken = parties.findAll(drafts.stream().map(UnitDraft::unit).toList());
        var units = store.all(taken.values().stream().map(Party::id).toList());
        var leftOut = new ArrayList<LeftOut>();
        var founded = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < rows.size(); i++) {
            var draft = drafts.get(i);
            var fault = fault(rows.get(i), draft);
            if (fault.isEmpty()) {
                var there = taken.get(draft.unit());
                fault = there != null
                        ? difference(draft, units.get(there.id()))
                        : difference(draft, earlier(founded.putIfAbsent(draft.unit(), i), drafts));
            }
            if (fault.isPresent()) leftOut.add(new LeftOut(rows.get(i), fault.get(), false));
        }
        var ids = parties.registerAll(Units.NOUN, founded.keySet());
        var inserted = new ArrayList<Unit>();
        founded.forEach((code, at) -> {
            var id = ids.get(code);
            if (id != null) inserted.add(drafts.get(at).as(id));
            else leftOut.add(new LeftOut(rows.get(at), Fault.in("unit", "code-taken", code), false));
        });
        store.insert(inserted, job.act());
        return new Taken(inserted.size(), leftOut);
    }

    @Override
    public boolean canTakeBack() {
        return true;
    }

    /** Usage names units without referring to them, so where any came in since, units stay. */
    @Override
    public List<Fault> inTheWay(Act.Id act) {
        var codes = store.codesOf(act);
        var faults = new ArrayList<>(references.to("network.unit", codes, Set.of()));
        faults.addAll(references.to("platform.party", codes, Set.of("network.unit")));
        if (store.usageSince(act)) faults.add(Fault.in("", "usage-since"));
        return faults;
    }

    @Override
    public void takeBack(Act.Id act) {
        parties.release(store.remove(act));
    }

    private static @Nullable UnitDraft earlier(@Nullable Integer at, List<UnitDraft> drafts) {
        return at == null ? null : drafts.get(at);
    }

    /** What is wrong with a row if an earlier one of the same piece founds a unit of the code. */
    private static Optional<Fault> difference(UnitDraft draft, @Nullable UnitDraft founded) {
        return founded == null || founded.as(0).equals(draft.as(0))
                ? Optional.empty()
                : Optional.of(Fault.in("unit", "exists-differently", draft.unit()));
    }

    /** What is wrong with a row about a code that is taken already. */
    private static Optional<Fault> difference(UnitDraft draft, @Nullable Unit there) {
        if (there == null) return Optional.of(Fault.in("unit", "code-taken", draft.unit()));
        return draft.describes(there)
                ? Optional.empty()
                : Optional.of(Fault.in("unit", "exists-differently", draft.unit()));
    }

    private static UnitDraft draft(CsvRow row) {
        return new UnitDraft(row.get("unit"), row.get("name"), row.get("kind"), row.get("field"), row.get("purpose"));
    }

    private static Optional<Fault> fault(CsvRow row, UnitDraft draft) {
        return row.fault().or(() -> draft.faults().stream().findFirst());
    }
}
