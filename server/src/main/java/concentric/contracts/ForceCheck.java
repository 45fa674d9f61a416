package concentric.contracts;

import concentric.contracts.ContractsInForce.Epoch;
import concentric.engine.plan.Cascade;
import concentric.engine.plan.Compilation;
import concentric.engine.plan.Interval;
import concentric.engine.plan.Refusal;
import concentric.engine.plan.Timeline;
import concentric.platform.ClosedMonths;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Whether versions can come into force beside what is in force already: at every instant everything must compile to a
 * plan, and nothing settled may change. Asked under the writer lock.
 */
@Component
class ForceCheck {

    private final ContractStore store;
    private final OfferStore offers;
    private final Plans plans;
    private final Settlements settlements;
    private final Organisations organisations;
    private final ClosedMonths closed;
    private final InstantSource clock;

    ForceCheck(
            ContractStore store,
            OfferStore offers,
            Plans plans,
            Settlements settlements,
            Organisations organisations,
            ClosedMonths closed,
            InstantSource clock) {
        this.store = store;
        this.offers = offers;
        this.plans = plans;
        this.settlements = settlements;
        this.organisations = organisations;
        this.closed = closed;
        this.clock = clock;
    }

    List<Fault> faults(List<ContractVersion> coming) {
        var signed = new ArrayList<>(store.signed());
        var late = closedAlready(coming, signed);
        if (!late.isEmpty()) return late;
        signed.addAll(coming);
        var clashes = clashes(signed);
        if (!clashes.isEmpty()) return clashes;
        var after = plans.compile(UUID.randomUUID(), signed);
        var refusals = refusals(after);
        return refusals.isEmpty() ? changedSettlements(coming, after) : refusals;
    }

    /** Where versions clash if all of these are signed. */
    List<Fault> clashes(List<ContractVersion> signed) {
        var zone = organisations.current().zone();
        return Timeline.clashes(ContractsInForce.dated(signed)).stream()
                .map(clash -> EngineFaults.of(clash, zone))
                .toList();
    }

    /** What a month that is closed would have been closed by. */
    private List<Fault> closedAlready(List<ContractVersion> coming, List<ContractVersion> signed) {
        var last = closed.last().orElse(null);
        if (last == null) return List.of();
        var open = last.plusMonths(1)
                .atDay(1)
                .atStartOfDay(organisations.current().zone())
                .toInstant();
        return coming.stream()
                .filter(version -> version.stated().from().isBefore(open)
                        && (version.closes()
                                || signed.stream()
                                        .anyMatch(other -> other.contract() == version.contract() && other.closes())))
                .map(version -> Fault.in(version.name(), "begins-in-closed-month", last, last.plusMonths(1)))
                .toList();
    }

    /** Why they make no plan at some instant. */
    static List<Fault> refusals(ContractsInForce after) {
        return after.compilations().stream()
                .flatMap(compilation -> switch (compilation) {
                    case Compilation.Compiled compiled -> Stream.<Refusal>empty();
                    case Compilation.Refused(var reasons) -> reasons.stream();
                })
                .distinct()
                .map(refusal -> Fault.in("contract", "contracts-refused").of(EngineFaults.of(refusal)))
                .toList();
    }

    /** Settled payments that would have been shared otherwise: they can't be, so the version can't begin then. */
    private List<Fault> changedSettlements(List<ContractVersion> coming, ContractsInForce after) {
        var faults = new ArrayList<Fault>();
        var before = plans.inForce();
        var now = clock.instant();
        for (var version : coming) {
            if (!version.stated().from().isBefore(now)) continue;
            long touched = touched(before, after, new Interval(version.stated().from(), now));
            if (touched > 0) faults.add(Fault.in(version.name(), "settled-already", touched));
        }
        return faults;
    }

    private long touched(ContractsInForce before, ContractsInForce after, Interval past) {
        var known = offers.byId().values();
        long touched = 0;
        for (var stretch : stretches(before, after, past)) {
            var old = before.at(stretch.from());
            var now = after.at(stretch.from());
            var changed = known.stream()
                    .filter(offer -> cascade(old, offer).isPresent()
                            && !cascade(old, offer).equals(cascade(now, offer)))
                    .map(Offer::id)
                    .toList();
            if (!changed.isEmpty()) touched += settlements.settled(changed, stretch.from(), stretch.until());
        }
        return touched;
    }

    /** The interval cut wherever either changes. */
    private static List<Interval> stretches(ContractsInForce before, ContractsInForce after, Interval past) {
        var cuts = new TreeSet<Instant>();
        cuts.add(past.from());
        cuts.add(past.until());
        for (var epoch : before.during(past)) cuts.add(epoch.interval().from());
        for (var epoch : after.during(past)) cuts.add(epoch.interval().from());
        return cuts.stream()
                .filter(cut -> !cut.isBefore(past.from()) && cut.isBefore(past.until()))
                .map(cut -> new Interval(cut, cuts.higher(cut)))
                .toList();
    }

    private static Optional<Cascade> cascade(Epoch epoch, Offer offer) {
        var index = offer.isService()
                ? epoch.plan().service(offer.code())
                : epoch.plan().offer(offer.code());
        return index.isEmpty() ? Optional.empty() : Optional.of(epoch.plan().cascade(index.getAsInt()));
    }
}
