package concentric.network;

import concentric.platform.Columns;
import concentric.platform.CsvRow;
import concentric.platform.Fault;
import concentric.platform.Job;
import concentric.platform.Parties;
import concentric.platform.Party;
import concentric.platform.Registration;
import concentric.platform.Work;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Imports units under the header of {@code units.csv}. A unit that is there already, just so, is passed over. */
@Component
class UnitImport implements Work {

    static final String KIND = "unit.import";

    private static final Columns COLUMNS = Columns.of(List.of("unit", "name", "kind"), List.of("field", "purpose"));

    private final UnitStore store;
    private final Parties parties;

    UnitImport(UnitStore store, Parties parties) {
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
        var taken = new HashMap<>(
                parties.findAll(drafts.stream().map(UnitDraft::unit).toList()));
        var units =
                new HashMap<>(store.all(taken.values().stream().map(Party::id).toList()));
        var leftOut = new ArrayList<LeftOut>();
        int accepted = 0;
        for (int i = 0; i < rows.size(); i++) {
            var draft = drafts.get(i);
            var fault = fault(rows.get(i), draft);
            var there = taken.get(draft.unit());
            if (fault.isEmpty() && there != null) {
                fault = difference(draft, units.get(there.id()));
            } else if (fault.isEmpty()) {
                switch (parties.register(Units.NOUN, draft.unit())) {
                    case Registration.Registered(long id) -> {
                        store.insert(draft.as(id), job.act());
                        taken.put(draft.unit(), new Party(id, Units.NOUN, draft.unit()));
                        units.put(id, draft.as(id));
                        accepted++;
                    }
                    case Registration.Refused(Fault refused) -> fault = Optional.of(refused);
                }
            }
            if (fault.isPresent()) leftOut.add(new LeftOut(rows.get(i), fault.get(), false));
        }
        return new Taken(accepted, leftOut);
    }

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
