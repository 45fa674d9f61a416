package concentric.network;

import concentric.people.Account;
import concentric.people.Accounts;
import concentric.people.Person;
import concentric.platform.Actor;
import concentric.platform.Organisations;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who somebody is in a unit today, and which of its members can be heard: those with an account in use. */
@Component
class Members {

    private final MembershipStore store;
    private final Accounts accounts;
    private final Organisations organisations;
    private final InstantSource clock;

    Members(MembershipStore store, Accounts accounts, Organisations organisations, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.organisations = organisations;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), organisations.current().zone());
    }

    /** The person who acts; nobody for an account that belongs to none. */
    Optional<Person.Id> person(Actor actor) {
        return accounts.person(actor);
    }

    /** The units that a person belongs to today. */
    List<Long> unitsOf(Person.Id person) {
        var today = today();
        return store.ofPerson(person).stream()
                .filter(membership -> membership.holds(today))
                .map(membership -> membership.unit().value())
                .distinct()
                .toList();
    }

    /** What a unit's memberships are today. */
    List<Membership> of(Unit.Id unit) {
        var today = today();
        return store.ofUnit(unit).stream()
                .filter(membership -> membership.holds(today))
                .toList();
    }

    /** The members of a unit who can be heard today. */
    Set<Person.Id> heard(Unit.Id unit) {
        return heard(of(unit));
    }

    /** Those among these memberships' people who can be heard. */
    Set<Person.Id> heard(List<Membership> memberships) {
        var persons = memberships.stream().map(Membership::person).collect(Collectors.toSet());
        var found = accounts.ofAll(persons);
        return persons.stream()
                .filter(person -> {
                    var account = found.get(person.value());
                    return account != null && account.active();
                })
                .collect(Collectors.toSet());
    }

    /** Whether the actor speaks for the unit today. */
    boolean speaks(Actor actor, Unit.Id unit) {
        return person(actor)
                .filter(person -> of(unit).stream()
                        .anyMatch(membership -> membership.role() == Role.SPOKESPERSON
                                && membership.person().equals(person)))
                .isPresent();
    }

    /** The units for which a person speaks today. */
    List<Unit.Id> spokenFor(Person.Id person) {
        var today = today();
        return store.ofPerson(person).stream()
                .filter(membership -> membership.role() == Role.SPOKESPERSON && membership.holds(today))
                .map(Membership::unit)
                .distinct()
                .toList();
    }

    /**
     * Whether the actor acts for the unit towards others: whoever speaks for it, or the custodian while nobody who does
     * can be heard.
     */
    boolean actsFor(Actor actor, Unit.Id unit) {
        if (speaks(actor, unit)) return true;
        if (!actor.custodian()) return false;
        var speakers = of(unit).stream()
                .filter(membership -> membership.role() == Role.SPOKESPERSON)
                .toList();
        return heard(speakers).isEmpty();
    }

    /**
     * Who once acted for a person. An account is never taken from its person, so there is one for ever.
     *
     * @throws IllegalStateException for a person who never had an account
     */
    Actor actor(Person.Id person) {
        return accounts.of(person)
                .map(Account::actor)
                .orElseThrow(() -> new IllegalStateException("no account of person " + person.value()));
    }
}
