package concentric.network;

import static concentric.platform.TypedText.shortened;

import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.JournalEntry;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The door of communities. A unit enters and leaves by whoever speaks for it, as it signs; while nobody who does can be
 * heard, by the custodian; where others have a say, {@link Questions} are asked. Whoever founds one brings the first unit; only the custodian founds one that waits for units.
 */
@Service
public class Communities {

    /** What panels on a community's page are asked for, with its id. */
    public static final String NOUN = "community";

    private final CommunityStore store;
    private final MembershipStore memberships;
    private final Units units;
    private final Members members;
    private final Sides sides;
    private final Acts acts;

    Communities(
            CommunityStore store, MembershipStore memberships, Units units, Members members, Sides sides, Acts acts) {
        this.store = store;
        this.memberships = memberships;
        this.units = units;
        this.members = members;
        this.sides = sides;
        this.acts = acts;
    }

    /** Founds a community; the unit named, if one is, is in it from today. */
    @Transactional
    public CommunityFounding found(CommunityDraft draft, Actor by) {
        if (!mayFound(by)) return CommunityFounding.Refused.because("", "not-spokesperson");
        var faults = new ArrayList<>(draft.faults());
        var first = units.find(draft.unit());
        fault(draft.unit(), first, by).ifPresent(faults::add);
        if (!faults.isEmpty()) return new CommunityFounding.Refused(faults);
        CommunityFounding outcome =
                acts.perform(Act.of("community.found", by, draft.community(), draft.input()), act -> {
                    var id = store.insert(draft.as(0), act);
                    if (id.isEmpty()) {
                        return CommunityFounding.Refused.because(
                                "community", "community-code-taken", draft.community());
                    }
                    first.ifPresent(unit -> store.insert(id.get(), unit.id(), members.today(), act));
                    return new CommunityFounding.Founded(draft.as(id.get().value()));
                });
        // Only the table can say that the code is free; if it is not, the act did not happen.
        if (outcome instanceof CommunityFounding.Refused) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return outcome;
    }

    /**
     * Gives a community a unit of its own, by which it has accounts, signs contracts and has a result. Whoever founds it is its
     * first member and speaks for it until its members choose; the custodian is no member.
     *
     * @param code of the unit; empty: that of the community
     */
    @Transactional
    public Founding earn(Community.Id community, String code, Actor by) {
        store.lock(community);
        var earning = store.all(List.of(community.value())).get(community.value());
        if (earning == null) return Founding.Refused.because("", "unknown-community");
        if (!mayEarn(community, by)) return Founding.Refused.because("", "not-spokesperson");
        if (store.ownUnits().containsKey(community)) {
            return Founding.Refused.because("", "earns-already", earning.name());
        }
        var draft = earning.unit(code);
        var faults = draft.faults();
        if (!faults.isEmpty()) return new Founding.Refused(faults);
        var outcome = acts.perform(Act.of("community.earn", by, earning.code(), draft.input()), act -> {
            var founding = units.insert(draft, act);
            if (founding instanceof Founding.Founded(var unit)) begin(community, unit.id(), by, act);
            return founding;
        });
        // Only the register can say that the code is free; if it is not, the act did not happen.
        if (outcome instanceof Founding.Refused) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return outcome;
    }

    private void begin(Community.Id community, Unit.Id own, Actor by, Act.Id act) {
        store.insert(community, own, act);
        if (by.custodian()) return;
        var today = members.today();
        members.person(by).ifPresent(person -> {
            for (var role : Role.values()) {
                memberships.insert(new Membership(own, person, role, null, today, null), act);
            }
        });
    }

    /** Whether the actor may give the community a unit of its own: who acts for one that is in it today. */
    @Transactional(readOnly = true)
    public boolean mayEarn(Community.Id community, Actor by) {
        var today = members.today();
        return store.ofCommunities(List.of(community.value())).stream()
                .filter(each -> each.holds(today))
                .anyMatch(each -> members.actsFor(by, each.unit()));
    }

    /** The unit by which a community earns, if it has one. */
    @Transactional(readOnly = true)
    public Optional<Unit> ownUnit(Community.Id community) {
        return Optional.ofNullable(store.ownUnits().get(community)).flatMap(units::find);
    }

    private Optional<Fault> fault(String code, Optional<Unit> first, Actor by) {
        if (code.isEmpty()) return by.custodian() ? Optional.empty() : Optional.of(Fault.in("unit", "missing"));
        if (first.isEmpty()) return Optional.of(Fault.in("unit", "unknown-unit", shortened(code)));
        return members.actsFor(by, first.get().id()) ? Optional.empty() : Optional.of(notFor(first.get(), by));
    }

    /** The custodian may, too, but not for those who speak for themselves. */
    static Fault notFor(Unit unit, Actor by) {
        return by.custodian()
                ? Fault.in("unit", "speaks-for-itself", unit.name())
                : Fault.in("unit", "not-spokesperson");
    }

    /**
     * Lets a unit enter a community that is open to all; to others it is let in by {@link Questions}.
     *
     * @param from the first day, as typed; empty means today
     */
    @Transactional
    public Participating enter(Community.Id community, Unit.Id unit, String from, Actor by) {
        var entering = units.find(unit).orElseThrow();
        if (!members.actsFor(by, unit)) return new Participating.Refused(List.of(notFor(entering, by)));
        var day = from.isBlank() ? members.today() : MembershipText.day(from.strip());
        if (day == null) {
            return Participating.Refused.because("from", "malformed-date", shortened(from));
        }
        store.lock(community);
        var entered = store.all(List.of(community.value())).get(community.value());
        if (entered == null) return Participating.Refused.because("community", "unknown-community");
        var hindrance = hindrance(entered, entering, day);
        if (hindrance.isPresent()) return new Participating.Refused(List.of(hindrance.get()));
        if (entered.rule() != EntryRule.OPEN) {
            return Participating.Refused.because("unit", "enters-when-asked", entered.name());
        }
        return acts.perform(
                Act.of("community.enter", by, entered.code(), entering.code() + "\n" + day),
                act -> new Participating.Done(store.insert(community, unit, day, act)));
    }

    /** Why a unit can't enter a community on a day, whoever lets it. */
    Optional<Fault> hindrance(Community entered, Unit entering, LocalDate day) {
        var ends = entering.until();
        if (ends != null) return Optional.of(Fault.in("unit", "unit-ended", entering.name(), ends));
        if (entering.id().equals(store.ownUnits().get(entered.id()))) {
            return Optional.of(Fault.in("unit", "its-own-unit", entering.name()));
        }
        return store.ofCommunities(List.of(entered.id().value())).stream()
                .filter(other -> other.unit().equals(entering.id()) && other.reaches(day))
                .findFirst()
                .map(other -> {
                    var until = other.until();
                    return until == null
                            ? Fault.in("unit", "in-community-already", entering.name(), entered.name(), other.from())
                            : Fault.in(
                                    "from", "in-community-then", entering.name(), entered.name(), other.from(), until);
                });
    }

    /**
     * Lets a unit leave with the beginning of a day.
     *
     * @param until the first day without it, as typed; empty means today
     */
    @Transactional
    public Participating leave(Participation.Id id, String until, Actor by) {
        var shown = store.get(id);
        if (shown.isEmpty()) return Participating.Refused.because("", "unknown-participation");
        var unit = units.find(shown.get().unit()).orElseThrow();
        if (!members.actsFor(by, unit.id())) return new Participating.Refused(List.of(notFor(unit, by)));
        var community = shown.get().community();
        store.lock(community);
        // Read again under the lock: it may have ended meanwhile.
        var participation = store.get(id).orElseThrow();
        var day = until.isBlank() ? members.today() : MembershipText.day(until.strip());
        if (day == null) {
            return Participating.Refused.because("until", "malformed-date", shortened(until));
        }
        var end = participation.until();
        if (end != null) return Participating.Refused.because("until", "left-already", unit.name(), end);
        if (day.isBefore(participation.from())) {
            return Participating.Refused.because("until", "not-in-community-then", unit.name(), participation.from());
        }
        var left = store.all(List.of(community.value())).get(community.value());
        if (left == null) throw new IllegalStateException("no community " + community);
        return acts.perform(Act.of("community.leave", by, left.code(), id.value() + "\n" + day), act -> {
            store.end(id, day, act);
            return new Participating.Done(store.get(id).orElseThrow());
        });
    }

    /** Whether the actor may found one: the custodian, and whoever speaks for a unit. */
    @Transactional(readOnly = true)
    public boolean mayFound(Actor by) {
        return by.custodian() || !spokenFor(by).isEmpty();
    }

    /** Whether the actor lets the unit enter and leave. */
    @Transactional(readOnly = true)
    public boolean mayActFor(Unit.Id unit, Actor by) {
        return members.actsFor(by, unit);
    }

    /** The units for which the actor speaks. */
    @Transactional(readOnly = true)
    public List<Unit.Id> spokenFor(Actor by) {
        return members.person(by).map(members::spokenFor).orElse(List.of());
    }

    /** A community by its code. */
    @Transactional(readOnly = true)
    public Optional<Community> find(String code) {
        return store.find(code);
    }

    /** Communities by their ids. */
    @Transactional(readOnly = true)
    public Map<Long, Community> all(Collection<Long> ids) {
        return store.all(ids);
    }

    /** Communities by name, as filtered. */
    @Transactional(readOnly = true)
    public List<Community> list(CommunityFilter filter, long offset, int limit) {
        return store.list(filter, offset, limit);
    }

    /** Those behind a code, by code: for whoever reads them all, sheet by sheet. */
    @Transactional(readOnly = true)
    public List<Community> after(CommunityFilter filter, String code, int limit) {
        return store.after(filter, code, limit);
    }

    /** How many the filter finds. */
    @Transactional(readOnly = true)
    public long count(CommunityFilter filter) {
        return store.count(filter);
    }

    /** Whether the actor may see it: partners' people those that a unit of theirs is, was or will be in. */
    @Transactional(readOnly = true)
    public boolean sees(Community.Id community, Actor by) {
        var side = sides.of(by);
        return side.isEmpty()
                || store.ofCommunities(List.of(community.value())).stream()
                        .anyMatch(each -> side.get().contains(each.unit().value()));
    }

    /** A unit's part in a community. */
    @Transactional(readOnly = true)
    public Optional<Participation> find(Participation.Id id) {
        return store.get(id);
    }

    /** Which units are, were and will be in these communities, in the order in which they entered. */
    @Transactional(readOnly = true)
    public List<Participation> participations(Collection<Long> communities) {
        return store.ofCommunities(communities);
    }

    /** What a unit is in today. */
    @Transactional(readOnly = true)
    public List<Participation> of(Unit.Id unit) {
        return store.ofUnit(unit, members.today());
    }

    /** Which units are in which communities on a day. */
    @Transactional(readOnly = true)
    public List<Participation> on(LocalDate day) {
        return store.on(day);
    }

    /** The first day on which each unit was in any community; units that never were are left out. */
    @Transactional(readOnly = true)
    public Map<Long, LocalDate> beginnings() {
        return store.beginnings();
    }

    /** The participation that began or ended by an act. */
    @Transactional(readOnly = true)
    public Optional<Participation> of(JournalEntry act) {
        return store.of(act.id());
    }

    /** Today, in the organisation's time zone. */
    @Transactional(readOnly = true)
    public LocalDate today() {
        return members.today();
    }
}
