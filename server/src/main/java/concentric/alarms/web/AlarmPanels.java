package concentric.alarms.web;

import concentric.alarms.Alarm;
import concentric.alarms.Alarms;
import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.web.ContractAddress;
import concentric.contracts.web.HonestTargets;
import concentric.costs.Minimums;
import concentric.costs.Pay;
import concentric.costs.Pays;
import concentric.customers.Customers;
import concentric.network.Memberships;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.people.Accounts;
import concentric.people.People;
import concentric.platform.Actor;
import concentric.platform.Organisations;
import concentric.platform.Panel;
import concentric.platform.web.Addresses;
import concentric.platform.web.Pages;
import concentric.platform.web.Visit;
import concentric.platform.web.Waiting;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Alarms on a reader's home, of the reader's units, and on a unit's page. */
@Component
class AlarmPanels implements Panel {

    private static final String TEMPLATE = "alarms/alarms";
    private static final int ORDER = 30;

    /** Alarms that a home shows; a unit's page has all of that unit. */
    private static final int SHOWN = 6;

    private final Alarms alarms;
    private final Units units;
    private final Contracts contracts;
    private final Customers customers;
    private final Memberships memberships;
    private final Accounts accounts;
    private final People people;
    private final Pays pays;
    private final Minimums minimums;
    private final Organisations organisations;
    private final InstantSource clock;
    private final Pages pages;

    AlarmPanels(
            Alarms alarms,
            Units units,
            Contracts contracts,
            Customers customers,
            Memberships memberships,
            Accounts accounts,
            People people,
            Pays pays,
            Minimums minimums,
            Organisations organisations,
            InstantSource clock,
            Pages pages) {
        this.alarms = alarms;
        this.units = units;
        this.contracts = contracts;
        this.customers = customers;
        this.memberships = memberships;
        this.accounts = accounts;
        this.people = people;
        this.pays = pays;
        this.minimums = minimums;
        this.organisations = organisations;
        this.clock = clock;
        this.pages = pages;
    }

    @Override
    public Optional<Part> on(String noun, long id, Actor viewer) {
        if (!noun.equals(Units.NOUN) && !noun.equals(Waiting.HOME)) return Optional.empty();
        var own = own(viewer);
        return noun.equals(Waiting.HOME)
                ? part(own, own, SHOWN, viewer)
                : part(List.of(id), own, Integer.MAX_VALUE, viewer);
    }

    private Set<Long> own(Actor viewer) {
        return accounts.person(viewer).stream()
                .flatMap(person -> memberships.of(person).stream())
                .map(membership -> membership.unit().value())
                .collect(Collectors.toSet());
    }

    private Optional<Part> part(Collection<Long> of, Set<Long> own, int shown, Actor viewer) {
        var visit = pages.current();
        var items = new ArrayList<AlarmList.Item>();
        items.addAll(belowMinimum(of, viewer, visit));
        items.addAll(items(alarms.of(of), own, visit));
        if (items.isEmpty()) return Optional.empty();
        var more = items.size() > shown ? visit.t("alarms.more", items.size() - shown) : null;
        return Optional.of(
                new Part(TEMPLATE, new AlarmList(items.stream().limit(shown).toList(), more), ORDER));
    }

    /** Base pay below the minimum of an hour, as far as the viewer sees it. */
    private List<AlarmList.Item> belowMinimum(Collection<Long> of, Actor viewer, Visit visit) {
        if (minimums.all().isEmpty()) return List.of();
        var today = LocalDate.ofInstant(clock.instant(), organisations.current().zone());
        return of.stream()
                .flatMap(unit -> pays.inForce(viewer, new Unit.Id(unit), today).stream())
                .flatMap(pay -> pays.below(pay, today).map(needed -> below(pay, needed, viewer, visit)).stream())
                .toList();
    }

    private AlarmList.Item below(Pay pay, long needed, Actor viewer, Visit visit) {
        var unit = units.find(pay.unit()).orElseThrow();
        var said = visit.formats().money(needed, pay.currency());
        boolean isOwn = accounts.person(viewer).filter(pay.person()::equals).isPresent();
        return isOwn
                ? item("pay", visit.t("alarm.own-pay", unit.name(), said), "/pay", visit)
                : item(
                        "pay",
                        visit.t(
                                "alarm.pay.said",
                                people.find(pay.person()).orElseThrow().name(),
                                unit.name(),
                                said),
                        Addresses.of("/costs", unit.code()),
                        visit);
    }

    private List<AlarmList.Item> items(List<Alarm> found, Set<Long> own, Visit visit) {
        var named = found.stream()
                .flatMap(alarm -> alarm instanceof Alarm.NoAlternative(long unit, long node)
                        ? Stream.of(unit, node)
                        : Stream.of(alarm.unit()))
                .collect(Collectors.toSet());
        var known = units.all(named);
        var versions =
                contracts
                        .versions(found.stream()
                                .flatMap(alarm -> version(alarm).stream())
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(ContractVersion::id, Function.identity()));
        return found.stream()
                .filter(alarm -> isStillThere(alarm, known, versions))
                .sorted((one, other) -> Integer.compare(rank(one), rank(other)))
                .map(alarm -> item(alarm, known, versions, own, visit))
                .distinct()
                .toList();
    }

    /** An import that was undone since may have taken away what an alarm is about. */
    private static boolean isStillThere(Alarm alarm, Map<Long, Unit> units, Map<Long, ContractVersion> versions) {
        boolean hasNode = !(alarm instanceof Alarm.NoAlternative of) || units.containsKey(of.node());
        return units.containsKey(alarm.unit())
                && hasNode
                && version(alarm).stream().allMatch(versions::containsKey);
    }

    private static Optional<Long> version(Alarm alarm) {
        return switch (alarm) {
            case Alarm.NoPromise of -> Optional.of(of.version());
            case Alarm.Luck of -> Optional.of(of.version());
            case Alarm.OneCustomer of -> Optional.empty();
            case Alarm.Concentrated of -> Optional.empty();
            case Alarm.NoAlternative of -> Optional.empty();
        };
    }

    private static int rank(Alarm alarm) {
        return switch (alarm) {
            case Alarm.OneCustomer of -> 0;
            case Alarm.Concentrated of -> 1;
            case Alarm.NoAlternative of -> 2;
            case Alarm.Luck of -> 3;
            case Alarm.NoPromise of -> 4;
        };
    }

    private AlarmList.Item item(
            Alarm alarm, Map<Long, Unit> known, Map<Long, ContractVersion> versions, Set<Long> own, Visit visit) {
        var unit = Objects.requireNonNull(known.get(alarm.unit()));
        var statement = Addresses.of("/ledger/statements", unit.code());
        return switch (alarm) {
            case Alarm.OneCustomer of -> item("customer", oneCustomer(of, unit, own, visit), statement, visit);
            case Alarm.Concentrated of ->
                item("few", visit.t("alarm.few.said", unit.name(), of.points()), statement, visit);
            case Alarm.NoAlternative of -> {
                var node = Objects.requireNonNull(known.get(of.node()));
                yield item(
                        "alternative",
                        visit.t("alarm.alternative.said", unit.name(), node.name(), node.field()),
                        Addresses.of("/network/units", node.code()),
                        visit);
            }
            case Alarm.Luck of -> {
                var version = Objects.requireNonNull(versions.get(of.version()));
                yield item(
                        "luck",
                        visit.t("alarm.luck.said", version.name(), HonestTargets.said(of.checked(), visit)),
                        ContractAddress.ofVersion(version),
                        visit);
            }
            case Alarm.NoPromise of -> {
                var version = Objects.requireNonNull(versions.get(of.version()));
                yield item(
                        "promise",
                        visit.t("alarm.promise.said", version.name()),
                        ContractAddress.ofVersion(version),
                        visit);
            }
        };
    }

    /** Who the customer is, is told to members of the unit alone. */
    private String oneCustomer(Alarm.OneCustomer of, Unit unit, Set<Long> own, Visit visit) {
        var share = visit.formats().percent(of.share() / 10_000 * 10_000);
        if (!own.contains(of.unit())) return visit.t("alarm.customer.masked", share, unit.name());
        var code = customers.codes(List.of(of.customer())).get(of.customer());
        return code == null
                ? visit.t("alarm.customer.masked", share, unit.name())
                : visit.t("alarm.customer.said", code, share, unit.name());
    }

    private static AlarmList.Item item(String kind, String said, String href, Visit visit) {
        return new AlarmList.Item(visit.t("alarm." + kind), said, href);
    }
}
