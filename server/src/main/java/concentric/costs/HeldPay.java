package concentric.costs;

import concentric.costs.Stays.Member;
import concentric.network.Holding;
import concentric.network.Memberships;
import concentric.network.Unit;
import concentric.network.UnitChange;
import concentric.network.UnitChange.Thing;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Parties;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Base pay of a unit that changes goes with the member: who goes to another unit has it there, who leaves has none any more. Who
 * is paid in the other unit already stays so.
 */
@Component
@Order(35)
class HeldPay implements Holding {

    private final PayStore store;
    private final People people;
    private final Memberships memberships;
    private final Parties parties;

    HeldPay(PayStore store, People people, Memberships memberships, Parties parties) {
        this.store = store;
        this.people = people;
        this.memberships = memberships;
        this.parties = parties;
    }

    /** How many, not whose: base pay is private. */
    @Override
    public List<Open> open(UnitChange change) {
        long paid = store.ofUnits(List.of(change.unit().id().value())).stream()
                .map(Pay::person)
                .distinct()
                .count();
        if (paid == 0) return List.of();
        return List.of(new Open(Fault.in("", "base-pay-of-unit", change.unit().name(), paid), "/pay"));
    }

    /** After members were handed over. */
    @Override
    public List<Fault> handOver(UnitChange change, Actor by, Act.Id act) {
        for (var thing : change.choices().keySet()) {
            if (!thing.noun().equals("member") || !change.isGiven(thing)) continue;
            people.find(thing.key()).ifPresent(person -> follow(person.id(), thing, change));
        }
        return List.of();
    }

    private void follow(Person.Id person, Thing thing, UnitChange change) {
        var to = new Unit.Id(
                parties.find(change.to(thing).orElseThrow()).orElseThrow().id());
        if (!store.of(to, person).isEmpty()) return;
        var going = going(person, change);
        if (!going.isEmpty()) store.follow(going, to, change.day());
    }

    /** What would have been paid from the day on: the row that counts then, and those that begin later. */
    private List<Pay> going(Person.Id person, UnitChange change) {
        var unit = change.unit().id();
        var stays = Stays.of(memberships.ever(List.of(unit.value())));
        var going = new ArrayList<Pay>();
        for (var row : store.of(unit, person)) {
            if (row.from().isAfter(change.day())) going.add(row);
            else {
                going.clear();
                stays.at(new Member(unit, person), row.from())
                        .filter(stay -> stay.until() == null || !stay.until().isBefore(change.day()))
                        .ifPresent(stay -> going.add(row));
            }
        }
        return going;
    }
}
