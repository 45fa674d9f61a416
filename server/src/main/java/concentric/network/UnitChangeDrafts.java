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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The door of changes of units until they are carried out. Whoever speaks for the units that there are draws a change up and
 * signs it; with the last signature it is carried out, all of it dated with its day, by whatever {@linkplain Holding holds}
 * something for the unit. What would be handed over is looked at again under the lock: nothing is handed over that nobody saw.
 */
@Service
public class UnitChangeDrafts {

    private final UnitChanges changes;
    private final UnitChangeStore store;
    private final UnitStore unitStore;
    private final MembershipStore memberships;
    private final CommunityStore communities;
    private final Units units;
    private final Members members;
    private final Parties parties;
    private final List<Holding> holdings;
    private final WriterLock writerLock;
    private final Acts acts;
    private final InstantSource clock;

    UnitChangeDrafts(
            UnitChanges changes,
            UnitChangeStore store,
            UnitStore unitStore,
            MembershipStore memberships,
            CommunityStore communities,
            Units units,
            Members members,
            Parties parties,
            List<Holding> holdings,
            WriterLock writerLock,
            Acts acts,
            InstantSource clock) {
        this.changes = changes;
        this.store = store;
        this.unitStore = unitStore;
        this.memberships = memberships;
        this.communities = communities;
        this.units = units;
        this.members = members;
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
        if (!changes.mayDrawUp(changing, by)) return UnitChanging.Refused.because("", "not-spokesperson");
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
        if (!changes.actsForAny(there, by)) return UnitChanging.Refused.because("", "not-spokesperson");
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
        var standing = changes.standing(change);
        if (!standing.isEmpty()) return new UnitChanging.Refused(standing);
        var held = changes.rehearse(change).lines().stream().map(Line::thing).collect(Collectors.toSet());
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

    /** Signs a change, if it still says what the actor has read, for every unit the actor speaks for. */
    @Transactional
    public UnitChanging sign(UnitChange.Id id, Sha256 seen, Actor by) {
        var shown = store.get(id).orElseThrow();
        // In the order in which memberships are changed: who changes one may take the writer's turn after it.
        memberships.lockUnits(
                changes.signers(shown).stream().map(unit -> unit.id().value()).toList());
        writerLock.take();
        var change = store.get(id).orElseThrow();
        if (!changes.actsForAny(change, by))
            return UnitChanging.Refused.because("", "not-a-signer", codes(changes.signers(change)));
        if (change.state() != State.DRAFT) return UnitChanging.Refused.because("", "unit-change-not-open");
        if (!change.hash().equals(seen)) return UnitChanging.Refused.because("", "unit-change-changed");
        var open = changes.signatures(change).stream()
                .filter(signature -> !signature.given())
                .map(UnitChangeSignature::unit)
                .toList();
        var mine = open.stream().filter(unit -> members.actsFor(by, unit.id())).toList();
        if (mine.isEmpty()) return UnitChanging.Refused.because("", "not-a-signer", codes(open));
        var faults = changes.hindrances(change);
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
        if (!changes.actsForAny(change, by)) return UnitChanging.Refused.because("", "not-spokesperson");
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
}
