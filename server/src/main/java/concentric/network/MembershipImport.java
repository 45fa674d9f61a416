package concentric.network;

import static concentric.platform.TypedText.shortened;

import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Act;
import concentric.platform.Columns;
import concentric.platform.CsvRow;
import concentric.platform.Fault;
import concentric.platform.Job;
import concentric.platform.Organisations;
import concentric.platform.Party;
import concentric.platform.TypedText;
import concentric.platform.Work;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Imports memberships under the header of {@code memberships.csv}. Shares are percentages, days are dates; without a first
 * day a membership begins on the day of the import. One that is there already, just so, is passed over.
 */
@Component
class MembershipImport implements Work {

    static final String KIND = "membership.import";

    private static final Columns COLUMNS = Columns.of(
                    List.of("unit", "person", "role"), List.of("share", "from", "until"))
            .codes("unit", "person")
            .words("role", Role.words())
            .numbers("share")
            .days("from", "until")
            .called("unit", "unit_id", "unit code", "team", "group", "einheit", "bereich")
            .called("person", "person_id", "member", "employee", "employee_id", "login", "mitglied", "personalnummer")
            .called("role", "function", "position", "rolle", "funktion")
            .called("share", "share of time", "fte", "percent", "anteil", "stellenanteil")
            .called("from", "since", "start", "start_date", "begin", "von", "seit", "ab", "beginn")
            .called("until", "to", "end", "end_date", "bis", "ende");

    private final MembershipStore store;
    private final Units units;
    private final People people;
    private final Members members;
    private final Organisations organisations;
    private final List<Ties> ties;

    MembershipImport(
            MembershipStore store,
            Units units,
            People people,
            Members members,
            Organisations organisations,
            List<Ties> ties) {
        this.ties = ties;
        this.members = members;
        this.store = store;
        this.units = units;
        this.people = people;
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

    @Override
    public Taken take(Job job, List<CsvRow> rows) {
        var known = new Known(
                units.byCodes(codes(rows, "unit")),
                people.parties(codes(rows, "person")),
                LocalDate.ofInstant(job.at(), organisations.current().zone()));
        var concerned =
                known.units().values().stream().map(unit -> unit.id().value()).toList();
        store.lockUnits(concerned);
        var there = new ArrayList<>(store.ofUnits(concerned));
        var choosing = choosing(there, known.today());
        var leftOut = new ArrayList<LeftOut>();
        int accepted = 0;
        for (var row : rows) {
            switch (read(row, known, there)) {
                case Reading.New(Membership membership)
                when membership.role() == Role.SPOKESPERSON && choosing.contains(membership.unit()) ->
                    leftOut.add(new LeftOut(row, Fault.in("role", "members-choose", row.get("unit")), false));
                case Reading.New(Membership membership) -> {
                    var tied = against(membership, there);
                    if (tied.isPresent()) {
                        leftOut.add(new LeftOut(row, tied.get(), false));
                        continue;
                    }
                    store.insert(membership, job.act());
                    there.add(membership);
                    accepted++;
                }
                case Reading.There() -> {}
                case Reading.Wrong(Fault fault) -> leftOut.add(new LeftOut(row, fault, false));
            }
        }
        return new Taken(accepted, leftOut);
    }

    /** What stands against a membership. Nothing can stand on those of somebody who never was in the unit. */
    private Optional<Fault> against(Membership membership, List<Membership> there) {
        var before = of(membership, there);
        if (before.isEmpty()) return Optional.empty();
        var after = new ArrayList<>(before);
        after.add(membership);
        return against(membership, before, after);
    }

    private Optional<Fault> against(Membership of, List<Membership> before, List<Membership> after) {
        return ties.stream()
                .flatMap(each -> each.against(of.unit(), of.person(), before, after).stream())
                .findFirst();
    }

    /** Those of the same person in the same unit. */
    private static List<Membership> of(Membership membership, List<Membership> there) {
        return there.stream()
                .filter(other ->
                        other.unit().equals(membership.unit()) && other.person().equals(membership.person()))
                .toList();
    }

    @Override
    public boolean canTakeBack() {
        return true;
    }

    /** One that somebody ended, or changed, is no longer the file's alone. */
    @Override
    public List<Fault> inTheWay(Act.Id act) {
        var ended = store.endedOf(act).stream()
                .map(unit -> Fault.in("", "membership-ended", unit))
                .toList();
        return ended.isEmpty() ? tied(act) : ended;
    }

    private List<Fault> tied(Act.Id act) {
        var gone = store.of(act);
        var there = store.ofUnits(store.unitsOf(act)).stream()
                .collect(Collectors.groupingBy(each -> List.of(each.unit(), each.person())));
        return gone.stream()
                .flatMap(membership -> {
                    var before = there.getOrDefault(List.of(membership.unit(), membership.person()), List.of());
                    var after = new ArrayList<>(before);
                    after.removeAll(gone);
                    return against(membership, before, after).stream();
                })
                .distinct()
                .toList();
    }

    @Override
    public void takeBack(Act.Id act) {
        store.lockUnits(store.unitsOf(act));
        store.remove(act);
    }

    /** The units whose members can be heard, before this file: they choose who speaks for them, and no file does. */
    private Set<Unit.Id> choosing(List<Membership> there, LocalDate today) {
        var current =
                there.stream().filter(membership -> membership.holds(today)).toList();
        var heard = members.heard(current);
        return current.stream()
                .filter(membership -> heard.contains(membership.person()))
                .map(Membership::unit)
                .collect(Collectors.toSet());
    }

    private static List<String> codes(List<CsvRow> rows, String column) {
        return rows.stream()
                .map(row -> TypedText.clean(row.get(column)))
                .distinct()
                .toList();
    }

    /** What rows refer to. */
    private record Known(Map<String, Unit> units, Map<String, Party> people, LocalDate today) {}

    /** What a row turns out to be. */
    private sealed interface Reading {
        record New(Membership membership) implements Reading {}

        record There() implements Reading {}

        record Wrong(Fault fault) implements Reading {}

        static Reading wrong(String field, String code, Object... args) {
            return new Wrong(Fault.in(field, code, args));
        }
    }

    private static Reading read(CsvRow row, Known known, List<Membership> there) {
        var ragged = row.fault();
        if (ragged.isPresent()) return new Reading.Wrong(ragged.get());
        var unit = known.units().get(TypedText.clean(row.get("unit")));
        if (unit == null) return Reading.wrong("unit", "unknown-unit", shortened(row.get("unit")));
        var person = known.people().get(TypedText.clean(row.get("person")));
        if (person == null) return Reading.wrong("person", "unknown-person", shortened(row.get("person")));
        var role = Role.of(row.get("role"));
        if (role.isEmpty()) return Reading.wrong("role", "unknown-role", shortened(row.get("role")));
        var share = row.get("share").replace("%", "").strip();
        @Nullable Long sharePpm = share.isEmpty() ? null : MembershipText.sharePpm(share);
        if (!share.isEmpty() && sharePpm == null) {
            return Reading.wrong("share", "malformed-share", shortened(row.get("share")));
        }
        var from = row.get("from").isEmpty() ? known.today() : MembershipText.day(row.get("from"));
        if (from == null) return Reading.wrong("from", "malformed-date", shortened(row.get("from")));
        var until = row.get("until").isEmpty() ? null : MembershipText.day(row.get("until"));
        if (until == null && !row.get("until").isEmpty()) {
            return Reading.wrong("until", "malformed-date", shortened(row.get("until")));
        }
        if (until != null && !from.isBefore(until)) return Reading.wrong("until", "ends-before-it-begins", from, until);
        var membership = new Membership(unit.id(), new Person.Id(person.id()), role.get(), sharePpm, from, until);
        return placed(membership, row.get("from").isEmpty(), there, row);
    }

    private static Reading placed(Membership membership, boolean fromIsOpen, List<Membership> there, CsvRow row) {
        for (var other : there) {
            if (!membership.overlaps(other)) continue;
            boolean same =
                    fromIsOpen ? membership.equals(other.beginning(membership.from())) : membership.equals(other);
            return same
                    ? new Reading.There()
                    : Reading.wrong("person", "membership-overlaps", row.get("person"), row.get("unit"), other.from());
        }
        return new Reading.New(membership);
    }
}
