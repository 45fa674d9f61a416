package concentric.costs;

import static concentric.platform.TypedText.shortened;

import concentric.costs.Recording.Recorded;
import concentric.costs.Recording.Refused;
import concentric.costs.Stays.Member;
import concentric.network.Membership;
import concentric.network.Memberships;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.people.People;
import concentric.people.Person;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.WriterLock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of base pay. It is private: a row of it is seen by the person it is for, by whoever set it, who knows it anyway,
 * and, if the person chose so, by the members of the unit. Nobody else sees one, the custodian and who speaks for the unit
 * included; all others see sums, as {@link Costs#sees} says.
 */
@Service
public class Pays {

    private final PayStore store;
    private final Minimums minimums;
    private final Circle circle;
    private final Calendar calendar;
    private final Units units;
    private final People people;
    private final Memberships memberships;
    private final Organisations organisations;
    private final WriterLock writerLock;
    private final Acts acts;

    Pays(
            PayStore store,
            Minimums minimums,
            Circle circle,
            Calendar calendar,
            Units units,
            People people,
            Memberships memberships,
            Organisations organisations,
            WriterLock writerLock,
            Acts acts) {
        this.store = store;
        this.minimums = minimums;
        this.circle = circle;
        this.calendar = calendar;
        this.units = units;
        this.people = people;
        this.memberships = memberships;
        this.organisations = organisations;
        this.writerLock = writerLock;
        this.acts = acts;
    }

    /** Sets what a member gets each month from a day on. Whoever speaks for the unit may, and the custodian. */
    @Transactional
    public Recording<Pay> set(PayDraft draft, Actor by) {
        var unit = units.find(draft.unit());
        if (unit.isEmpty()) return Recording.refused("unit", "unknown-unit", shortened(draft.unit()));
        if (!circle.maySetPay(unit.get().id(), by)) return Recording.refused("", "not-spokesperson");
        writerLock.take();
        var person = people.find(draft.person());
        if (person.isEmpty()) return Recording.refused("person", "unknown-person", shortened(draft.person()));
        var who = person.get().id();
        var there = memberships.ever(List.of(unit.get().id().value())).stream()
                .filter(membership -> membership.person().equals(who))
                .toList();
        var before = store.of(unit.get().id(), who);
        return switch (read(draft, new Member(unit.get().id(), who), there, before)) {
            case Recorded<Pay>(var pay) ->
                acts.perform(
                        Act.of("pay.set", by, unit.get().code(), draft.input()),
                        act -> new Recorded<>(store.get(store.insert(pay, act))));
            case Refused<Pay>(var faults) -> new Refused<>(faults);
        };
    }

    /**
     * What a draft says of a member.
     *
     * @param there the memberships of the person in the unit
     * @param before the rows that there are, in the order in which they count
     */
    Recording<Pay> read(PayDraft draft, Member member, List<Membership> there, List<Pay> before) {
        var fields = new Fields(calendar);
        var currency = fields.currency(draft.currency(), organisations.current().currency());
        long amount = fields.paid(draft.amount(), currency);
        var from = fields.begins("from", draft.from());
        if (from != null) {
            var stay = Stays.of(there).at(member, from);
            if (stay.isEmpty()) {
                fields.add(Fault.in("person", "no-member-then", from));
            } else if (fields.faults().isEmpty()) {
                var until = earlier(next(before, from), stay.get().until());
                minimums.against(amount, currency, from, until, there).ifPresent(fields::add);
            }
        }
        if (!fields.faults().isEmpty() || from == null) return new Refused<>(fields.faults());
        return new Recorded<>(
                new Pay(new Pay.Id(0), member.unit(), member.person(), amount, currency, from, calendar.now(), 0));
    }

    /** When the next row after a day begins. */
    private static @Nullable LocalDate next(List<Pay> rows, LocalDate day) {
        return rows.stream()
                .map(Pay::from)
                .filter(from -> from.isAfter(day))
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private static @Nullable LocalDate earlier(@Nullable LocalDate one, @Nullable LocalDate other) {
        if (one == null || other == null) return one == null ? other : one;
        return one.isBefore(other) ? one : other;
    }

    /** Whether the actor sets base pay in a unit. */
    @Transactional(readOnly = true)
    public boolean maySet(Unit.Id unit, Actor by) {
        return circle.maySetPay(unit, by);
    }

    /**
     * What base pay of a person in a unit comes to in a month, in minor units of a currency. For statements of the person
     * alone: whoever asks sees to it that nobody else reads it.
     */
    @Transactional(readOnly = true)
    public long of(Person.Id person, Unit.Id unit, YearMonth month, Currency currency) {
        var rows = store.between(month.atDay(1), month.plusMonths(1).atDay(1), unit, person);
        var stays = Stays.of(memberships.ever(List.of(unit.value())));
        return new MonthOfPay(month, stays).of(rows, currency).getOrDefault(new Member(unit, person), 0L);
    }

    /** The units in which a person ever had base pay. */
    @Transactional(readOnly = true)
    public List<Unit.Id> unitsOf(Person.Id person) {
        return store.unitsOf(person);
    }

    /**
     * The rows that somebody sees, behind an id, by id.
     *
     * @param unit only of this one; null: of any
     */
    @Transactional(readOnly = true)
    public List<Pay> seen(Actor viewer, Unit.@Nullable Id unit, long id, int limit) {
        return store.seen(viewer(viewer), unit, null, id, limit);
    }

    private PayStore.Viewer viewer(Actor viewer) {
        return new PayStore.Viewer(
                circle.person(viewer).map(Person.Id::value).orElse(null),
                viewer.account(),
                circle.unitsOf(viewer).stream().map(Unit.Id::value).toList());
    }

    /** What is paid in a unit on a day, as far as somebody sees it: of each member the row that counts. */
    @Transactional(readOnly = true)
    public List<Pay> inForce(Actor viewer, Unit.Id unit, LocalDate day) {
        var stays = Stays.of(memberships.ever(List.of(unit.value())));
        var seen = store.seen(viewer(viewer), unit, null, 0, Integer.MAX_VALUE).stream()
                .map(Pay::id)
                .collect(Collectors.toSet());
        return store.between(day, day.plusDays(1), unit, null).stream()
                .filter(pay -> pay.amount() > 0 && seen.contains(pay.id()))
                .filter(pay -> stays.at(new Member(unit, pay.person()), pay.from())
                        .filter(stay -> stay.holds(day))
                        .isPresent())
                .toList();
    }

    /** The units that the actor belongs to, has base pay of, or lets see it. */
    @Transactional(readOnly = true)
    public List<Unit.Id> unitsOf(Actor by) {
        var paid = circle.person(by).map(store::unitsOf).orElse(List.of());
        return Stream.of(circle.unitsOf(by), paid, shownTo(by))
                .flatMap(List::stream)
                .distinct()
                .toList();
    }

    /** The actor's own rows in a unit, the latest first. */
    @Transactional(readOnly = true)
    public List<Pay> own(Actor by, Unit.Id unit) {
        return circle.person(by)
                .map(person -> store.of(unit, person))
                .orElse(List.of())
                .reversed();
    }

    /** What is needed at least on a day, in minor units, if a row is below the minimum of an hour then. */
    @Transactional(readOnly = true)
    public Optional<Long> below(Pay pay, LocalDate day) {
        var there = memberships.ever(List.of(pay.unit().value())).stream()
                .filter(membership -> membership.person().equals(pay.person()))
                .toList();
        long share = Minimums.share(there, day);
        return minimums.on(day, pay.currency())
                .filter(minimum -> pay.amount() > 0 && !minimum.isReached(pay.amount(), share))
                .map(minimum -> minimum.needed(share));
    }

    /** Lets the members of a unit see what base pay one has there, or no longer. Members of the unit choose for themselves. */
    @Transactional
    public Recording<Boolean> show(Unit.Id unit, boolean shown, Actor by) {
        var person = circle.person(by);
        if (person.isEmpty()) return Recording.refused("", "not-its-member");
        store.lockConsents(person.get());
        var consent = store.consent(unit, person.get());
        // Who has left can still take it back.
        boolean may = circle.isMember(unit, by) || (!shown && consent.isPresent());
        if (!may) return Recording.refused("", "not-its-member");
        if (consent.isPresent() == shown) return new Recorded<>(shown);
        var code = units.find(unit).map(Unit::code).orElseThrow();
        return acts.perform(Act.of(shown ? "pay.show" : "pay.hide", by, code, ""), act -> {
            if (shown) store.consent(unit, person.get(), act);
            else store.endConsent(consent.orElseThrow(), act);
            return new Recorded<>(shown);
        });
    }

    /** The units whose members see what base pay the actor has there. */
    @Transactional(readOnly = true)
    public List<Unit.Id> shownTo(Actor by) {
        return circle.person(by).map(store::consents).orElse(List.of());
    }

    /** The person who acts, if the account belongs to one. */
    @Transactional(readOnly = true)
    public Optional<Person.Id> person(Actor by) {
        return circle.person(by);
    }
}
