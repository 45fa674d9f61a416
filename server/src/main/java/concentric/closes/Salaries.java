package concentric.closes;

import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.costs.Costs;
import concentric.costs.Pays;
import concentric.engine.close.Trace;
import concentric.engine.terms.Source;
import concentric.network.Unit;
import concentric.network.Units;
import concentric.payments.CloseMovement;
import concentric.payments.CloseMovements;
import concentric.people.Person;
import concentric.platform.Parties;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The door of salaries: what somebody received for a month, and which customers paid it. Only closed months have any. */
@Service
public class Salaries {

    private final CloseStore store;
    private final CloseMovements movements;
    private final Receipts receipts;
    private final Contracts contracts;
    private final Units units;
    private final Pays pays;
    private final Costs costs;
    private final Parties parties;

    Salaries(
            CloseStore store,
            CloseMovements movements,
            Receipts receipts,
            Contracts contracts,
            Units units,
            Pays pays,
            Costs costs,
            Parties parties) {
        this.store = store;
        this.movements = movements;
        this.receipts = receipts;
        this.contracts = contracts;
        this.units = units;
        this.pays = pays;
        this.costs = costs;
        this.parties = parties;
    }

    private record Paid(long unit, Currency currency) {}

    /** What a person received for a month: one for each unit that paid, and for each currency. Nothing while the month is open. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Salary> of(Person.Id person, YearMonth month) {
        if (store.of(month).isEmpty()) return List.of();
        var shares = shares(person, month);
        var currencies = new TreeSet<>(Comparator.comparing(Currency::getCurrencyCode));
        currencies.addAll(costs.currencies(month));
        shares.keySet().forEach(paid -> currencies.add(paid.currency()));
        var paying = new TreeSet<Long>();
        pays.unitsOf(person).forEach(unit -> paying.add(unit.value()));
        shares.keySet().forEach(paid -> paying.add(paid.unit()));
        var salaries = new ArrayList<Salary>();
        for (long unit : paying) {
            for (var currency : currencies) {
                long base = pays.of(person, new Unit.Id(unit), month, currency);
                var ofUnit = shares.getOrDefault(new Paid(unit, currency), List.of());
                if (base != 0 || !ofUnit.isEmpty()) salaries.add(salary(month, unit, currency, base, ofUnit));
            }
        }
        return salaries;
    }

    private Salary salary(YearMonth month, long id, Currency currency, long base, List<Salary.Share> shares) {
        var unit = units.find(new Unit.Id(id)).orElseThrow();
        var received = receipts.of(id, month, currency);
        long total = shares.stream().mapToLong(Salary.Share::amount).reduce(base, Math::addExact);
        return new Salary(month, unit, currency, base, shares, received, Trace.of(unit.code(), total, received));
    }

    /** What a unit received in a month, by where it came from: for whoever opens a line of a trace. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<Trace.Key, Long> receipts(Unit unit, YearMonth month, Currency currency) {
        return receipts.of(unit.id().value(), month, currency);
    }

    /** The months that are closed, the latest first. */
    @Transactional(readOnly = true)
    public List<YearMonth> months() {
        return store.latest().stream().map(CloseRun::month).toList();
    }

    private Map<Paid, List<Salary.Share>> shares(Person.Id person, YearMonth month) {
        var received = movements.to(person.value(), month);
        var versions = contracts
                .versions(received.stream()
                        .map(CloseMovement::versionId)
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(ContractVersion::id, version -> version));
        var payers = units.all(
                Set.copyOf(received.stream().map(CloseMovement::fromId).toList()));
        var shares = new LinkedHashMap<Paid, List<Salary.Share>>();
        for (var movement : received) {
            var version = Objects.requireNonNull(versions.get(movement.versionId()));
            long unit = payers.containsKey(movement.fromId()) ? movement.fromId() : payer(version);
            shares.computeIfAbsent(new Paid(unit, movement.currency()), none -> new ArrayList<>())
                    .add(new Salary.Share(version, movement.clause(), movement.amount()));
        }
        return shares;
    }

    /** What is released from a fund was held out of what this unit had to share. */
    private long payer(ContractVersion version) {
        var closing = Objects.requireNonNull(version.terms().closing());
        var code = switch (closing.on()) {
            case Source.Result(var unit) -> unit;
            case Source.Total total ->
                Optional.ofNullable(total.payer()).or(total::subject).orElseThrow();
        };
        return parties.find(code).orElseThrow().id();
    }
}
