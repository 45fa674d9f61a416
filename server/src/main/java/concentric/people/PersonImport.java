package concentric.people;

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

/** Imports people under the header of {@code people.csv}. Somebody who is there already, just so, is passed over. */
@Component
class PersonImport implements Work {

    static final String KIND = "person.import";

    private static final Columns COLUMNS = Columns.of(List.of("person", "name"), List.of("email"))
            .codes("person")
            .called("person", "person_id", "employee_id", "id", "code", "login", "key", "personalnummer", "kürzel")
            .called("name", "full name", "person_name", "display_name", "vollständiger name")
            .called("email", "mail", "e-mail address", "e-mail-adresse");

    private final PersonStore store;
    private final Parties parties;
    private final References references;

    PersonImport(PersonStore store, Parties parties, References references) {
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
        var drafts = rows.stream().map(PersonImport::draft).toList();
        var taken = parties.findAll(drafts.stream().map(PersonDraft::code).toList());
        var people = store.all(taken.values().stream().map(Party::id).toList());
        var leftOut = new ArrayList<LeftOut>();
        var added = new LinkedHashMap<String, Integer>();
        for (int i = 0; i < rows.size(); i++) {
            var draft = drafts.get(i);
            var fault = fault(rows.get(i), draft);
            if (fault.isEmpty()) {
                var there = taken.get(draft.code());
                fault = there != null
                        ? draft.differenceFrom(people.get(there.id()))
                        : differenceFrom(added.putIfAbsent(draft.code(), i), draft, drafts);
            }
            if (fault.isPresent()) leftOut.add(new LeftOut(rows.get(i), fault.get(), false));
        }
        var ids = parties.registerAll(People.NOUN, added.keySet());
        var inserted = new ArrayList<Person>();
        added.forEach((code, at) -> {
            var id = ids.get(code);
            if (id != null) inserted.add(drafts.get(at).as(id));
            else leftOut.add(new LeftOut(rows.get(at), Fault.in("person", "code-taken", code), false));
        });
        store.insert(inserted, job.act());
        return new Taken(inserted.size(), leftOut);
    }

    /** What is wrong with a row if an earlier one of the same piece, by its place, adds a person of the code. */
    private static Optional<Fault> differenceFrom(
            @Nullable Integer earlier, PersonDraft draft, List<PersonDraft> drafts) {
        return earlier == null
                ? Optional.empty()
                : draft.differenceFrom(drafts.get(earlier).as(0));
    }

    @Override
    public boolean canTakeBack() {
        return true;
    }

    @Override
    public List<Fault> inTheWay(Act.Id act) {
        var codes = store.codesOf(act);
        var faults = new ArrayList<>(references.to("people.person", codes, Set.of()));
        faults.addAll(references.to("platform.party", codes, Set.of("people.person")));
        return faults;
    }

    @Override
    public void takeBack(Act.Id act) {
        parties.release(store.remove(act));
    }

    private static PersonDraft draft(CsvRow row) {
        return PersonDraft.of(row.get("person"), row.get("name"), row.get("email"));
    }

    private static Optional<Fault> fault(CsvRow row, PersonDraft draft) {
        return row.fault().or(() -> draft.faults().stream().findFirst());
    }
}
