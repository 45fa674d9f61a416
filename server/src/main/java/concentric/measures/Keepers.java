package concentric.measures;

import concentric.network.Membership;
import concentric.network.Memberships;
import concentric.network.Unit;
import concentric.people.Accounts;
import concentric.platform.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who sees to a measure: the members of the unit that keeps it, or of the unit that is measured; and the custodian. */
@Component
class Keepers {

    private final Accounts accounts;
    private final Memberships memberships;

    Keepers(Accounts accounts, Memberships memberships) {
        this.accounts = accounts;
        this.memberships = memberships;
    }

    /** Whether the actor defines measures that this unit keeps; those that each unit keeps for itself the custodian does. */
    boolean mayDefine(Unit.@Nullable Id keeper, Actor by) {
        return by.custodian() || (keeper != null && unitsOf(by).contains(keeper));
    }

    /** Whether the actor enters readings of a subject. */
    boolean mayEnter(Measure measure, Unit.@Nullable Id subject, Actor by) {
        if (by.custodian()) return true;
        var keeper = measure.keeper() == null ? subject : measure.keeper();
        return keeper != null && unitsOf(by).contains(keeper);
    }

    /** The units that the actor is a member of. */
    List<Unit.Id> unitsOf(Actor by) {
        return accounts.person(by).map(memberships::of).orElse(List.of()).stream()
                .map(Membership::unit)
                .distinct()
                .toList();
    }
}
