package concentric.network;

import concentric.people.Host;
import concentric.people.Person;
import concentric.platform.Actor;
import org.springframework.stereotype.Component;

/**
 * A spokesperson invites people of the own unit. Of somebody who is in other units too the actor must speak for all of
 * them: else one could let a person join, invite them, and speak for another unit by the account that comes of it.
 */
@Component
class UnitHost implements Host {

    private final MembershipStore store;
    private final Members members;

    UnitHost(MembershipStore store, Members members) {
        this.store = store;
        this.members = members;
    }

    @Override
    public boolean mayInvite(Person.Id person, Actor by) {
        var today = members.today();
        var units = store.ofPerson(person).stream()
                .filter(membership -> membership.until() == null || today.isBefore(membership.until()))
                .map(Membership::unit)
                .distinct()
                .toList();
        return !units.isEmpty() && units.stream().allMatch(unit -> members.speaks(by, unit));
    }
}
