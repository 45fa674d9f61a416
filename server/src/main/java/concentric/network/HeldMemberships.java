package concentric.network;

import concentric.network.HandingOver.Becomes;
import concentric.network.HandingOver.Line;
import concentric.network.UnitChange.Thing;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Parties;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Who belongs to a unit that changes: a member goes with the roles and the share of time they have. */
@Component
@Order(10)
class HeldMemberships implements Holding {

    static final String NOUN = "member";

    private final MembershipStore store;
    private final People people;
    private final UnitStore units;
    private final Parties parties;
    private final List<Ties> ties;

    HeldMemberships(MembershipStore store, People people, UnitStore units, Parties parties, List<Ties> ties) {
        this.store = store;
        this.people = people;
        this.units = units;
        this.parties = parties;
        this.ties = ties;
    }

    /** What a person is in the unit from the day on. */
    private record Held(Person person, Thing thing, List<Enrolment> enrolments) {}

    @Override
    public HandingOver rehearse(UnitChange change) {
        var lines = new ArrayList<Line>();
        var faults = new ArrayList<Fault>();
        for (var each : held(change)) {
            var becomes = HandingOver.becomes(change, each.thing());
            lines.add(new Line(
                    each.thing(),
                    each.person().name(),
                    "/people/" + each.person().code(),
                    becomes));
            if (becomes == Becomes.UNSAID) {
                faults.add(
                        Fault.in("choices", "member-without-unit", each.person().name()));
            } else if (becomes != Becomes.STAYS) {
                faults.addAll(against(change, each));
            }
        }
        return new HandingOver(lines, faults);
    }

    private List<Held> held(UnitChange change) {
        var byPerson = new LinkedHashMap<Person.Id, List<Enrolment>>();
        for (var each : store.enrolments(change.unit().id(), change.day())) {
            byPerson.computeIfAbsent(each.membership().person(), none -> new ArrayList<>())
                    .add(each);
        }
        var known = people.all(byPerson.keySet().stream().map(Person.Id::value).toList());
        return byPerson.entrySet().stream()
                .map(each -> {
                    var person = Optional.ofNullable(known.get(each.getKey().value()))
                            .orElseThrow();
                    return new Held(person, new Thing(NOUN, person.code()), each.getValue());
                })
                .toList();
    }

    /** What later modules have against it that somebody leaves. */
    private List<Fault> against(UnitChange change, Held held) {
        var before = store.ofUnit(change.unit().id()).stream()
                .filter(membership -> membership.person().equals(held.person().id()))
                .toList();
        var after = before.stream().map(each -> ending(each, change.day())).toList();
        return ties.stream()
                .flatMap(each -> each.against(change.unit().id(), held.person().id(), before, after).stream())
                .toList();
    }

    private static Membership ending(Membership membership, LocalDate day) {
        var until = membership.until();
        if (until != null && !until.isAfter(day)) return membership;
        return new Membership(
                membership.unit(),
                membership.person(),
                membership.role(),
                membership.sharePpm(),
                membership.from(),
                later(membership.from(), day));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public List<Fault> handOver(UnitChange change, Actor by, Act.Id act) {
        for (var each : held(change)) {
            var becomes = HandingOver.becomes(change, each.thing());
            if (becomes == Becomes.STAYS) continue;
            for (var enrolment : each.enrolments()) {
                store.end(enrolment.id(), later(enrolment.membership().from(), change.day()), act);
            }
            if (becomes == Becomes.GOES) enter(change, each, act);
        }
        return List.of();
    }

    /**
     * Who is in the other unit already stays there as they are. Only in a new unit one goes on speaking: in one that there is its
     * own members choose.
     */
    private void enter(UnitChange change, Held held, Act.Id act) {
        var to = parties.find(change.to(held.thing()).orElseThrow()).orElseThrow();
        var unit = units.get(new Unit.Id(to.id())).orElseThrow();
        var there = store.enrolments(unit.id(), change.day()).stream()
                .map(Enrolment::membership)
                .toList();
        for (var enrolment : held.enrolments()) {
            var old = enrolment.membership();
            if (old.role() == Role.SPOKESPERSON && change.isEnd()) continue;
            var from = later(old.from(), change.day());
            var entered = new Membership(unit.id(), old.person(), old.role(), old.sharePpm(), from, old.until());
            if (there.stream().noneMatch(entered::overlaps)) store.insert(entered, act);
        }
    }
}
