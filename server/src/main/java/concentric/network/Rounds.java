package concentric.network;

import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.TypedText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door through which members choose and recall who speaks for their unit. One proposes, the others consent or object
 * with a reason; with everybody's consent it takes effect at once, else when its time is over and nobody objects. Only
 * members with an account are asked. Nobody overrules them: the custodian decides only while nobody can be asked.
 */
@Service
public class Rounds {

    /** The shortest and longest time a round is open, in days. */
    public static final int SHORTEST_DAYS = 2;

    /** See {@link #SHORTEST_DAYS}. */
    public static final int LONGEST_DAYS = 30;

    private static final int LONGEST_TEXT = 1_000;
    private static final int SHOWN = 20;

    private final RoundStore store;
    private final MembershipStore memberships;
    private final Members members;
    private final Units units;
    private final People people;
    private final Acts acts;
    private final InstantSource clock;

    Rounds(
            RoundStore store,
            MembershipStore memberships,
            Members members,
            Units units,
            People people,
            Acts acts,
            InstantSource clock) {
        this.store = store;
        this.memberships = memberships;
        this.members = members;
        this.units = units;
        this.people = people;
        this.acts = acts;
        this.clock = clock;
    }

    /** A round. */
    @Transactional(readOnly = true)
    public Optional<Round> find(Round.Id id) {
        return store.get(id);
    }

    /** The latest rounds of a unit, newest first. */
    @Transactional(readOnly = true)
    public List<Round> of(Unit.Id unit) {
        return store.ofUnit(unit, SHOWN);
    }

    /** The rounds of a unit before an id, newest first: for whoever reads them all, sheet by sheet. */
    @Transactional(readOnly = true)
    public List<Round> before(Unit.Id unit, long id, int limit) {
        return store.before(unit, id, limit);
    }

    /** Whether the actor may propose and be heard in this unit's rounds today. */
    @Transactional(readOnly = true)
    public boolean isHeard(Unit.Id unit, Actor by) {
        return members.person(by).filter(members.heard(unit)::contains).isPresent();
    }

    /** Whether the actor is asked in a round, and can still be heard. */
    @Transactional(readOnly = true)
    public boolean isAsked(Round round, Actor by) {
        return round.isOpen()
                && clock.instant().isBefore(round.endsAt())
                && isHeard(round.unit(), by)
                && members.person(by).filter(round::asks).isPresent();
    }

    /** The open rounds in which the actor is asked and has not spoken yet, newest first. */
    @Transactional(readOnly = true)
    public List<Round> waitingFor(Actor by) {
        var person = members.person(by);
        if (person.isEmpty()) return List.of();
        return store.open(members.unitsOf(person.get())).stream()
                .filter(round -> !round.hasVoiceOf(person.get()))
                .filter(round -> isAsked(round, by))
                .toList();
    }

    /** Whether nobody in the unit can be asked, so that the custodian decides. */
    @Transactional(readOnly = true)
    public boolean isForCustodian(Unit.Id unit, Actor by) {
        return by.custodian() && members.heard(unit).isEmpty();
    }

    /**
     * Proposes who shall speak for a unit, or no longer. The proposer consents by it.
     *
     * @param days how long the others have
     */
    @Transactional
    public RoundChange propose(Unit.Id unit, Person.Id person, Round.Choice choice, String reason, int days, Actor by) {
        memberships.lockUnits(List.of(unit.value()));
        var proposer = members.person(by).filter(members.heard(unit)::contains);
        if (proposer.isEmpty()) return RoundChange.Refused.because("not-a-member");
        var cleanReason = TypedText.clean(reason);
        var fault = fault(unit, person, choice, cleanReason, days);
        if (fault.isPresent()) return new RoundChange.Refused(List.of(fault.get()));
        var now = clock.instant();
        var round = new Round(
                new Round.Id(0),
                unit,
                person,
                choice,
                proposer.get(),
                cleanReason,
                now,
                now.plus(Duration.ofDays(days)),
                List.of(),
                Optional.empty());
        var input = choice.word() + "\n" + person.value() + "\n" + cleanReason + "\n" + days;
        var id = acts.perform(Act.of("spokesperson.propose", by, code(unit), input), act -> {
            var proposed = store.insert(round, act);
            if (round.asks(proposer.get())) store.insertVoice(proposed, proposer.get(), "", now, act);
            return proposed;
        });
        return heard(id, now);
    }

    /** Consents to a round, also instead of an objection made before. */
    @Transactional
    public RoundChange consent(Round.Id id, Actor by) {
        return say(id, "", by);
    }

    /** Objects to a round: what harm it would do. */
    @Transactional
    public RoundChange object(Round.Id id, String objection, Actor by) {
        var clean = TypedText.clean(objection);
        var fault = TypedText.faultOfRequired("objection", clean, LONGEST_TEXT);
        return fault.isPresent() ? new RoundChange.Refused(List.of(fault.get())) : say(id, clean, by);
    }

    /** Takes a round back; only who proposed it may. */
    @Transactional
    public RoundChange withdraw(Round.Id id, Actor by) {
        var round = lock(id);
        if (round.isEmpty()) return RoundChange.Refused.because("unknown-round");
        if (!members.person(by).equals(Optional.of(round.get().proposer()))) {
            return RoundChange.Refused.because("not-yours");
        }
        if (!round.get().isOpen()) return RoundChange.Refused.because("round-over");
        return acts.perform(Act.of("spokesperson.withdraw", by, code(round.get().unit()), "" + id.value()), act -> {
            store.end(id, Round.Outcome.WITHDRAWN, clock.instant(), act);
            return new RoundChange.Heard(store.get(id).orElseThrow());
        });
    }

    /** Decides for a unit in which nobody can be asked who speaks for it; only the custodian may. */
    @Transactional
    public Enrolling appoint(Unit.Id unit, Person.Id person, Round.Choice choice, Actor by) {
        if (!by.custodian()) return Enrolling.Refused.because("", "custodian-only");
        memberships.lockUnits(List.of(unit.value()));
        if (!members.heard(unit).isEmpty()) return Enrolling.Refused.because("", "members-choose", code(unit));
        var fault = fault(unit, person, choice);
        if (fault.isPresent()) return new Enrolling.Refused(List.of(fault.get()));
        var verb = choice == Round.Choice.CHOOSE ? "spokesperson.appoint" : "spokesperson.dismiss";
        var membership = current(unit, person, Role.SPOKESPERSON);
        return acts.perform(Act.of(verb, by, code(unit), String.valueOf(person.value())), act -> {
            carryOut(unit, person, choice, act);
            var now = current(unit, person, Role.SPOKESPERSON).or(() -> membership);
            return new Enrolling.Done(now.orElseThrow().membership(), false);
        });
    }

    /** Ends the rounds whose time is over, as their members' silence or objections say; how many there were. */
    @Transactional
    public int endDue() {
        var due = store.due(clock.instant(), SHOWN);
        due.forEach(this::endOverdue);
        return due.size();
    }

    private void endOverdue(Round.Id id) {
        var round = lock(id).filter(Round::isOpen);
        round.ifPresent(open -> end(open, open.isObjectedTo() ? Round.Outcome.OBJECTED : Round.Outcome.EFFECTIVE));
    }

    private RoundChange say(Round.Id id, String objection, Actor by) {
        var round = lock(id);
        if (round.isEmpty()) return RoundChange.Refused.because("unknown-round");
        var now = clock.instant();
        if (!isHeard(round.get().unit(), by)) return RoundChange.Refused.because("not-a-member");
        if (!round.get().isOpen() || !now.isBefore(round.get().endsAt())) {
            return RoundChange.Refused.because("round-over");
        }
        var member = members.person(by).orElseThrow();
        if (!round.get().asks(member)) return RoundChange.Refused.because("not-asked");
        var verb = objection.isEmpty() ? "spokesperson.consent" : "spokesperson.object";
        acts.perform(Act.of(verb, by, code(round.get().unit()), id.value() + "\n" + objection), act -> {
            store.insertVoice(id, member, objection, now, act);
            return act;
        });
        return heard(id, now);
    }

    /** The round after somebody was heard; with everybody's consent it takes effect at once. */
    private RoundChange heard(Round.Id id, Instant now) {
        var round = store.get(id).orElseThrow();
        boolean all = members.heard(round.unit()).stream().filter(round::asks).allMatch(round::hasConsentOf);
        if (all && now.isBefore(round.endsAt())) end(round, Round.Outcome.EFFECTIVE);
        return new RoundChange.Heard(store.get(id).orElseThrow());
    }

    /** Ends a round in the name of who proposed it: what silence or consent lets through is the proposer's own act. */
    private void end(Round round, Round.Outcome wanted) {
        var by = members.actor(round.proposer());
        boolean hasObject = isHeard(round.unit(), by)
                && fault(round.unit(), round.person(), round.choice()).isEmpty();
        var outcome = wanted == Round.Outcome.EFFECTIVE && !hasObject ? Round.Outcome.VOID : wanted;
        var verb = verb(round.choice(), outcome);
        acts.perform(
                Act.of(verb, by, code(round.unit()), String.valueOf(round.id().value())), act -> {
                    store.end(round.id(), outcome, clock.instant(), act);
                    if (outcome == Round.Outcome.EFFECTIVE) carryOut(round.unit(), round.person(), round.choice(), act);
                    return act;
                });
    }

    private static String verb(Round.Choice choice, Round.Outcome outcome) {
        if (outcome != Round.Outcome.EFFECTIVE) return "spokesperson.end-round";
        return choice == Round.Choice.CHOOSE ? "spokesperson.choose" : "spokesperson.recall";
    }

    private void carryOut(Unit.Id unit, Person.Id person, Round.Choice choice, Act.Id act) {
        var today = members.today();
        switch (choice) {
            case CHOOSE -> {
                // Up to where the person speaks for the unit anyway.
                var next = memberships.enrolments(unit, today).stream()
                        .map(Enrolment::membership)
                        .filter(each -> each.role() == Role.SPOKESPERSON
                                && each.person().equals(person))
                        .map(Membership::from)
                        .findFirst()
                        .orElse(null);
                memberships.insert(new Membership(unit, person, Role.SPOKESPERSON, null, today, next), act);
            }
            case RECALL ->
                current(unit, person, Role.SPOKESPERSON).ifPresent(each -> memberships.end(each.id(), today, act));
        }
    }

    private Optional<Fault> fault(Unit.Id unit, Person.Id person, Round.Choice choice, String reason, int days) {
        if (days < SHORTEST_DAYS || days > LONGEST_DAYS) {
            return Optional.of(Fault.in("days", "out-of-range", SHORTEST_DAYS, LONGEST_DAYS));
        }
        boolean isOpen = store.ofUnit(unit, SHOWN).stream()
                .anyMatch(round -> round.isOpen() && round.person().equals(person) && round.choice() == choice);
        if (isOpen) return Optional.of(Fault.in("person", "round-open"));
        return TypedText.faultOfRequired("reason", reason, LONGEST_TEXT).or(() -> fault(unit, person, choice));
    }

    /** Why a choice has no object today; nothing if it has. */
    private Optional<Fault> fault(Unit.Id unit, Person.Id person, Round.Choice choice) {
        var name = people.find(person).map(Person::name).orElse("");
        boolean belongs =
                members.of(unit).stream().anyMatch(each -> each.person().equals(person));
        if (!belongs) return Optional.of(Fault.in("person", "no-member", name));
        boolean speaks = current(unit, person, Role.SPOKESPERSON).isPresent();
        return switch (choice) {
            case CHOOSE -> speaks ? Optional.of(Fault.in("person", "speaks-already", name)) : Optional.empty();
            case RECALL -> speaks ? Optional.empty() : Optional.of(Fault.in("person", "speaks-not", name));
        };
    }

    private Optional<Enrolment> current(Unit.Id unit, Person.Id person, Role role) {
        var today = members.today();
        return memberships.enrolments(unit, today).stream()
                .filter(each -> each.membership().person().equals(person)
                        && each.membership().role() == role
                        && each.membership().holds(today))
                .findFirst();
    }

    private Optional<Round> lock(Round.Id id) {
        return store.get(id).flatMap(round -> {
            memberships.lockUnits(List.of(round.unit().value()));
            return store.get(id);
        });
    }

    private String code(Unit.Id unit) {
        return units.find(unit).map(Unit::code).orElseThrow();
    }
}
