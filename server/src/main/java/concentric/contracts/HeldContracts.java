package concentric.contracts;

import concentric.contracts.ContractVersion.State;
import concentric.contracts.Handover.Following;
import concentric.engine.terms.Clause;
import concentric.engine.terms.Party;
import concentric.engine.terms.Renaming;
import concentric.network.HandingOver;
import concentric.network.Holding;
import concentric.network.UnitChange;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Fault;
import concentric.platform.Parties;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The offers, funds and contracts of a unit that changes. */
@Component
@Order(20)
class HeldContracts implements Holding {

    private final Handovers handovers;
    private final ContractStore store;
    private final OfferStore offers;
    private final Funds funds;
    private final Successions successions;
    private final DraftWriter writer;
    private final Parties parties;
    private final InstantSource clock;

    HeldContracts(
            Handovers handovers,
            ContractStore store,
            OfferStore offers,
            Funds funds,
            Successions successions,
            DraftWriter writer,
            Parties parties,
            InstantSource clock) {
        this.handovers = handovers;
        this.store = store;
        this.offers = offers;
        this.funds = funds;
        this.successions = successions;
        this.writer = writer;
        this.parties = parties;
        this.clock = clock;
    }

    @Override
    public HandingOver rehearse(UnitChange change) {
        var handover = handovers.decide(change);
        return new HandingOver(handover.lines, handover.faults);
    }

    @Override
    public List<Open> open(UnitChange change) {
        var handover = handovers.decide(change);
        var open = new ArrayList<Open>();
        for (var draft : withdrawn(change, handover)) {
            open.add(new Open(Fault.in("", "draft-goes-with-change", draft.name(), draft.number()), href(draft)));
        }
        for (var each : handover.following) {
            if (holdsFor(each.version(), change.unit().code())) {
                open.add(new Open(
                        Fault.in(
                                "",
                                "held-for-unit",
                                each.version().name(),
                                change.unit().name()),
                        href(each.version())));
            }
        }
        return open;
    }

    private static String href(ContractVersion version) {
        return "/contracts/versions/" + version.id();
    }

    private static boolean holdsFor(ContractVersion version, String unit) {
        return version.terms().clauses().stream()
                .anyMatch(clause ->
                        clause instanceof Clause.Hold hold && hold.to().equals(new Party.Named(unit)));
    }

    /** Drafts that could not come into force any more: of what is followed or ends, or naming who is no longer there. */
    private List<ContractVersion> withdrawn(UnitChange change, Handover handover) {
        return store.notWithdrawn().stream()
                .filter(version -> version.state() == State.DRAFT)
                .filter(draft -> handover.changes(draft.contract())
                        || (change.isEnd()
                                && Renaming.concerns(
                                        draft.terms(), change.unit().code())))
                .toList();
    }

    @Override
    public List<Fault> handOver(UnitChange change, Actor by, Act.Id act) {
        var handover = handovers.decide(change);
        if (!handover.faults.isEmpty()) return handover.faults;
        var at = handovers.begins(change);
        for (var draft : withdrawn(change, handover)) store.withdraw(draft.id(), act);
        for (var given : handover.offers) offers.own(given.what().id(), id(given.to()), at, act);
        for (var given : handover.funds) funds.keep(given.what().id(), id(given.to()), at, act);
        var coming = handover.following.stream()
                .map(each -> follow(each, change, act))
                .toList();
        if (!coming.isEmpty()) store.comeIntoForce(coming, clock.instant(), act);
        for (var version : handover.ending) store.end(version.id(), at, act);
        return List.of();
    }

    private long id(String unit) {
        return parties.find(unit).orElseThrow().id();
    }

    private long follow(Following following, UnitChange change, Act.Id act) {
        var version = following.version();
        var follows = writer.follow(version, following.terms(), act);
        // It ends when the one before would have ended, also where that was said later than its terms.
        if (version.stated().until().isBefore(follows.stated().until())) {
            store.end(follows.id(), version.stated().until(), act);
        }
        successions.insert(new Succession(follows.id(), version.id(), change.id()), act);
        return follows.id();
    }
}
