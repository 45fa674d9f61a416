package concentric.network;

import concentric.people.Person;
import concentric.platform.Organisations;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door of memberships. "Today" is the day in the organisation's time zone. */
@Service
public class Memberships {

    private final MembershipStore store;
    private final Organisations organisations;
    private final InstantSource clock;

    Memberships(MembershipStore store, Organisations organisations, InstantSource clock) {
        this.store = store;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Who belongs to the unit today. */
    @Transactional(readOnly = true)
    public List<Membership> of(Unit.Id unit) {
        var today = today();
        return store.ofUnit(unit).stream()
                .filter(membership -> membership.holds(today))
                .toList();
    }

    /** Who belongs to these units, ever belonged or will, by their first day. */
    @Transactional(readOnly = true)
    public List<Membership> ever(Collection<Long> units) {
        return store.ofUnits(units);
    }

    /** What the person belongs to today. */
    @Transactional(readOnly = true)
    public List<Membership> of(Person.Id person) {
        var today = today();
        return store.ofPerson(person).stream()
                .filter(membership -> membership.holds(today))
                .toList();
    }

    /** How many people belong to each unit today; units without any are left out. */
    @Transactional(readOnly = true)
    public Map<Long, Integer> sizes(Collection<Long> units) {
        return store.sizes(units, today());
    }

    /** How many people belong to each unit on a day; units without any are left out. */
    @Transactional(readOnly = true)
    public Map<Long, Integer> sizes(LocalDate day) {
        return store.sizes(day);
    }

    /** How many people belong to any unit on a day; who belongs to several counts once. */
    @Transactional(readOnly = true)
    public long people(LocalDate day) {
        return store.people(day);
    }

    /** The first day on which anybody belonged to each unit; units that nobody ever belonged to are left out. */
    @Transactional(readOnly = true)
    public Map<Long, LocalDate> beginnings() {
        return store.beginnings();
    }

    /** The persons who speak for each unit today; units without one are left out. */
    @Transactional(readOnly = true)
    public Map<Long, List<Person.Id>> spokespersons(Collection<Long> units) {
        return store.spokespersons(units, today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), organisations.current().zone());
    }
}
