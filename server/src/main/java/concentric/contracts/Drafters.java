package concentric.contracts;

import concentric.network.Memberships;
import concentric.people.Accounts;
import concentric.platform.Actor;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Who may write and change drafts: the members of every unit that has a part in the contract, and the custodian. A draft
 * binds nobody, so nobody needs a mandate for it; whom it binds, signs it.
 */
@Component
class Drafters {

    private final Accounts accounts;
    private final Memberships memberships;

    Drafters(Accounts accounts, Memberships memberships) {
        this.accounts = accounts;
        this.memberships = memberships;
    }

    /** Whether the actor may write drafts at all. */
    boolean may(Actor by) {
        return by.custodian() || !unitsOf(by).isEmpty();
    }

    /** Whether the actor may write or change a draft that these parties have to sign. */
    boolean may(Actor by, Collection<Long> signers) {
        return by.custodian() || unitsOf(by).stream().anyMatch(signers::contains);
    }

    /** Whether the actor is one of these parties, belongs to one of them, or is the custodian. */
    boolean belongs(Actor by, Collection<Long> parties) {
        return by.custodian() || !sides(by, parties).isEmpty();
    }

    /** Those of these parties that the actor belongs to, or is. */
    Set<Long> sides(Actor by, Collection<Long> parties) {
        var sides = unitsOf(by);
        accounts.person(by).ifPresent(person -> sides.add(person.value()));
        sides.retainAll(parties);
        return sides;
    }

    /** The units that the actor belongs to today. */
    Set<Long> unitsOf(Actor by) {
        var units = new HashSet<Long>();
        accounts.person(by)
                .ifPresent(person -> memberships
                        .of(person)
                        .forEach(membership -> units.add(membership.unit().value())));
        return units;
    }
}
