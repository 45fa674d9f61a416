package concentric.contracts;

import concentric.contracts.ContractVersion.State;
import concentric.engine.plan.Compilation;
import concentric.engine.plan.Interval;
import concentric.engine.plan.Plan;
import concentric.engine.plan.Timeline.Dated;
import concentric.engine.plan.Version;
import concentric.engine.terms.Contract;
import concentric.engine.terms.PartyKind;
import concentric.engine.text.ContractText;
import concentric.network.UnitChange;
import concentric.platform.Sha256;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The door through which a draft is tried among the contracts in force, before anybody signs it. */
@Service
public class Proposals {

    /** The id of a draft that is not kept yet, and the number of its contract: after all others. */
    public static final long NEW = Long.MAX_VALUE;

    private final ContractStore store;
    private final DraftWriter writer;
    private final ForceCheck forceCheck;
    private final Plans plans;
    private final Handovers handovers;
    private final OfferStore offers;
    private final InstantSource clock;

    Proposals(
            ContractStore store,
            DraftWriter writer,
            ForceCheck forceCheck,
            Plans plans,
            Handovers handovers,
            OfferStore offers,
            InstantSource clock) {
        this.handovers = handovers;
        this.offers = offers;
        this.store = store;
        this.writer = writer;
        this.forceCheck = forceCheck;
        this.plans = plans;
        this.clock = clock;
    }

    /** What these terms would be, in place of the version of their contract that they would take over from. */
    @Transactional(readOnly = true)
    public Proposal of(Contract terms) {
        var draft = version(terms);
        var hindrances = forceCheck.faults(List.of(draft));
        var signed = new ArrayList<>(store.signed());
        signed.add(draft);
        var at = begins(draft.stated());
        return switch (plans.compile(UUID.randomUUID(), signed).compilation(at)) {
            case Compilation.Compiled(var after) ->
                new Proposal.Possible(draft, plans.inForce().at(at).plan(), after, hindrances);
            case Compilation.Refused refused -> new Proposal.Impossible(hindrances);
        };
    }

    /**
     * What would have been in force if these terms had been there all along: each in place of every version that its contract
     * ever had in force, one of a new contract always.
     */
    @Transactional(readOnly = true)
    public InHistory inHistory(List<Contract> terms) {
        return inHistory(terms, Set.of(), offers.byId().values());
    }

    /**
     * What would have been in force if a unit had changed before everything: each contract that follows another in its place, what
     * ends with the unit never there, and each offer always its new owner's.
     */
    @Transactional(readOnly = true)
    public InHistory inHistory(UnitChange change) {
        var handover = handovers.decide(change);
        if (!handover.faults.isEmpty()) return new InHistory.Impossible(handover.faults);
        var terms = new LinkedHashMap<Long, Contract>();
        for (var each : handover.following) terms.put(each.version().contract(), each.terms());
        var gone = handover.ending.stream().map(ContractVersion::contract).collect(Collectors.toSet());
        var owned = new HashMap<>(offers.byId());
        for (var given : handover.offers) {
            var offer = given.what();
            owned.put(offer.id(), new Offer(offer.id(), offer.code(), offer.kind(), 0, given.to()));
        }
        return inHistory(List.copyOf(terms.values()), gone, owned.values());
    }

    private InHistory inHistory(List<Contract> terms, Set<Long> gone, Collection<Offer> owned) {
        var signed = new ArrayList<>(store.signed());
        var drafts = new ArrayList<ContractVersion>();
        // New contracts come after all others, in their own order.
        long number = NEW - terms.size();
        for (var each : terms) drafts.addAll(allAlong(each, ++number, signed, NEW - drafts.size()));
        var replaced = drafts.stream().map(ContractVersion::contract).collect(Collectors.toSet());
        signed.removeIf(version -> replaced.contains(version.contract()) || gone.contains(version.contract()));
        signed.addAll(drafts);
        var clashes = forceCheck.clashes(signed);
        if (!clashes.isEmpty()) return new InHistory.Impossible(clashes);
        var after = plans.compile(UUID.randomUUID(), signed, owned);
        var refusals = ForceCheck.refusals(after);
        return refusals.isEmpty() ? new InHistory.Possible(plans.inForce(), after) : new InHistory.Impossible(refusals);
    }

    /** The terms as versions, one for each stretch without a gap in which any version of their contract was in force. */
    private List<ContractVersion> allAlong(Contract terms, long ifNew, List<ContractVersion> signed, long firstId) {
        long contract = store.versionsOf(terms.name()).stream()
                .findFirst()
                .map(ContractVersion::contract)
                .orElse(ifNew);
        var stretches = new ArrayList<Interval>();
        ContractsInForce.dated(signed).stream()
                .filter(dated -> dated.version().number() == contract)
                .map(Dated::interval)
                .sorted(Comparator.comparing(Interval::from))
                .forEach(interval -> join(stretches, interval));
        if (stretches.isEmpty()) stretches.add(Interval.ALWAYS);
        var versions = new ArrayList<ContractVersion>();
        for (var stretch : stretches) {
            versions.add(version(terms, firstId - versions.size(), contract, versions.size() + 1)
                    .during(stretch));
        }
        return versions;
    }

    private static void join(List<Interval> stretches, Interval next) {
        boolean follows = !stretches.isEmpty() && stretches.getLast().until().equals(next.from());
        var from = follows ? stretches.removeLast().from() : next.from();
        stretches.add(new Interval(from, next.until()));
    }

    /**
     * Contracts in a world of their own, as the case of a template has them; the first is the one that is tried.
     *
     * @param owners the unit of each offer
     * @param kinds of the parties that are no units
     */
    public Proposal.Possible ofCase(
            List<Contract> contracts, Map<String, String> owners, Map<String, PartyKind> kinds) {
        var drafts = new ArrayList<ContractVersion>();
        for (var terms : contracts) drafts.add(version(terms, NEW - drafts.size(), NEW, 1));
        var versions = drafts.stream()
                .map(draft -> new Version(draft.id(), draft.contract(), draft.terms()))
                .toList();
        return new Proposal.Possible(
                drafts.getFirst(), plan(List.of(), owners, kinds), plan(versions, owners, kinds), List.of());
    }

    private static Plan plan(List<Version> versions, Map<String, String> owners, Map<String, PartyKind> kinds) {
        return switch (Plan.compile(versions, owners, kinds)) {
            case Compilation.Compiled(var plan) -> plan;
            case Compilation.Refused(var reasons) ->
                throw new IllegalStateException("the contracts of a case don't compile: " + reasons);
        };
    }

    private ContractVersion version(Contract terms) {
        var versions = store.versionsOf(terms.name());
        if (versions.isEmpty()) return version(terms, NEW, NEW, 1);
        var latest = versions.getFirst();
        return version(terms, NEW, latest.contract(), latest.number() + 1);
    }

    private ContractVersion version(Contract terms, long id, long contract, int number) {
        var text = ContractText.print(terms);
        var hash = Sha256.of(text);
        var stated = writer.stated(terms);
        return new ContractVersion(id, contract, number, 0, text, hash, terms, stated, State.DRAFT, clock.instant());
    }

    /** Today, or when it begins. */
    private Instant begins(Interval stated) {
        var now = clock.instant();
        return stated.contains(now) ? now : stated.from();
    }
}
