package concentric.costs;

import concentric.network.Membership;
import concentric.network.Unit;
import concentric.people.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long people stayed in units without a gap. Somebody whose share of time changes has several memberships in a row and
 * one stay; who leaves and joins again has two.
 */
final class Stays {

    /** Somebody in a unit. */
    record Member(Unit.Id unit, Person.Id person) {}

    /**
     * Days without a gap.
     *
     * @param until the day after the last; null while it goes on
     */
    record Stay(LocalDate from, @Nullable LocalDate until) {

        boolean holds(LocalDate day) {
            return !day.isBefore(from) && (until == null || day.isBefore(until));
        }
    }

    private final Map<Member, List<Stay>> stays = new HashMap<>();

    private Stays() {}

    /** Of these memberships. */
    static Stays of(Collection<Membership> memberships) {
        var stays = new Stays();
        memberships.stream()
                .sorted(Comparator.comparing(Membership::from))
                .forEach(membership -> stays.add(membership));
        return stays;
    }

    private void add(Membership membership) {
        var known = stays.computeIfAbsent(new Member(membership.unit(), membership.person()), any -> new ArrayList<>());
        var last = known.isEmpty() ? null : known.getLast();
        boolean goesOn =
                last != null && (last.until() == null || !membership.from().isAfter(last.until()));
        if (last == null || !goesOn) {
            known.add(new Stay(membership.from(), membership.until()));
        } else {
            known.set(known.size() - 1, new Stay(last.from(), later(last.until(), membership.until())));
        }
    }

    private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) return null;
        return one.isAfter(other) ? one : other;
    }

    /** The stay that a day is in; nothing if the person is no member on that day. */
    Optional<Stay> at(Member member, LocalDate day) {
        return stays.getOrDefault(member, List.of()).stream()
                .filter(stay -> stay.holds(day))
                .findFirst();
    }

    /** How many people each unit has on any of these days. */
    Map<Long, Integer> members(LocalDate from, LocalDate until) {
        var members = new HashMap<Long, Integer>();
        stays.forEach((member, its) -> {
            boolean there = its.stream()
                    .anyMatch(stay ->
                            stay.from().isBefore(until) && (stay.until() == null || from.isBefore(stay.until())));
            if (there) members.merge(member.unit().value(), 1, Integer::sum);
        });
        return members;
    }
}
