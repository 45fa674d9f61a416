package concentric.closes;

import concentric.closes.Result.Standing;
import concentric.costs.Costs;
import concentric.ledger.Account;
import concentric.ledger.Flow;
import concentric.ledger.Ledger;
import concentric.ledger.Month;
import concentric.ledger.Months;
import concentric.ledger.Part;
import concentric.network.Unit;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The door of units' results, month by month. */
@Service
public class Results {

    private final CloseStore store;
    private final Ledger ledger;
    private final Months months;
    private final Costs costs;

    Results(CloseStore store, Ledger ledger, Months months, Costs costs) {
        this.store = store;
        this.ledger = ledger;
        this.months = months;
        this.costs = costs;
    }

    /** What a unit had of each closed month, the latest first; months in which it neither moved nor spent anything are left out. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Result> of(Unit unit, Currency currency) {
        var closed = store.latest();
        if (closed.isEmpty()) return List.of();
        var reading = read(unit, currency, closed);
        return closed.stream()
                .map(run -> reading.of(run.month()))
                .filter(result -> !result.isNothing())
                .toList();
    }

    /** What a unit had of each of some months, closed or not, earliest first. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Result> of(Unit unit, Currency currency, YearMonth from, YearMonth to) {
        var reading = read(unit, currency, store.latest());
        var results = new ArrayList<Result>();
        for (var month = from; !month.isAfter(to); month = month.plusMonths(1)) results.add(reading.of(month));
        return results;
    }

    /** The months in which anything moved in or out of a unit, earliest first. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<YearMonth> moved(Unit unit, Currency currency) {
        return ledger.months(account(unit, currency), Part.LIVE).stream()
                .map(Month::month)
                .toList();
    }

    /**
     * What live receipts less live payments of a month came to for its close: what occurred in the month and was recorded after
     * it was closed is not in it, and what was late for the month before is. Nothing while the month is not closed.
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Long> counted(Unit unit, Currency currency, YearMonth month) {
        if (store.of(month).isEmpty()) return Optional.empty();
        var account = account(unit, currency);
        return Optional.of(months.moved(account, month).stream()
                // What is paid out or handed over was earned before: it is in no result.
                .filter(flow -> flow.reason().account().isEarned()
                        && flow.reason().counter().isEarned())
                .mapToLong(flow -> signed(flow, account))
                .reduce(0, Math::addExact));
    }

    private static long signed(Flow flow, Account account) {
        return flow.reason().account().equals(account) ? flow.amount() : Math.negateExact(flow.amount());
    }

    private static Account account(Unit unit, Currency currency) {
        return new Account(Account.Kind.UNIT, unit.id().value(), currency);
    }

    private Reading read(Unit unit, Currency currency, List<CloseRun> closed) {
        var account = account(unit, currency);
        return new Reading(
                unit,
                currency,
                byMonth(ledger.months(account, Part.LIVE)),
                byMonth(ledger.months(account, Part.CLOSE)),
                store.costs(unit.code(), currency),
                closed.stream().collect(Collectors.toMap(CloseRun::month, Function.identity())));
    }

    private static Map<YearMonth, Month> byMonth(List<Month> months) {
        return months.stream().collect(Collectors.toMap(Month::month, Function.identity()));
    }

    /** All that is known of a unit's months; what it spent in months that are not closed is asked when it is needed. */
    private final class Reading {

        private final Unit unit;
        private final Currency currency;
        private final Map<YearMonth, Month> live;
        private final Map<YearMonth, Month> atClose;
        private final Map<YearMonth, Long> known;
        private final Map<YearMonth, CloseRun> closed;

        Reading(
                Unit unit,
                Currency currency,
                Map<YearMonth, Month> live,
                Map<YearMonth, Month> atClose,
                Map<YearMonth, Long> known,
                Map<YearMonth, CloseRun> closed) {
            this.unit = unit;
            this.currency = currency;
            this.live = live;
            this.atClose = atClose;
            this.known = known;
            this.closed = closed;
        }

        Result of(YearMonth month) {
            var nothing = new Month(month, 0, 0);
            var moved = live.getOrDefault(month, nothing);
            var posted = atClose.getOrDefault(month, nothing);
            var run = closed.get(month);
            long spent = run == null ? costs.of(unit.id(), month, currency).total() : known.getOrDefault(month, 0L);
            return new Result(
                    month, moved.received(), moved.paid(), spent, posted.received(), posted.paid(), standing(run));
        }

        private static Standing standing(@Nullable CloseRun run) {
            if (run == null) return Standing.OPEN;
            return run.complete() ? Standing.CLOSED : Standing.PARTLY;
        }
    }
}
