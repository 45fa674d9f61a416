package concentric.map;

import concentric.contracts.EarlierContracts;
import concentric.contracts.Funds;
import concentric.contracts.Offers;
import concentric.contracts.Plans;
import concentric.engine.plan.Timeline.Dated;
import concentric.ledger.Ledger;
import concentric.network.Communities;
import concentric.network.Memberships;
import concentric.network.Unit;
import concentric.network.UnitFilter;
import concentric.network.Units;
import concentric.payments.ServedCustomers;
import concentric.platform.Moment;
import concentric.platform.Organisations;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The door of the map. Every figure is read in one snapshot, so that all of them fit together. */
@Service
public class Maps {

    /** How many maps of one state of the database are kept: a page, its picture and its list ask for the same one. */
    private static final int KEPT = 16;

    private final FoundingDays foundingDays;
    private final Units units;
    private final Memberships memberships;
    private final Communities communities;
    private final Offers offers;
    private final Funds funds;
    private final Plans plans;
    private final EarlierContracts earlier;
    private final Ledger ledger;
    private final ServedCustomers customers;
    private final Organisations organisations;
    private final InstantSource clock;
    private final AtomicReference<Kept> kept = new AtomicReference<>(new Kept("", Map.of()));

    Maps(
            FoundingDays foundingDays,
            Units units,
            Memberships memberships,
            Communities communities,
            Offers offers,
            Funds funds,
            Plans plans,
            EarlierContracts earlier,
            Ledger ledger,
            ServedCustomers customers,
            Organisations organisations,
            InstantSource clock) {
        this.foundingDays = foundingDays;
        this.units = units;
        this.memberships = memberships;
        this.communities = communities;
        this.offers = offers;
        this.funds = funds;
        this.plans = plans;
        this.earlier = earlier;
        this.ledger = ledger;
        this.customers = customers;
        this.organisations = organisations;
        this.clock = clock;
    }

    private record Kept(String snapshot, Map<Asked, NetworkMap> maps) {}

    /** The map of a day and a period; what is left open is chosen as {@link Asked} says. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public NetworkMap survey(Asked asked) {
        var day = asked.day() == null ? day(asked.asOf()) : asked.day();
        var exact = new Asked(day, asked.from(), asked.to(), asked.always(), asked.currency(), asked.asOf());
        var snapshot = foundingDays.snapshot();
        var current = kept.get();
        if (!current.snapshot().equals(snapshot)) {
            current = new Kept(snapshot, new ConcurrentHashMap<>());
            kept.set(current);
        }
        var known = current.maps().get(exact);
        if (known != null) return known;
        var drawn = draw(exact, day);
        if (current.maps().size() < KEPT) current.maps().put(exact, drawn);
        return drawn;
    }

    private LocalDate day(Moment asOf) {
        return asOf instanceof Moment.Batch batch
                ? LocalDate.ofInstant(batch.postedAt(), organisations.current().zone())
                : today();
    }

    /** Today, in the organisation's time zone. */
    @Transactional(readOnly = true)
    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), organisations.current().zone());
    }

    private List<Unit> units() {
        return units.list(UnitFilter.ALL, 0, Integer.MAX_VALUE);
    }

    private NetworkMap draw(Asked asked, LocalDate day) {
        var all = units().stream().filter(unit -> !unit.isOver(day)).toList();
        var begun = begun(all);
        var there = all.stream()
                .filter(unit -> !begun.getOrDefault(unit.id().value(), day).isAfter(day))
                .toList();
        var money = MoneyAsked.of(asked, day, ledger, organisations.current().currency());
        var survey = new Survey(there, ties(there), offers.byId());
        survey.contracts(earlier.known(asked.asOf()), day);
        survey.members(memberships.sizes(day));
        survey.money(money.exchanges());
        communities(survey, day);
        var zone = organisations.current().zone();
        var period = money.period();
        survey.customers(customers.during(
                period.from() == null ? null : period.from().atStartOfDay(zone).toInstant(),
                period.to() == null
                        ? null
                        : period.to().plusDays(1).atStartOfDay(zone).toInstant()));
        return survey.map(
                money.scope(day), memberships.people(day), first(begun.values(), day), all.size() - there.size());
    }

    private void communities(Survey survey, LocalDate day) {
        var onDay = communities.on(day);
        var ids =
                onDay.stream().map(each -> each.community().value()).distinct().toList();
        survey.communities(communities.all(ids), onDay);
    }

    private static LocalDate first(Collection<LocalDate> begun, LocalDate day) {
        return begun.stream().min(LocalDate::compareTo).orElse(day);
    }

    private Ties ties(List<Unit> units) {
        var ids = new HashMap<String, Long>();
        units.forEach(unit -> ids.put(unit.code(), unit.id().value()));
        return new Ties(organisations.current().zone(), ids, offers.byId(), funds.list());
    }

    /**
     * The first day that is known of each unit: when it was entered, or first had a member or a contract or was in a
     * community, if that was before.
     */
    private Map<Long, LocalDate> begun(List<Unit> units) {
        var zone = organisations.current().zone();
        var begun = new HashMap<Long, LocalDate>();
        foundingDays.all().forEach((unit, at) -> begun.put(unit, LocalDate.ofInstant(at, zone)));
        List<Dated> versions = plans.inForce().versions();
        for (var others : List.of(
                memberships.beginnings(), communities.beginnings(), ties(units).beginnings(versions))) {
            others.forEach(
                    (unit, first) -> begun.merge(unit, first, (one, other) -> one.isBefore(other) ? one : other));
        }
        return begun;
    }
}
