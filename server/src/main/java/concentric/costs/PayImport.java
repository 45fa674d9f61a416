package concentric.costs;

import static concentric.platform.TypedText.shortened;

import concentric.costs.Stays.Member;
import concentric.network.Membership;
import concentric.network.Memberships;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Act;
import concentric.platform.Columns;
import concentric.platform.CsvRow;
import concentric.platform.Fault;
import concentric.platform.Job;
import concentric.platform.Party;
import concentric.platform.TypedText;
import concentric.platform.Work;
import concentric.platform.WriterLock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Imports base pay under the header of {@code pay.csv}. What counts already from that day, just so, is passed over; another
 * amount corrects what was set before the file. Two amounts of one member from one day in a file are one too many.
 */
@Component
class PayImport implements Work {

    static final String KIND = "pay.import";

    private static final Columns COLUMNS = Columns.of(List.of("unit", "person", "amount", "from"), List.of("currency"))
            .codes("unit", "person")
            .numbers("amount")
            .days("from")
            .called("unit", "unit_id", "team", "einheit")
            .called("person", "employee", "member", "mitglied", "mitarbeiter")
            .called("amount", "pay", "salary", "betrag", "gehalt")
            .called("from", "valid_from", "since", "ab", "gültig_ab")
            .called("currency", "währung");

    private final PayStore store;
    private final Pays pays;
    private final Units units;
    private final People people;
    private final Memberships memberships;
    private final Calendar calendar;
    private final WriterLock writerLock;

    PayImport(
            PayStore store,
            Pays pays,
            Units units,
            People people,
            Memberships memberships,
            Calendar calendar,
            WriterLock writerLock) {
        this.store = store;
        this.pays = pays;
        this.units = units;
        this.people = people;
        this.memberships = memberships;
        this.calendar = calendar;
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

    /** What rows refer to. */
    private record Known(
            Map<String, Unit> units,
            Map<String, Party> people,
            Map<Member, List<Membership>> memberships,
            Map<Member, List<Pay>> pays) {}

    @Override
    public Taken take(Job job, List<CsvRow> rows) {
        writerLock.take();
        var known = known(rows);
        var byThisFile =
                new HashSet<>(store.of(job.act()).stream().map(PayImport::place).toList());
        var leftOut = new ArrayList<LeftOut>();
        int accepted = 0;
        for (var row : rows) {
            switch (read(row, known)) {
                case Recording.Refused<Pay>(var faults) -> leftOut.add(new LeftOut(row, faults.getFirst(), false));
                case Recording.Recorded<Pay>(var pay) -> {
                    var its = known.pays()
                            .computeIfAbsent(new Member(pay.unit(), pay.person()), any -> new ArrayList<>());
                    boolean isSame = its.stream()
                            .filter(other -> other.from().equals(pay.from()))
                            .reduce((earlier, later) -> later)
                            .filter(other -> other.amount() == pay.amount()
                                    && other.currency().equals(pay.currency()))
                            .isPresent();
                    if (isSame) continue;
                    if (!byThisFile.add(place(pay))) {
                        leftOut.add(new LeftOut(row, Fault.in("from", "pay-twice"), false));
                        continue;
                    }
                    store.insert(pay, job.act());
                    its.add(pay);
                    accepted++;
                }
            }
        }
        return new Taken(accepted, leftOut);
    }

    private static String place(Pay pay) {
        return pay.unit().value() + " " + pay.person().value() + " " + pay.from();
    }

    private Known known(List<CsvRow> rows) {
        var found = units.byCodes(codes(rows, "unit"));
        var ids = found.values().stream().map(unit -> unit.id().value()).collect(Collectors.toSet());
        var there = new HashMap<Member, List<Membership>>();
        memberships
                .ever(ids)
                .forEach(membership -> there.computeIfAbsent(
                                new Member(membership.unit(), membership.person()), any -> new ArrayList<>())
                        .add(membership));
        var before = new HashMap<Member, List<Pay>>();
        store.ofUnits(ids)
                .forEach(pay -> before.computeIfAbsent(new Member(pay.unit(), pay.person()), any -> new ArrayList<>())
                        .add(pay));
        return new Known(found, people.parties(codes(rows, "person")), there, before);
    }

    private Recording<Pay> read(CsvRow row, Known known) {
        var ragged = row.fault();
        if (ragged.isPresent()) return new Recording.Refused<>(List.of(ragged.get()));
        var unit = known.units().get(TypedText.clean(row.get("unit")));
        if (unit == null) return Recording.refused("unit", "unknown-unit", shortened(row.get("unit")));
        var person = known.people().get(TypedText.clean(row.get("person")));
        if (person == null) return Recording.refused("person", "unknown-person", shortened(row.get("person")));
        var member = new Member(unit.id(), new Person.Id(person.id()));
        var draft = new PayDraft(unit.code(), person.code(), row.get("amount"), row.get("currency"), row.get("from"));
        return pays.read(
                draft,
                member,
                known.memberships().getOrDefault(member, List.of()),
                known.pays().getOrDefault(member, List.of()));
    }

    private static List<String> codes(List<CsvRow> rows, String column) {
        return rows.stream()
                .map(row -> TypedText.clean(row.get(column)))
                .distinct()
                .toList();
    }

    @Override
    public boolean canTakeBack() {
        return true;
    }

    /** What was paid in a closed month stays. */
    @Override
    public List<Fault> inTheWay(Act.Id act) {
        var open = calendar.firstOpen();
        boolean isClosed = store.of(act).stream()
                .anyMatch(pay -> open.filter(pay.from()::isBefore).isPresent());
        return isClosed ? List.of(Fault.in("", "import-in-closed-month")) : List.of();
    }

    @Override
    public void takeBack(Act.Id act) {
        store.remove(act);
    }
}
