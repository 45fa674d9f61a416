package concentric.contracts;

import concentric.contracts.ContractVersion.State;
import concentric.contracts.Handover.Following;
import concentric.contracts.Handover.Given;
import concentric.engine.plan.Interval;
import concentric.engine.plan.Timeline.Dated;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Renaming;
import concentric.engine.terms.Source;
import concentric.network.HandingOver.Becomes;
import concentric.network.HandingOver.Line;
import concentric.network.UnitChange;
import concentric.network.UnitChange.Kind;
import concentric.network.UnitChange.Thing;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Decides what a change of a unit makes of offers, funds and contracts, without doing it. A contract goes to the successor as a
 * whole: every version that would be in force from the day on gets one that follows it, with the same terms and the successor in
 * the unit's place.
 */
@Component
class Handovers {

    static final String OFFER = "offer";
    static final String FUND = "fund";
    static final String CONTRACT = "contract";

    /** More than any contract has versions. */
    private static final int AFTER_ALL = 1_000_000_000;

    private final ContractStore store;
    private final OfferStore offers;
    private final Funds funds;
    private final Plans plans;
    private final ForceCheck forceCheck;
    private final Organisations organisations;

    Handovers(
            ContractStore store,
            OfferStore offers,
            Funds funds,
            Plans plans,
            ForceCheck forceCheck,
            Organisations organisations) {
        this.store = store;
        this.offers = offers;
        this.funds = funds;
        this.plans = plans;
        this.forceCheck = forceCheck;
        this.organisations = organisations;
    }

    /** The first instant of a change's day. */
    Instant begins(UnitChange change) {
        return change.day().atStartOfDay(organisations.current().zone()).toInstant();
    }

    /** What the change would do; with faults where it can't be done. */
    Handover decide(UnitChange change) {
        var handover = new Handover();
        var at = begins(change);
        var owned = offers.byId().values().stream()
                .map(offer -> offer.at(at))
                .filter(offer -> offer.unitId() == change.unit().id().value())
                .sorted(Comparator.comparing(Offer::code))
                .toList();
        for (var offer : owned) {
            give(change, new Thing(OFFER, offer.code()), offer.code(), offer, handover.offers, handover);
        }
        for (var fund : funds.list()) {
            var kept = fund.at(at);
            if (kept.unitId() != change.unit().id().value()) continue;
            give(change, new Thing(FUND, fund.code()), fund.name(), kept, handover.funds, handover);
        }
        var signed = store.signed();
        contracts(change, at, signed, handover);
        services(change, owned, handover);
        if (change.kind() == Kind.MERGE) currencies(change, at, signed, handover);
        if (handover.faults.isEmpty()) handover.faults.addAll(refusals(at, signed, handover));
        return handover;
    }

    /** Offers and funds are always somebody's. */
    private static <T> void give(
            UnitChange change, Thing thing, String name, T what, List<Given<T>> given, Handover handover) {
        var to = change.to(thing).filter(code -> !code.isEmpty());
        boolean goes = change.isGiven(thing);
        handover.lines.add(
                new Line(thing, name, null, to.isEmpty() ? Becomes.UNSAID : goes ? Becomes.GOES : Becomes.STAYS));
        if (to.isEmpty()) handover.faults.add(Fault.in("choices", thing.noun() + "-without-unit", name));
        else if (goes) given.add(new Given<>(what, to.get()));
    }

    private void contracts(UnitChange change, Instant at, List<ContractVersion> signed, Handover handover) {
        var unit = change.unit().code();
        var byId = signed.stream().collect(Collectors.toMap(ContractVersion::id, Function.identity()));
        var tails = tails(signed, at);
        var apart = apart(tails, at);
        for (var tail : tails.values()) {
            if (tail.stream().noneMatch(each -> Renaming.concerns(each.version().contract(), unit))) continue;
            contract(change, tail, byId, apart, handover);
        }
    }

    private Apart apart(Map<String, List<Dated>> tails, Instant at) {
        return new Apart(
                tails.values().stream()
                        .flatMap(List::stream)
                        .map(each -> each.version().contract())
                        .toList(),
                offers.byId().values().stream().map(offer -> offer.at(at)).toList());
    }

    /** What of each contract would be in force from an instant on, in its order; by the contract's name. */
    private static Map<String, List<Dated>> tails(Collection<ContractVersion> signed, Instant at) {
        var tails = new LinkedHashMap<String, List<Dated>>();
        ContractsInForce.dated(signed).stream()
                .filter(dated -> dated.interval().until().isAfter(at))
                .sorted(Comparator.comparing(
                                (Dated dated) -> dated.version().contract().name())
                        .thenComparing(dated -> dated.interval().from()))
                .forEach(dated -> tails.computeIfAbsent(
                                dated.version().contract().name(), none -> new ArrayList<>())
                        .add(dated));
        return tails;
    }

    private static void contract(
            UnitChange change, List<Dated> tail, Map<Long, ContractVersion> byId, Apart apart, Handover handover) {
        var name = tail.getFirst().version().contract().name();
        var thing = new Thing(CONTRACT, name);
        var to = change.to(thing);
        var versions = tail.stream()
                .map(each -> byId.get(each.version().id()))
                .flatMap(Stream::ofNullable)
                .toList();
        if (to.isEmpty()) {
            handover.lines.add(line(change, thing, versions, Becomes.UNSAID));
            handover.faults.add(Fault.in("choices", "contract-unsaid", name));
        } else if (to.get().isEmpty()) {
            handover.lines.add(line(change, thing, versions, Becomes.ENDS));
            if (versions.stream()
                    .allMatch(each -> isOf(each.terms(), change.unit().code()))) {
                handover.ending.addAll(versions);
            } else {
                handover.faults.add(Fault.in(
                        "choices",
                        "contract-left-without-party",
                        name,
                        change.unit().name()));
            }
        } else if (!change.isGiven(thing)) {
            handover.lines.add(line(change, thing, versions, Becomes.STAYS));
        } else {
            follow(change, to.get(), versions, apart, handover);
        }
    }

    private static Line line(UnitChange change, Thing thing, List<ContractVersion> versions, Becomes becomes) {
        var unit = change.unit().code();
        var terms = versions.getLast().terms();
        // What shares what the unit alone earned ends with it.
        var likely = isOf(terms, unit) ? null : Likely.successor(terms, unit).orElse(null);
        var href = "/contracts/versions/" + versions.getFirst().id();
        return new Line(thing, thing.key(), href, becomes, likely);
    }

    private static void follow(
            UnitChange change, String to, List<ContractVersion> versions, Apart apart, Handover handover) {
        var from = change.unit().code();
        var first = versions.getFirst();
        var thing = new Thing(CONTRACT, first.name());
        var following = new ArrayList<Following>();
        for (var version : versions) {
            // A new unit gets nothing else.
            var narrow = change.isEnd() ? apart.of(version.terms(), from, to, handover.faults) : version.terms();
            var renamed = Renaming.of(narrow, from, to);
            if (renamed.isEmpty()) {
                handover.faults.add(Fault.in("choices", "contract-cannot-add-up", first.name(), from, to));
            }
            renamed.ifPresent(terms -> following.add(new Following(version, beginning(terms, change))));
        }
        boolean ends = following.stream().allMatch(each -> isWithItself(each.terms(), to));
        handover.lines.add(line(change, thing, versions, ends ? Becomes.ENDS : Becomes.GOES));
        if (ends) handover.ending.addAll(versions);
        else handover.following.addAll(following);
    }

    private static Contract beginning(Contract terms, UnitChange change) {
        var from = terms.from();
        if (from != null && !from.isBefore(change.day())) return terms;
        return new Contract(
                terms.name(),
                terms.currency(),
                terms.source(),
                change.day(),
                terms.until(),
                terms.priority(),
                terms.promises(),
                terms.clauses(),
                terms.closing(),
                terms.ends());
    }

    /** Whether it shares what a unit gets or earns, and so ends with the unit. */
    private static boolean isOf(Contract terms, String unit) {
        return switch (terms.source()) {
            case Source.Receipts(var of, var contracts) -> of.equals(unit);
            case Source.Usage(var service, var provider, var rate) -> provider.equals(unit);
            case Source.Result(var of) -> of.equals(unit);
            case Source.Total total ->
                unit.equals(total.payer())
                        || (total.kind() == Source.Of.UNIT && total.of().equals(unit));
            case Source.Payments payments -> false;
            case Source.AllPayments payments -> false;
        };
    }

    /** Whether somebody shares what they get with themselves alone: then there is nothing left to agree. */
    private static boolean isWithItself(Contract terms, String unit) {
        return !(terms.source() instanceof Source.Usage)
                && isOf(terms, unit)
                && terms.names().equals(Set.of(unit));
    }

    /** A service is provided by one unit: what is paid for it goes where it goes. */
    private static void services(UnitChange change, List<Offer> owned, Handover handover) {
        var taken = handover.offers.stream()
                .collect(Collectors.toMap(each -> each.what().code(), Given::to));
        for (var offer : owned) {
            if (!offer.isService()) continue;
            var provider = taken.getOrDefault(offer.code(), change.unit().code());
            handover.following.stream()
                    .filter(each -> each.terms().source() instanceof Source.Usage(var service, var by, var rate)
                            && service.equals(offer.code())
                            && !by.equals(provider))
                    .map(each -> Fault.in(
                            "choices",
                            "service-goes-elsewhere",
                            offer.code(),
                            each.terms().name()))
                    .forEach(handover.faults::add);
        }
    }

    /** A unit that gets what another has counts in the same money. */
    private void currencies(UnitChange change, Instant at, List<ContractVersion> signed, Handover handover) {
        var own = currencies(change.unit().code(), at, signed);
        var others = currencies(change.successor(), at, signed);
        if (!own.isEmpty() && !others.isEmpty() && !others.containsAll(own)) {
            handover.faults.add(Fault.in(
                    "successor",
                    "merge-of-currencies",
                    change.unit().name(),
                    String.join(", ", own),
                    change.successor(),
                    String.join(", ", others)));
        }
    }

    private static Set<String> currencies(String unit, Instant at, List<ContractVersion> signed) {
        return tails(signed, at).values().stream()
                .flatMap(List::stream)
                .map(each -> each.version().contract())
                .filter(terms -> Renaming.concerns(terms, unit))
                .map(terms -> terms.currency().getCurrencyCode())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Why what would be in force from the day on makes no plan. */
    private List<Fault> refusals(Instant at, List<ContractVersion> signed, Handover handover) {
        var then = new ArrayList<>(signed);
        then.removeIf(version -> handover.ending.contains(version));
        handover.ending.stream()
                .filter(version -> version.stated().from().isBefore(at))
                .map(version -> version.during(new Interval(version.stated().from(), at)))
                .forEach(then::add);
        // After all others, in their order.
        for (int i = 0; i < handover.following.size(); i++) {
            then.add(following(handover.following.get(i), Proposals.NEW - i, AFTER_ALL + i, at));
        }
        var clashes = forceCheck.clashes(then);
        return clashes.isEmpty()
                ? ForceCheck.refusals(plans.compile(UUID.randomUUID(), then, owned(handover, at)))
                : clashes;
    }

    /** A version that follows another as it would be, when it would be in force. */
    private static ContractVersion following(Following following, long id, int number, Instant at) {
        var version = following.version();
        var from = version.stated().from().isBefore(at) ? at : version.stated().from();
        return new ContractVersion(
                id,
                version.contract(),
                number,
                0,
                version.text(),
                Sha256.NONE,
                following.terms(),
                new Interval(from, version.stated().until()),
                State.DRAFT,
                at);
    }

    /** All offers as they would be owned. */
    private Collection<Offer> owned(Handover handover, Instant at) {
        var owned = new LinkedHashMap<>(offers.byId());
        for (var given : handover.offers) {
            var offer = given.what();
            owned.put(offer.id(), offer.of(Owner.changed(offer.owners(), new Owner(0, given.to(), at))));
        }
        return owned.values();
    }
}
