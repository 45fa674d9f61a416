package concentric.costs;

import concentric.network.Membership;
import concentric.network.Memberships;
import concentric.network.Sides;
import concentric.network.Unit;
import concentric.people.Accounts;
import concentric.people.Person;
import concentric.platform.Actor;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who somebody is to a unit, as far as its money goes. */
@Component
class Circle {

    private final Accounts accounts;
    private final Memberships memberships;
    private final Sides sides;

    Circle(Accounts accounts, Memberships memberships, Sides sides) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.sides = sides;
    }

    /** Whether the actor may know of the unit's money at all: partners' people of their own units only. */
    boolean isInSight(Unit.Id unit, Actor viewer) {
        return sides.sees(viewer, List.of(unit.value()));
    }

    /** The person who acts; nobody for an account that belongs to none. */
    Optional<Person.Id> person(Actor by) {
        return accounts.person(by);
    }

    /** The units that the actor is a member of today. */
    List<Unit.Id> unitsOf(Actor by) {
        return person(by).map(memberships::of).orElse(List.of()).stream()
                .map(Membership::unit)
                .distinct()
                .toList();
    }

    boolean isMember(Unit.Id unit, Actor by) {
        return unitsOf(by).contains(unit);
    }

    /** Whether the actor records what a unit spends: its members, and the custodian. */
    boolean mayRecord(Unit.Id unit, Actor by) {
        return by.custodian() || isMember(unit, by);
    }

    /** Whether the actor sets base pay in a unit: whoever speaks for it, and the custodian. */
    boolean maySetPay(Unit.Id unit, Actor by) {
        if (by.custodian()) return true;
        var speakers = memberships.spokespersons(List.of(unit.value())).getOrDefault(unit.value(), List.of());
        return person(by).filter(speakers::contains).isPresent();
    }
}
