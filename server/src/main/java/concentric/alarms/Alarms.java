package concentric.alarms;

import concentric.contracts.Offers;
import concentric.contracts.Plans;
import concentric.contracts.Targets;
import concentric.engine.measures.Honesty;
import concentric.engine.plan.Timeline;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Source;
import concentric.ledger.Ledger;
import concentric.ledger.Period;
import concentric.network.Unit;
import concentric.network.UnitFilter;
import concentric.network.UnitKind;
import concentric.network.Units;
import concentric.payments.LargeCustomers;
import concentric.payments.LargeCustomers.Paid;
import concentric.platform.Organisations;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of alarms. They are found all at once, now and then, and remembered: a home shows what was found last, and costs
 * nothing.
 */
@Service
public class Alarms {

    private final Units units;
    private final Offers offers;
    private final Plans plans;
    private final Targets targets;
    private final Ledger ledger;
    private final LargeCustomers customers;
    private final Organisations organisations;
    private final InstantSource clock;
    private volatile Map<Long, List<Alarm>> found = Map.of();

    Alarms(
            Units units,
            Offers offers,
            Plans plans,
            Targets targets,
            Ledger ledger,
            LargeCustomers customers,
            Organisations organisations,
            InstantSource clock) {
        this.units = units;
        this.offers = offers;
        this.plans = plans;
        this.targets = targets;
        this.ledger = ledger;
        this.customers = customers;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** The alarms of units, as they were found last. */
    public List<Alarm> of(Collection<Long> ids) {
        var now = found;
        return ids.stream()
                .flatMap(unit -> now.getOrDefault(unit, List.of()).stream())
                .toList();
    }

    /** Looks again, at the twelve months up to the last day on which anything moved, and at the contracts in force. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void look() {
        var alarms = new ArrayList<Alarm>();
        if (organisations.find().isPresent()) {
            ledger.days()
                    .flatMap(days -> Optional.ofNullable(days.to()))
                    .ifPresent(last -> alarms.addAll(dependent(last)));
            alarms.addAll(ofContracts());
        }
        found = alarms.stream().collect(Collectors.groupingBy(Alarm::unit));
    }

    private List<Alarm> dependent(LocalDate last) {
        var organisation = organisations.current();
        var zone = organisation.zone();
        var from = last.minusYears(1).plusDays(1);
        var exchanges = ledger.exchanges(new Period(from, last));
        var dependence = new Dependence(exchanges, offers.byId(), organisation.currency());
        var paid = customers
                .during(
                        organisation.currency(),
                        from.atStartOfDay(zone).toInstant(),
                        last.plusDays(1).atStartOfDay(zone).toInstant())
                .stream()
                .collect(Collectors.groupingBy(Paid::offer));
        var alarms = new ArrayList<>(dependence.concentrated(paid));
        alarms.addAll(dependence.withoutAlternative(onlyOnes()));
        return alarms;
    }

    /** Nodes of a field in which there is no other node, and no partner. */
    private Set<Long> onlyOnes() {
        var byField = units.list(UnitFilter.ALL, 0, Integer.MAX_VALUE).stream()
                .filter(unit -> !unit.field().isBlank())
                .filter(unit -> unit.kind() == UnitKind.NODE || unit.kind() == UnitKind.PARTNER)
                .collect(Collectors.groupingBy(Unit::field));
        return byField.values().stream()
                .filter(all -> all.size() == 1 && all.getFirst().kind() == UnitKind.NODE)
                .map(all -> all.getFirst().id().value())
                .collect(Collectors.toSet());
    }

    private List<Alarm> ofContracts() {
        var now = clock.instant();
        var inForce = plans.inForce().versions().stream()
                .filter(dated -> dated.interval().contains(now))
                .map(Timeline.Dated::version)
                .toList();
        var alarms = new ArrayList<Alarm>();
        for (var version : inForce) {
            var luck = targets.check(version.contract()).stream()
                    .filter(checked -> checked.honesty().equals(Optional.of(Honesty.LUCK)))
                    .toList();
            if (!luck.isEmpty() || version.contract().promises().isEmpty()) {
                var parties = parties(version.contract());
                for (long unit : parties) {
                    luck.forEach(checked -> alarms.add(new Alarm.Luck(unit, version.id(), checked)));
                }
                // What a unit gives to its own funds and members is promised by nobody to nobody.
                if (version.contract().promises().isEmpty() && parties.size() > 1) {
                    for (long unit : parties) alarms.add(new Alarm.NoPromise(unit, version.id()));
                }
            }
        }
        return alarms;
    }

    /** The ids of the units that a contract is between. */
    private Set<Long> parties(Contract contract) {
        var ids = new HashSet<Long>();
        units.byCodes(contract.names())
                .values()
                .forEach(unit -> ids.add(unit.id().value()));
        if (contract.source() instanceof Source.Payments(var codes)) {
            offers.findAll(codes).values().forEach(offer -> ids.add(offer.unitId()));
        }
        return ids;
    }
}
