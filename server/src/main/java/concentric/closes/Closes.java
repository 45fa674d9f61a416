package concentric.closes;

import concentric.contracts.ContractVersion;
import concentric.contracts.Contracts;
import concentric.engine.close.ClosePosting;
import concentric.engine.close.Verdict;
import concentric.ledger.Months;
import concentric.payments.Books;
import concentric.payments.CloseMovements;
import concentric.platform.Act;
import concentric.platform.Actor;
import concentric.platform.Acts;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import concentric.platform.Parties;
import concentric.platform.Party;
import concentric.platform.Sha256;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The door of closes: what closing a month would decide, closing it, and completing what stayed open of it. */
@Service
public class Closes {

    private final CloseStore store;
    private final BooksReader reader;
    private final Months months;
    private final CloseMovements movements;
    private final HandedBalances balances;
    private final Contracts contracts;
    private final Books books;
    private final Parties parties;
    private final Organisations organisations;
    private final Acts acts;
    private final InstantSource clock;

    Closes(
            CloseStore store,
            BooksReader reader,
            Months months,
            CloseMovements movements,
            HandedBalances balances,
            Contracts contracts,
            Books books,
            Parties parties,
            Organisations organisations,
            Acts acts,
            InstantSource clock) {
        this.store = store;
        this.reader = reader;
        this.months = months;
        this.movements = movements;
        this.balances = balances;
        this.contracts = contracts;
        this.books = books;
        this.parties = parties;
        this.organisations = organisations;
        this.acts = acts;
        this.clock = clock;
    }

    /** The last close of each month that is closed, the latest month first. */
    @Transactional(readOnly = true)
    public List<CloseRun> latest() {
        return store.latest();
    }

    /** The closes of a month, the first first; none while it is open. */
    @Transactional(readOnly = true)
    public List<CloseRun> of(YearMonth month) {
        return store.of(month);
    }

    /** The month that is to be closed next; nothing before the first payment. It may not be over yet. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<YearMonth> next() {
        return months.next();
    }

    /** What closing a month now would decide; of a month that is closed, what completing it would. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public MonthClose preview(YearMonth month) {
        return reader.now(month);
    }

    /** What closing each month knows, beside the ledger; of a month that is closed what its last close knew, as far as it asked. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Map<YearMonth, Known> known(Collection<YearMonth> months) {
        return reader.known(months);
    }

    /** What a close decided, and why: found again from what it knew. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public MonthClose again(CloseRun run) {
        return reader.again(run);
    }

    /** Why the actor can't close the month now, or complete it; empty: they can. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Fault> obstacles(YearMonth month, Actor by) {
        if (!by.custodian()) return List.of(Fault.in("", "custodian-only"));
        if (books.inShadow()) return List.of(Fault.in("", "close-in-shadow"));
        var runs = store.of(month);
        if (!runs.isEmpty()) {
            return runs.getLast().complete() ? List.of(Fault.in("month", "closed-already", month)) : List.of();
        }
        if (!isOver(month)) return List.of(Fault.in("month", "month-not-over", month));
        var next = months.next();
        if (next.isEmpty() || month.isBefore(next.get())) {
            return List.of(Fault.in("month", "nothing-to-close", month));
        }
        return next.get().equals(month)
                ? List.of()
                : List.of(Fault.in("month", "close-earlier-first", next.get(), month));
    }

    /** Whether a month is over, in the organisation's zone. */
    @Transactional(readOnly = true)
    public boolean isOver(YearMonth month) {
        var today = LocalDate.ofInstant(clock.instant(), organisations.current().zone());
        return month.isBefore(YearMonth.from(today));
    }

    /**
     * Closes a month, or completes what stayed open of it: all that the preview said is posted, or nothing.
     *
     * @param seen the fingerprint of the preview that was looked at
     */
    @Transactional
    public Closing close(YearMonth month, Sha256 seen, Actor by) {
        months.takeTurn();
        var obstacles = obstacles(month, by);
        if (!obstacles.isEmpty()) return new Closing.Refused(obstacles);
        boolean isFirst = store.of(month).isEmpty();
        var close = reader.now(month);
        if (!close.fingerprint().equals(seen)) return new Closing.Changed(close);
        if (!isFirst && isNothingNew(close)) {
            return new Closing.Refused(List.of(Fault.in("month", "still-open", month)));
        }
        var act = Act.of("period.close", by, month.toString(), seen.hex());
        return acts.perform(act, id -> {
            if (isFirst) months.close(month, id);
            post(close, id);
            balances.handOver(isFirst, id);
            return new Closing.Closed(close);
        });
    }

    /** Whether completing a month would decide nothing that is not decided yet. */
    @Transactional(readOnly = true)
    public boolean isNothingNew(MonthClose close) {
        var closed = new HashSet<>(
                store.closed(store.of(close.month()).stream().map(CloseRun::id).toList()));
        return !close.isComplete()
                && close.closes().stream()
                        .map(MonthClose.InCurrency::close)
                        .allMatch(each -> each.postings().isEmpty()
                                && closed.containsAll(each.closed())
                                && ending(each).isEmpty());
    }

    private void post(MonthClose close, Act.Id act) {
        var already = new HashSet<>(
                store.closed(store.of(close.month()).stream().map(CloseRun::id).toList()));
        var run = store.insert(close.month(), close.isComplete(), act);
        store.insertKnown(run, close.known().measures());
        store.insertCosts(run, close.known().costs());
        var drafts = new ArrayList<CloseMovements.Draft>();
        for (var in : close.closes()) {
            drafts.addAll(drafts(in));
            store.insertClosed(
                    run,
                    in.close().closed().stream()
                            .filter(version -> !already.contains(version))
                            .toList());
            store.insertCarried(run, in.currency(), in.close().carried());
            contracts.endByTerms(ending(in.close()), act);
        }
        movements.record(close.month(), drafts, act);
        months.post();
    }

    private List<CloseMovements.Draft> drafts(MonthClose.InCurrency in) {
        var moving = in.close().postings().stream()
                .map(ClosePosting::movement)
                .filter(movement -> movement.amount() != 0)
                .toList();
        var names = new HashSet<String>();
        moving.forEach(movement -> {
            names.add(movement.from());
            names.add(movement.to());
        });
        var ids = parties.findAll(names);
        return moving.stream()
                .map(movement -> new CloseMovements.Draft(
                        movement.step(),
                        id(movement.from(), ids),
                        id(movement.to(), ids),
                        movement.version(),
                        movement.clause(),
                        movement.position(),
                        movement.amount(),
                        in.currency()))
                .toList();
    }

    private static long id(String code, Map<String, Party> ids) {
        return Objects.requireNonNull(ids.get(code)).id();
    }

    /** The versions that end by their own words, of those that are in force still. */
    private List<Long> ending(concentric.engine.close.Close close) {
        var ids = close.endings().stream()
                .filter(ending -> ending.verdict().truth() == Verdict.Truth.TRUE)
                .map(ending -> ending.version())
                .toList();
        var now = clock.instant();
        return contracts.versions(ids).stream()
                .filter(version -> version.stated().until().isAfter(now))
                .map(ContractVersion::id)
                .toList();
    }
}
