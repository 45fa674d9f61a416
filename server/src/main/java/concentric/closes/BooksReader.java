package concentric.closes;

import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.contracts.Offer;
import concentric.contracts.Offers;
import concentric.contracts.Plans;
import concentric.costs.Costs;
import concentric.engine.close.Books;
import concentric.engine.close.Close;
import concentric.engine.close.Live;
import concentric.engine.close.LossKey;
import concentric.engine.close.Movement;
import concentric.engine.close.StakeKey;
import concentric.engine.close.Step;
import concentric.engine.terms.Measure;
import concentric.ledger.Account;
import concentric.ledger.Flow;
import concentric.ledger.Months;
import concentric.measures.Grain;
import concentric.measures.Measures;
import concentric.measures.Readings;
import concentric.payments.CloseMovement;
import concentric.payments.CloseMovements;
import concentric.platform.Organisations;
import concentric.platform.Parties;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what a close is a function of, and closes: now, or again as it was done. Writes nothing. */
@Component
class BooksReader {

    private final Plans plans;
    private final Contracts contracts;
    private final Offers offers;
    private final Months months;
    private final CloseMovements movements;
    private final HeldReader holds;
    private final CloseStore store;
    private final Measures measures;
    private final Readings readings;
    private final Costs costs;
    private final Parties parties;
    private final Organisations organisations;

    BooksReader(
            Plans plans,
            Contracts contracts,
            Offers offers,
            Months months,
            CloseMovements movements,
            HeldReader holds,
            CloseStore store,
            Measures measures,
            Readings readings,
            Costs costs,
            Parties parties,
            Organisations organisations) {
        this.plans = plans;
        this.contracts = contracts;
        this.offers = offers;
        this.months = months;
        this.movements = movements;
        this.holds = holds;
        this.store = store;
        this.measures = measures;
        this.readings = readings;
        this.costs = costs;
        this.parties = parties;
        this.organisations = organisations;
    }

    /** What closing a month now would decide; of a month that is closed, what completing it would. */
    MonthClose now(YearMonth month) {
        var contracts = contractsAt(month);
        return close(month, contracts, known(month).of(contracts.measures()), store.of(month), Long.MAX_VALUE);
    }

    /** What a close decided, found again from what it knew. */
    MonthClose again(CloseRun run) {
        var before = store.of(run.month()).stream()
                .filter(other -> other.id().value() < run.id().value())
                .toList();
        return close(
                run.month(),
                contractsAt(run.month()),
                new Known(store.known(run.id()), store.costs(run.id())),
                before,
                run.act().value());
    }

    /** What closing each month knows, beside the ledger; of a month that is closed what its last close knew, as far as it asked. */
    Map<YearMonth, Known> known(Collection<YearMonth> months) {
        var last = new HashMap<YearMonth, CloseRun.Id>();
        store.latest().forEach(run -> last.put(run.month(), run.id()));
        var measuresThen = store.known(last.values());
        var costsThen = store.costs(last.values());
        var measuresNow = measured(months);
        var known = new HashMap<YearMonth, Known>();
        for (var month : months) {
            var run = last.get(month);
            var measured = new HashMap<>(measuresNow.getOrDefault(month, Map.of()));
            if (run != null) measured.putAll(measuresThen.getOrDefault(run, Map.of()));
            var spent = run == null ? costs(month) : costsThen.getOrDefault(run, Map.of());
            known.put(month, new Known(measured, spent));
        }
        return known;
    }

    private ContractsAtEnd contractsAt(YearMonth month) {
        var next = month.plusMonths(1)
                .atDay(1)
                .atStartOfDay(organisations.current().zone())
                .toInstant();
        return ContractsAtEnd.of(plans.inForce(), next.minusNanos(1));
    }

    /** Every reading of a month and all that was spent in it, as they are now. */
    private Known known(YearMonth month) {
        return new Known(measured(List.of(month)).getOrDefault(month, Map.of()), costs(month));
    }

    /** Every reading of these months, as they are now. */
    private Map<YearMonth, Map<Measure, BigDecimal>> measured(Collection<YearMonth> months) {
        var names = measures.list("", 0, Integer.MAX_VALUE).stream()
                .collect(Collectors.toMap(measure -> measure.id(), measure -> measure.name()));
        var current = months.stream()
                .flatMap(month -> readings.current(Grain.MONTH, month.atDay(1)).stream())
                .toList();
        var codes = parties.codes(current.stream()
                .flatMap(reading -> Stream.ofNullable(reading.subject()))
                .map(unit -> unit.value())
                .distinct()
                .toList());
        var measured = new HashMap<YearMonth, Map<Measure, BigDecimal>>();
        for (var reading : current) {
            var subject = reading.subject() == null
                    ? null
                    : codes.get(reading.subject().value());
            measured.computeIfAbsent(YearMonth.from(reading.period()), none -> new HashMap<>())
                    .put(new Measure(subject, Objects.requireNonNull(names.get(reading.measure()))), reading.value());
        }
        return measured;
    }

    private Map<Currency, Map<String, Long>> costs(YearMonth month) {
        var byCurrency = new HashMap<Currency, Map<String, Long>>();
        for (var currency : costs.currencies(month)) {
            var spent = costs.of(month, currency);
            var codes = parties.codes(spent.keySet());
            byCurrency.put(
                    currency,
                    spent.entrySet().stream()
                            .collect(Collectors.toMap(
                                    entry -> Objects.requireNonNull(codes.get(entry.getKey())), Map.Entry::getValue)));
        }
        return byCurrency;
    }

    /**
     * Closes.
     *
     * @param before the closes of the month that were done already
     * @param until the act that closes: what later ones moved is left out of account
     */
    private MonthClose close(
            YearMonth month, ContractsAtEnd contracts, Known known, List<CloseRun> before, long until) {
        var flows = months.posted(month);
        var held = holds.held(month, contracts, until);
        var currencies = Stream.concat(
                        contracts.inForce().stream(), held.stream().map(hold -> hold.version()))
                .map(version -> version.contract().currency())
                .distinct()
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .toList();
        var live = live(flows);
        var posted = movements.of(month).stream()
                .filter(movement -> movement.act().value() < until)
                .toList();
        var closed = Set.copyOf(store.closed(before.stream().map(CloseRun::id).toList()));
        var losses = movements.of(Step.LOSS).stream()
                .filter(loss -> !loss.month().equals(month) && loss.act().value() < until)
                .toList();
        var codes = codes(Stream.concat(posted.stream(), losses.stream()));
        var carriedBy = store.of(month.minusMonths(1)).stream()
                .filter(run -> run.act().value() < until)
                .reduce((first, second) -> second);
        var closes = new ArrayList<MonthClose.InCurrency>();
        for (var currency : currencies) {
            var books = new Books(
                    month.atEndOfMonth(),
                    currency,
                    contracts.inForce(),
                    contracts.owners(),
                    live.getOrDefault(currency, List.of()),
                    known.costs().getOrDefault(currency, Map.of()),
                    held.stream()
                            .filter(hold -> hold.version().contract().currency().equals(currency))
                            .toList(),
                    known.measures(),
                    carriedBy.map(run -> store.carried(run.id(), currency)).orElse(Map.<StakeKey, Long>of()),
                    borne(losses, currency, codes),
                    closed,
                    posted.stream()
                            .filter(movement -> movement.currency().equals(currency))
                            .map(movement -> movement(movement, codes))
                            .toList());
            closes.add(new MonthClose.InCurrency(currency, Close.of(books), books.holds()));
        }
        return new MonthClose(month, known, closes);
    }

    /** Tax is nobody's receipt, and what somebody had before the first payment is none of the month. */
    private Map<Currency, List<Live>> live(List<Flow> flows) {
        var names = contracts
                .versions(flows.stream()
                        .flatMap(flow -> Stream.ofNullable(flow.reason().version()))
                        .distinct()
                        .toList())
                .stream()
                .collect(Collectors.toMap(ContractVersion::id, ContractVersion::name));
        var known = offers.byId();
        var codes = parties.codes(flows.stream()
                .flatMap(
                        flow -> Stream.of(flow.reason().account(), flow.reason().counter()))
                .flatMap(account -> Stream.ofNullable(account.party()))
                .distinct()
                .toList());
        return flows.stream()
                .filter(flow -> flow.reason().account().kind() != Account.Kind.TAX
                        // What is paid out or handed over was earned before: it is in no result.
                        && flow.reason().account().isEarned()
                        && flow.reason().counter().isEarned())
                .collect(Collectors.groupingBy(
                        flow -> flow.reason().account().currency(),
                        Collectors.mapping(flow -> live(flow, names, known, codes), Collectors.toList())));
    }

    private static Live live(Flow flow, Map<Long, String> names, Map<Long, Offer> offers, Map<Long, String> codes) {
        var reason = flow.reason();
        var offer = Optional.ofNullable(reason.offer()).map(offers::get).filter(found -> !found.isService());
        return new Live(
                reason.version() == null ? "" : Objects.requireNonNull(names.get(reason.version())),
                offer.map(Offer::code).orElse(""),
                code(reason.counter(), codes),
                code(reason.account(), codes),
                flow.amount());
    }

    private static String code(Account account, Map<Long, String> codes) {
        return account.party() == null ? "" : Objects.requireNonNull(codes.get(account.party()));
    }

    /** The codes of everybody who gave or received. */
    Map<Long, String> codes(Stream<CloseMovement> movements) {
        var ids = new HashSet<Long>();
        movements.forEach(movement -> {
            ids.add(movement.fromId());
            ids.add(movement.toId());
        });
        return parties.codes(ids);
    }

    private static Map<LossKey, Long> borne(List<CloseMovement> losses, Currency currency, Map<Long, String> codes) {
        var borne = new HashMap<LossKey, Long>();
        for (var loss : losses) {
            if (!loss.currency().equals(currency)) continue;
            var bearer = Objects.requireNonNull(codes.get(loss.fromId()));
            borne.merge(new LossKey(loss.versionId(), bearer), loss.amount(), Math::addExact);
        }
        return borne;
    }

    /** A recorded movement as the engine knows it, parties by their codes. */
    static Movement movement(CloseMovement movement, Map<Long, String> codes) {
        return new Movement(
                movement.step(),
                Objects.requireNonNull(codes.get(movement.fromId())),
                Objects.requireNonNull(codes.get(movement.toId())),
                movement.versionId(),
                movement.clause(),
                movement.position(),
                movement.amount());
    }
}
