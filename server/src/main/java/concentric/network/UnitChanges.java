package concentric.network;

import concentric.network.HandingOver.Line;
import concentric.network.UnitChange.Kind;
import concentric.network.UnitChange.State;
import concentric.network.UnitChange.Thing;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Parties;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of changes of units for whoever reads them: what each would hand over, what is open, who has to sign and who may. It
 * writes nothing: see {@link UnitChangeDrafts}.
 */
@Service
public class UnitChanges {

    /** What panels on the page of a change are asked for, with its id. */
    public static final String NOUN = "unit-change";

    private final UnitChangeStore store;
    private final Units units;
    private final Members members;
    private final Sides sides;
    private final Parties parties;
    private final List<Holding> holdings;
    private final InstantSource clock;

    UnitChanges(
            UnitChangeStore store,
            Units units,
            Members members,
            Sides sides,
            Parties parties,
            List<Holding> holdings,
            InstantSource clock) {
        this.store = store;
        this.units = units;
        this.members = members;
        this.sides = sides;
        this.parties = parties;
        this.holdings = holdings;
        this.clock = clock;
    }

    /** Why it can't be, whatever the unit has: what is wrong with its day and its units. */
    List<Fault> standing(UnitChange change) {
        var faults = new ArrayList<Fault>();
        var until = change.unit().until();
        if (until != null) faults.add(Fault.in("", "unit-ended", change.unit().name(), until));
        // A month that is to come is not closed.
        if (!change.day().isAfter(members.today())) faults.add(Fault.in("day", "day-not-coming", change.day()));
        if (change.kind() == Kind.SPLIT && parties.find(change.successor()).isPresent()) {
            faults.add(Fault.in("successor", "code-taken", change.successor()));
        }
        var known = units.byCodes(change.receivers());
        for (var code : change.receivers()) {
            if (change.kind() == Kind.SPLIT && code.equals(change.successor())) continue;
            var field = code.equals(change.successor()) ? "successor" : "choices";
            var receiver = known.get(code);
            if (receiver == null || change.kind() == Kind.SPLIT) faults.add(Fault.in(field, "unknown-unit", code));
            else if (receiver.until() != null) {
                faults.add(Fault.in(field, "unit-ended", receiver.name(), receiver.until()));
            }
        }
        if (change.isEnd() && goesNowhere(change))
            faults.add(Fault.in("successor", "unit-to-itself", change.unit().name()));
        return faults;
    }

    private static boolean goesNowhere(UnitChange change) {
        var own = change.unit().code();
        return change.successor().equals(own) || change.choices().containsValue(own);
    }

    /** Why a change can't be signed as it stands; empty: it can. */
    @Transactional(readOnly = true)
    public List<Fault> hindrances(UnitChange change) {
        var standing = standing(change);
        return standing.isEmpty() ? rehearse(change).faults() : standing;
    }

    /** What a change would hand over, of everything that the unit has. */
    @Transactional(readOnly = true)
    public HandingOver rehearse(UnitChange change) {
        var all = holdings.stream().map(holding -> holding.rehearse(change)).toList();
        return new HandingOver(
                all.stream().flatMap(each -> each.lines().stream()).toList(),
                all.stream().flatMap(each -> each.faults().stream()).distinct().toList());
    }

    /** Each thing that a change says something of: of one that can be signed what the unit has now, else what was said then. */
    @Transactional(readOnly = true)
    public List<Line> lines(UnitChange change) {
        if (change.state() == State.DRAFT) return rehearse(change).lines();
        return change.choices().keySet().stream()
                .sorted(Comparator.comparing(Thing::noun).thenComparing(Thing::key))
                .map(thing -> new Line(thing, thing.key(), null, HandingOver.becomes(change, thing)))
                .toList();
    }

    /** What a unit has that a change of this kind asks about, before anything is chosen. */
    @Transactional(readOnly = true)
    public List<Line> held(Unit unit, Kind kind) {
        var today = members.today();
        var nothingSaid = new UnitChange(
                new UnitChange.Id(0),
                kind,
                unit,
                0,
                today.withDayOfMonth(1).plusMonths(1),
                "",
                "",
                "",
                "",
                0,
                Map.of(),
                State.DRAFT,
                clock.instant());
        return rehearse(nothingSaid).lines();
    }

    /** What is not settled yet and whoever signs should know. */
    @Transactional(readOnly = true)
    public List<Holding.Open> open(UnitChange change) {
        return holdings.stream()
                .flatMap(holding -> holding.open(change).stream())
                .toList();
    }

    /** The units that have to sign a change: those that there are and that hand over or get something. */
    @Transactional(readOnly = true)
    public List<Unit> signers(UnitChange change) {
        if (change.kind() == Kind.SPLIT) return List.of(change.unit());
        var known = units.byCodes(change.receivers());
        return Stream.concat(
                        Stream.of(change.unit()),
                        change.receivers().stream().flatMap(code -> Stream.ofNullable(known.get(code))))
                .toList();
    }

    /** Who has to sign a change as it is, and who has. */
    @Transactional(readOnly = true)
    public List<UnitChangeSignature> signatures(UnitChange change) {
        var given = store.signatures(change.id()).stream()
                .filter(each -> each.edition() == change.edition())
                .collect(Collectors.toMap(UnitChangeStore.Given::unit, each -> each));
        return signers(change).stream()
                .map(unit -> {
                    var its = given.get(unit.id().value());
                    return its == null
                            ? new UnitChangeSignature(unit, null, false, null)
                            : new UnitChangeSignature(unit, its.account(), its.onBehalf(), its.at());
                })
                .toList();
    }

    /** The signatures that became void when the change was changed. */
    @Transactional(readOnly = true)
    public List<UnitChangeSignature> voided(UnitChange change) {
        return store.signatures(change.id()).stream()
                .filter(each -> each.edition() < change.edition())
                .map(each -> new UnitChangeSignature(
                        units.find(new Unit.Id(each.unit())).orElseThrow(), each.account(), each.onBehalf(), each.at()))
                .toList();
    }

    /** Whether the actor may draw up a change of the unit: whoever speaks for it. */
    @Transactional(readOnly = true)
    public boolean mayDrawUp(Unit unit, Actor by) {
        return members.actsFor(by, unit.id());
    }

    /** Whether the actor may change or withdraw it: whoever speaks for a unit that has to sign. */
    @Transactional(readOnly = true)
    public boolean mayChange(UnitChange change, Actor by) {
        return change.state() == State.DRAFT && actsForAny(change, by);
    }

    /** Whether the actor speaks for any unit that has to sign a change. */
    boolean actsForAny(UnitChange change, Actor by) {
        return signers(change).stream().anyMatch(unit -> members.actsFor(by, unit.id()));
    }

    /** For which units the actor could sign a change now. */
    @Transactional(readOnly = true)
    public List<Unit> mandate(UnitChange change, Actor by) {
        if (change.state() != State.DRAFT) return List.of();
        return signatures(change).stream()
                .filter(signature -> !signature.given())
                .map(UnitChangeSignature::unit)
                .filter(unit -> members.actsFor(by, unit.id()))
                .toList();
    }

    /** A change, if the actor may see it: partners' people where a unit of theirs signs or gets something. */
    @Transactional(readOnly = true)
    public Optional<UnitChange> find(UnitChange.Id id, Actor by) {
        return store.get(id).filter(change -> sees(change, by));
    }

    private boolean sees(UnitChange change, Actor by) {
        var side = sides.of(by);
        if (side.isEmpty()) return true;
        var receivers = units.byCodes(change.receivers()).values().stream();
        return Stream.concat(Stream.of(change.unit()), receivers)
                .anyMatch(unit -> side.get().contains(unit.id().value()));
    }

    /** A change, whoever asks. */
    @Transactional(readOnly = true)
    public Optional<UnitChange> find(UnitChange.Id id) {
        return store.get(id);
    }

    /** The changes by which a unit hands over or gets something, newest first. */
    @Transactional(readOnly = true)
    public List<UnitChange> of(Unit unit) {
        return store.of(unit);
    }

    /** Those before an id that the actor may see, newest first: as many as are asked for, if there are so many. */
    @Transactional(readOnly = true)
    public List<UnitChange> before(long id, int limit, Actor by) {
        var seen = new ArrayList<UnitChange>();
        long end = id;
        List<UnitChange> found;
        do {
            found = store.before(end, limit);
            found.stream()
                    .filter(change -> sees(change, by))
                    .limit(limit - seen.size())
                    .forEach(seen::add);
            if (!found.isEmpty()) end = found.getLast().id().value();
        } while (seen.size() < limit && found.size() == limit);
        return seen;
    }

    /** The changes that wait for a signature of the actor's, newest first. */
    @Transactional(readOnly = true)
    public List<UnitChange> waitingFor(Actor by) {
        return store.drafts().stream()
                .filter(change -> !mandate(change, by).isEmpty())
                .toList();
    }

    /**
     * The changes by which what is on accounts goes to successors on the first day of a month: splits of that day; and of units
     * that have ended by then whatever is still there, the earliest first.
     */
    @Transactional(readOnly = true)
    public List<UnitChange> balancesGoing(LocalDate day) {
        return store.done(day).stream()
                .filter(change -> change.isEnd() || change.day().equals(day))
                .sorted(Comparator.comparing(UnitChange::isEnd)
                        .thenComparing(UnitChange::day)
                        .thenComparingLong(change -> change.id().value()))
                .toList();
    }

    /** When a change was carried out; nothing if it wasn't. */
    @Transactional(readOnly = true)
    public Optional<Instant> doneAt(UnitChange change) {
        return store.doneAt(change.id());
    }
}
