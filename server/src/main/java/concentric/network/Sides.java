package concentric.network;

import concentric.platform.Actor;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Partners' people see only their own side. Whoever belongs to partners alone is one of them; also who did so and belongs
 * nowhere any more, or will only then belong somewhere: leaving shows nobody more than they saw before. A community's own unit is
 * as much a partner's as anybody's, so belonging to it shows no more than its side either.
 */
@Service
public class Sides {

    private final Members members;
    private final MembershipStore store;
    private final UnitStore units;
    private final CommunityStore communities;

    Sides(Members members, MembershipStore store, UnitStore units, CommunityStore communities) {
        this.communities = communities;
        this.members = members;
        this.store = store;
        this.units = units;
    }

    /** The units that are all the actor sees; nothing for whoever sees the whole organisation. */
    @Transactional(readOnly = true)
    public Optional<Set<Long>> of(Actor by) {
        if (by.custodian()) return Optional.empty();
        var all = members.person(by).map(store::ofPerson).orElse(List.of());
        if (all.isEmpty()) return Optional.empty();
        var today = members.today();
        var current = all.stream().filter(membership -> membership.holds(today)).toList();
        var judged = current.isEmpty() ? all : current;
        var kinds = units.all(judged.stream().map(each -> each.unit().value()).toList());
        var ofCommunities = communities.ownUnits().values();
        boolean partners = kinds.values().stream()
                .allMatch(unit -> unit.kind() == UnitKind.PARTNER || ofCommunities.contains(unit.id()));
        if (!partners) return Optional.empty();
        return Optional.of(current.stream().map(each -> each.unit().value()).collect(Collectors.toSet()));
    }

    /** Whether the actor may see what one of these units is a party of. */
    @Transactional(readOnly = true)
    public boolean sees(Actor by, Collection<Long> parties) {
        return of(by).map(side -> parties.stream().anyMatch(side::contains)).orElse(true);
    }
}
