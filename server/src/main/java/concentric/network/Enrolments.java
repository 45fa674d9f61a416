package concentric.network;

import static concentric.platform.TypedText.shortened;

import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door through which people join a unit, work another share of their time in it, and leave. The custodian and the
 * unit's spokespersons let somebody join and change shares; one leaves by oneself, or the custodian ends it. Nobody
 * becomes or stops being a spokesperson here, but by leaving: see {@link Rounds}.
 */
@Service
public class Enrolments {

    private final MembershipStore store;
    private final Units units;
    private final People people;
    private final Members members;
    private final Acts acts;
    private final List<Ties> ties;

    Enrolments(MembershipStore store, Units units, People people, Members members, Acts acts, List<Ties> ties) {
        this.store = store;
        this.units = units;
        this.people = people;
        this.members = members;
        this.acts = acts;
        this.ties = ties;
    }

    /** A membership. */
    @Transactional(readOnly = true)
    public Optional<Enrolment> find(Enrolment.Id id) {
        return store.get(id);
    }

    /** Who belongs to the unit, today and later. */
    @Transactional(readOnly = true)
    public List<Enrolment> of(Unit.Id unit) {
        return store.enrolments(unit, members.today());
    }

    /**
     * Who belongs where, today and later, behind an id: for whoever reads them all, sheet by sheet.
     *
     * @param units only of these; null: of any
     * @param person only of this one; null: of anybody
     */
    @Transactional(readOnly = true)
    public List<Enrolment> after(@Nullable Collection<Long> units, Person.@Nullable Id person, long id, int limit) {
        return store.enrolments(units, person == null ? 0 : person.value(), members.today(), id, limit);
    }

    /** Whether the actor lets people join the unit and changes shares. */
    @Transactional(readOnly = true)
    public boolean mayEnrol(Unit.Id unit, Actor by) {
        return by.custodian() || members.speaks(by, unit);
    }

    /** Whether the actor may end a membership. */
    @Transactional(readOnly = true)
    public boolean mayEnd(Membership membership, Actor by) {
        return by.custodian()
                || members.person(by).filter(membership.person()::equals).isPresent();
    }

    /** Lets a person join a unit as a member. */
    @Transactional
    public Enrolling join(Unit.Id unit, Person.Id person, MembershipDraft draft, Actor by) {
        if (!mayEnrol(unit, by)) return Enrolling.Refused.because("", "not-spokesperson");
        var today = members.today();
        var faults = draft.faults(today);
        var joined = people.find(person);
        if (joined.isEmpty()) faults.add(Fault.in("person", "unknown-person", person.value()));
        var code = units.find(unit).map(Unit::code).orElseThrow();
        var from = draft.firstDay(today);
        if (!faults.isEmpty() || from == null) return new Enrolling.Refused(faults);
        store.lockUnits(List.of(unit.value()));
        var membership = new Membership(unit, person, Role.MEMBER, draft.sharePpm(), from, draft.endDay());
        var until = units.find(unit).orElseThrow().until();
        if (until != null && (draft.endDay() == null || until.isBefore(draft.endDay()))) {
            return Enrolling.Refused.because("unit", "unit-ended", code, until);
        }
        for (var other : store.ofUnit(unit)) {
            if (!membership.overlaps(other)) continue;
            return Enrolling.Refused.because(
                    "person", "membership-overlaps", joined.orElseThrow().name(), code, other.from());
        }
        var tied = against(unit, person, List.of(), List.of(membership));
        if (!tied.isEmpty()) return new Enrolling.Refused(tied);
        var input = joined.orElseThrow().code() + "\n" + draft.input();
        return acts.perform(Act.of("membership.begin", by, code, input), act -> {
            store.insert(membership, act);
            return new Enrolling.Done(membership, false);
        });
    }

    /** Lets a member work another share of their time in the unit, from a day on; the share so far stays on record. */
    @Transactional
    public Enrolling share(Enrolment.Id id, MembershipDraft draft, Actor by) {
        var shown = store.get(id);
        if (shown.isEmpty()) return unknown();
        var unit = shown.get().membership().unit();
        if (!mayEnrol(unit, by)) return Enrolling.Refused.because("", "not-spokesperson");
        store.lockUnits(List.of(unit.value()));
        // Read again under the lock: it may have ended meanwhile.
        var membership = store.get(id).orElseThrow().membership();
        var today = members.today();
        var faults = draft.faults(today);
        var from = draft.firstDay(today);
        if (!faults.isEmpty() || from == null) return new Enrolling.Refused(faults);
        if (membership.role() != Role.MEMBER || !membership.holds(from)) {
            return Enrolling.Refused.because("from", "no-membership-then", from);
        }
        var changed =
                new Membership(unit, membership.person(), Role.MEMBER, draft.sharePpm(), from, membership.until());
        var ended = ending(membership, from);
        var tied = against(unit, membership.person(), List.of(membership), List.of(ended, changed));
        if (!tied.isEmpty()) return new Enrolling.Refused(tied);
        return acts.perform(Act.of("membership.share", by, code(unit), id.value() + "\n" + draft.input()), act -> {
            store.end(id, from, act);
            store.insert(changed, act);
            return new Enrolling.Done(changed, false);
        });
    }

    /**
     * Lets a membership end with the beginning of a day. Who leaves a unit no longer speaks for it either; the last who
     * speaks for it can't leave while other members could choose somebody else first.
     */
    @Transactional
    public Enrolling end(Enrolment.Id id, String until, Actor by) {
        var shown = store.get(id);
        if (shown.isEmpty()) return unknown();
        var unit = shown.get().membership().unit();
        if (!mayEnd(shown.get().membership(), by)) return Enrolling.Refused.because("", "not-yours");
        store.lockUnits(List.of(unit.value()));
        var membership = store.get(id).orElseThrow().membership();
        var day = until.isBlank() ? members.today() : MembershipText.day(until.strip());
        if (day == null) {
            return Enrolling.Refused.because("until", "malformed-date", shortened(until));
        }
        var end = membership.until();
        if (day.isBefore(membership.from()) || (end != null && day.isAfter(end))) {
            return Enrolling.Refused.because("until", "no-membership-then", day);
        }
        var ending = ending(new Enrolment(id, membership), day);
        boolean speaks = ending.stream().anyMatch(each -> each.membership().role() == Role.SPOKESPERSON);
        boolean unspoken = speaks && speakersAfter(ending, unit, day).isEmpty();
        if (speaks) {
            var others = new ArrayList<>(members.heard(unit));
            others.remove(membership.person());
            boolean own = members.person(by).filter(membership.person()::equals).isPresent();
            if (!own && !others.isEmpty()) return Enrolling.Refused.because("", "members-choose", code(unit));
            if (unspoken && !others.isEmpty()) return Enrolling.Refused.because("", "last-spokesperson", code(unit));
        }
        var tied = against(
                unit,
                membership.person(),
                ending.stream().map(Enrolment::membership).toList(),
                ending.stream().map(each -> ending(each.membership(), day)).toList());
        if (!tied.isEmpty()) return new Enrolling.Refused(tied);
        return acts.perform(Act.of("membership.end", by, code(unit), id.value() + "\n" + day), act -> {
            ending.forEach(
                    each -> store.end(each.id(), later(day, each.membership().from()), act));
            return new Enrolling.Done(store.get(id).orElseThrow().membership(), unspoken);
        });
    }

    /** What stands against it that of somebody's memberships some become others. */
    private List<Fault> against(Unit.Id unit, Person.Id person, List<Membership> gone, List<Membership> come) {
        var before = store.ofUnits(List.of(unit.value())).stream()
                .filter(membership -> membership.person().equals(person))
                .toList();
        var after = new ArrayList<>(before);
        after.removeAll(gone);
        after.addAll(come);
        return ties.stream()
                .flatMap(each -> each.against(unit, person, before, after).stream())
                .toList();
    }

    /** A membership as it is once it has ended with the beginning of a day. */
    private static Membership ending(Membership membership, LocalDate day) {
        return new Membership(
                membership.unit(),
                membership.person(),
                membership.role(),
                membership.sharePpm(),
                membership.from(),
                later(day, membership.from()));
    }

    /** What ends with a membership: for a member everything the person is in the unit from that day on. */
    private List<Enrolment> ending(Enrolment ended, LocalDate day) {
        var membership = ended.membership();
        var ending = new ArrayList<>(List.of(ended));
        if (membership.role() == Role.MEMBER) {
            store.enrolments(membership.unit(), day).stream()
                    .filter(other -> other.membership().person().equals(membership.person())
                            && other.membership().role() == Role.SPOKESPERSON)
                    .forEach(ending::add);
        }
        return ending;
    }

    private List<Enrolment> speakersAfter(List<Enrolment> ending, Unit.Id unit, LocalDate day) {
        return store.enrolments(unit, day).stream()
                .filter(each -> each.membership().role() == Role.SPOKESPERSON && !ending.contains(each))
                .toList();
    }

    private String code(Unit.Id unit) {
        return units.find(unit).map(Unit::code).orElseThrow();
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }

    private static Enrolling unknown() {
        return Enrolling.Refused.because("", "unknown-membership");
    }
}
