package concentric.network;

import concentric.network.HandingOver.Line;
import concentric.network.UnitChange.Kind;
import concentric.network.UnitChange.State;
import concentric.network.UnitChange.Thing;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Parties;
import concentric.platform.Registration;
import concentric.platform.Sha256;
import concentric.platform.WriterLock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The door of changes of units: split, merge, dissolve. Whoever speaks for the units that there are draws a change up and signs
 * it; with the last signature it is carried out, all of it dated with its day, by whatever {@linkplain Holding holds} something
 * for the unit. What would be handed over is looked at again under the lock: nothing is handed over that nobody saw.
 */
@Service
public class UnitChanges {

    /** What panels on the page of a change are asked for, with its id. */
    public static final String NOUN = "unit-change";

    private final UnitChangeStore store;
    private final UnitStore unitStore;
    private final MembershipStore memberships;
    private final CommunityStore communities;
    private final Units units;
    private final Members members;
    private final Sides sides;
    private final Parties parties;
    private final List<Holding> holdings;
    private final WriterLock writerLock;
    private final Acts acts;
    private final InstantSource clock;

    UnitChanges(
            UnitChangeStore store,
            UnitStore unitStore,
            MembershipStore memberships,
            CommunityStore communities,
            Units units,
            Members members,
            Sides sides,
            Parties parties,
            List<Holding> holdings,
            WriterLock writerLock,
            Acts acts,
            InstantSource clock) {
        this.store = store;
        this.unitStore = unitStore;
        this.memberships = memberships;
        this.communities = communities;
        this.units = units;
        this.members = members;
        this.sides = sides;
        this.parties = parties;
        this.holdings = holdings;
        this.writerLock = writerLock;
        this.acts = acts;
        this.clock = clock;
    }

    /** Draws up a change of a unit; nothing happens until all who have to have signed it. */
    @Transactional
    public UnitChanging drawUp(Unit.Id unit, UnitChangeDraft draft, Actor by) {
        var changing = units.find(unit).orElseThrow();
        if (!mayDrawUp(changing, by)) return UnitChanging.Refused.because("", "not-spokesperson");
        return switch (read(changing, draft)) {
            case UnitChanging.Done(var change) ->
                acts.perform(Act.of("unit-change.draw-up", by, changing.code(), change.text()), act -> {
                    var id = store.insert(change, act);
                    return new UnitChanging.Done(store.get(id).orElseThrow());
                });
            case UnitChanging.Refused refused -> refused;
        };
    }

    /** Changes what a change says, while it can be signed: signatures on what it said are void. */
    @Transactional
    public UnitChanging change(UnitChange.Id id, UnitChangeDraft draft, Actor by) {
        writerLock.take();
        var there = store.get(id).orElseThrow();
        if (!actsForAny(there, by)) return UnitChanging.Refused.because("", "not-spokesperson");
        if (there.state() != State.DRAFT) return UnitChanging.Refused.because("", "unit-change-not-open");
        return switch (read(there.unit(), draft)) {
            case UnitChanging.Done(var change)
            when !change.kind().equals(there.kind()) ->
                UnitChanging.Refused.because("kind", "unit-change-of-another-kind");
            case UnitChanging.Done(var change) ->
                acts.perform(
                        Act.of("unit-change.change", by, there.unit().code(), id.value() + "\n" + change.text()),
                        act -> {
                            store.insertEdition(id, change.as(there), clock.instant(), act);
                            return new UnitChanging.Done(store.get(id).orElseThrow());
                        });
            case UnitChanging.Refused refused -> refused;
        };
    }

    /** What a draft comes to, with everything said that its kind says by itself; or what is wrong with it. */
    private UnitChanging read(Unit unit, UnitChangeDraft draft) {
        var faults = draft.faults();
        if (!faults.isEmpty()) return new UnitChanging.Refused(faults);
        var change = draft.of(unit, clock.instant());
        var standing = standing(change);
        if (!standing.isEmpty()) return new UnitChanging.Refused(standing);
        var held = rehearse(change).lines().stream().map(Line::thing).collect(Collectors.toSet());
        var unknown = draft.choices().keySet().stream()
                .filter(thing -> !held.contains(thing))
                .sorted(Comparator.comparing(Thing::toString))
                .map(thing -> Fault.in("choices", "unit-has-no-such-thing", unit.name(), thing.noun(), thing.key()))
                .toList();
        if (!unknown.isEmpty()) return new UnitChanging.Refused(unknown);
        return new UnitChanging.Done(change.choosing(said(change, held)));
    }

    /** Of a split what is not given away stays, of a merge all goes one way; who gets what of a dissolved unit must be said. */
    private static Map<Thing, String> said(UnitChange change, Set<Thing> held) {
        var said = new HashMap<>(change.choices());
        for (var thing : held) {
            switch (change.kind()) {
                case SPLIT -> said.putIfAbsent(thing, change.unit().code());
                case MERGE -> said.put(thing, change.successor());
                case DISSOLVE -> {}
            }
        }
        return said;
    }

    /** Why it can't be, whatever the unit has: what is wrong with its day and its units. */
    private List<Fault> standing(UnitChange change) {
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

    /** Signs a change, if it still says what the actor has read, for every unit the actor speaks for. */
    @Transactional
    public UnitChanging sign(UnitChange.Id id, Sha256 seen, Actor by) {
        var shown = store.get(id).orElseThrow();
        // In the order in which memberships are changed: who changes one may take the writer's turn after it.
        memberships.lockUnits(
                signers(shown).stream().map(unit -> unit.id().value()).toList());
        writerLock.take();
        var change = store.get(id).orElseThrow();
        if (!actsForAny(change, by)) return UnitChanging.Refused.because("", "not-a-signer", codes(signers(change)));
        if (change.state() != State.DRAFT) return UnitChanging.Refused.because("", "unit-change-not-open");
        if (!change.hash().equals(seen)) return UnitChanging.Refused.because("", "unit-change-changed");
        var open = signatures(change).stream()
                .filter(signature -> !signature.given())
                .map(UnitChangeSignature::unit)
                .toList();
        var mine = open.stream().filter(unit -> members.actsFor(by, unit.id())).toList();
        if (mine.isEmpty()) return UnitChanging.Refused.because("", "not-a-signer", codes(open));
        var faults = hindrances(change);
        if (!faults.isEmpty()) return new UnitChanging.Refused(faults);
        UnitChanging outcome = acts.perform(
                Act.of(
                        "unit-change.sign",
                        by,
                        change.unit().code(),
                        change.hash().hex()),
                act -> {
                    for (var unit : mine) {
                        store.sign(
                                change, unit.id(), by.account(), !members.speaks(by, unit.id()), clock.instant(), act);
                    }
                    return mine.size() == open.size() ? carryOut(change, by) : new UnitChanging.Done(change);
                });
        // What only carrying out could tell: then the signature did not happen either.
        if (outcome instanceof UnitChanging.Refused) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return outcome;
    }

    private static String codes(List<Unit> units) {
        return units.stream().map(Unit::code).collect(Collectors.joining(", "));
    }

    private static String verb(Kind kind) {
        return switch (kind) {
            case SPLIT -> "unit.split";
            case MERGE -> "unit.merge";
            case DISSOLVE -> "unit.dissolve";
        };
    }

    private UnitChanging carryOut(UnitChange change, Actor by) {
        return acts.perform(Act.of(verb(change.kind()), by, change.unit().code(), change.text()), act -> {
            var faults = new ArrayList<Fault>();
            if (change.kind() == Kind.SPLIT) found(change, act).ifPresent(faults::add);
            if (change.isEnd()) end(change, act);
            for (var holding : holdings) if (faults.isEmpty()) faults.addAll(holding.handOver(change, by, act));
            if (!faults.isEmpty()) return new UnitChanging.Refused(faults);
            store.done(change.id(), clock.instant(), act);
            return new UnitChanging.Done(store.get(change.id()).orElseThrow());
        });
    }

    /** With the unit its part in communities ends; who takes over enters by itself. */
    private void end(UnitChange change, Act.Id act) {
        unitStore.end(change.unit().id(), change.day(), change.id(), act);
        for (var participation : communities.ofUnit(change.unit().id(), change.day())) {
            communities.end(participation.id(), change.day(), act);
        }
    }

    /** The new unit is of the kind and in the field of the one it comes from. */
    private Optional<Fault> found(UnitChange change, Act.Id act) {
        return switch (parties.register(Units.NOUN, change.successor())) {
            case Registration.Registered(long id) -> {
                var from = change.unit();
                unitStore.insert(
                        new Unit(
                                new Unit.Id(id),
                                change.successor(),
                                change.name(),
                                from.kind(),
                                from.field(),
                                change.purpose(),
                                null),
                        act);
                yield Optional.empty();
            }
            case Registration.Refused(Fault fault) -> Optional.of(fault);
        };
    }

    /** Gives a change up that waits for signatures. */
    @Transactional
    public UnitChanging withdraw(UnitChange.Id id, Actor by) {
        writerLock.take();
        var change = store.get(id).orElseThrow();
        if (!actsForAny(change, by)) return UnitChanging.Refused.because("", "not-spokesperson");
        if (change.state() != State.DRAFT) return UnitChanging.Refused.because("", "unit-change-not-open");
        return acts.perform(
                Act.of(
                        "unit-change.withdraw",
                        by,
                        change.unit().code(),
                        change.hash().hex()),
                act -> {
                    store.withdraw(id, act);
                    return new UnitChanging.Done(store.get(id).orElseThrow());
                });
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

    private boolean actsForAny(UnitChange change, Actor by) {
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

    /** Those before an id that the actor may see, newest first. */
    @Transactional(readOnly = true)
    public List<UnitChange> before(long id, int limit, Actor by) {
        return store.before(id, limit).stream()
                .filter(change -> sees(change, by))
                .toList();
    }

    /** The changes that wait for a signature of the actor's, newest first. */
    @Transactional(readOnly = true)
    public List<UnitChange> waitingFor(Actor by) {
        return store.drafts().stream()
                .filter(change -> !mandate(change, by).isEmpty())
                .toList();
    }

    /** When a change was carried out; nothing if it wasn't. */
    @Transactional(readOnly = true)
    public Optional<Instant> doneAt(UnitChange change) {
        return store.doneAt(change.id());
    }
}
