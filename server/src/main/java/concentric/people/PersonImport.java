package concentric.people;

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
import org.springframework.stereotype.Component;

/** Imports people under the header of {@code people.csv}. Somebody who is there already, just so, is passed over. */
@Component
class PersonImport implements Work {

    static final String KIND = "person.import";

    private static final Columns COLUMNS = Columns.of(List.of("person", "name"), List.of("email"));

    private final PersonStore store;
    private final Parties parties;

    PersonImport(PersonStore store, Parties parties) {
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
        var drafts = rows.stream().map(PersonImport::draft).toList();
        var taken = new HashMap<>(
                parties.findAll(drafts.stream().map(PersonDraft::code).toList()));
        var people = new HashMap<>(
                store.all(taken.values().stream().map(party -> party.id()).toList()));
        var leftOut = new ArrayList<LeftOut>();
        int accepted = 0;
        for (int i = 0; i < rows.size(); i++) {
            var draft = drafts.get(i);
            var fault = fault(rows.get(i), draft);
            var there = taken.get(draft.code());
            if (fault.isEmpty() && there != null) {
                fault = draft.differenceFrom(people.get(there.id()));
            } else if (fault.isEmpty()) {
                switch (parties.register(People.NOUN, draft.code())) {
                    case Registration.Registered(long id) -> {
                        store.insert(id, draft.name(), draft.emailOrNull(), job.act());
                        taken.put(draft.code(), new Party(id, People.NOUN, draft.code()));
                        people.put(id, draft.as(id));
                        accepted++;
                    }
                    case Registration.Refused(Fault refused) -> fault = Optional.of(refused);
                }
            }
            if (fault.isPresent()) leftOut.add(new LeftOut(rows.get(i), fault.get(), false));
        }
        return new Taken(accepted, leftOut);
    }

    private static PersonDraft draft(CsvRow row) {
        return PersonDraft.of(row.get("person"), row.get("name"), row.get("email"));
    }

    private static Optional<Fault> fault(CsvRow row, PersonDraft draft) {
        return row.fault().or(() -> draft.faults().stream().findFirst());
    }
}
