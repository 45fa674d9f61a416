package concentric.ledger;

import concentric.ledger.MonthStore.Which;
import concentric.payments.Books;
import concentric.platform.Act;
import concentric.platform.WriterLock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of months: which of them are closed, and what was posted in one. What occurred in a month that is closed already is
 * posted in the month that is open then.
 */
@Service
public class Months {

    private final MonthStore months;
    private final MonthFlows flows;
    private final LedgerStore store;
    private final Ledger ledger;
    private final SettledRanges settled;
    private final Poster poster;
    private final Books books;
    private final WriterLock writerLock;
    private final InstantSource clock;

    Months(
            MonthStore months,
            MonthFlows flows,
            LedgerStore store,
            Ledger ledger,
            SettledRanges settled,
            Poster poster,
            Books books,
            WriterLock writerLock,
            InstantSource clock) {
        this.months = months;
        this.flows = flows;
        this.store = store;
        this.ledger = ledger;
        this.settled = settled;
        this.poster = poster;
        this.books = books;
        this.writerLock = writerLock;
        this.clock = clock;
    }

    /** The month that is to be closed next: the one after the last, or else the first in which anything moved. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<YearMonth> next() {
        return months.last()
                .map(month -> month.plusMonths(1))
                .or(() -> ledger.days()
                        .flatMap(days -> Optional.ofNullable(days.from()))
                        .map(YearMonth::from));
    }

    /**
     * Takes the turns that closing a month needs, in their order, and posts everything recorded: what is read afterwards
     * stays true until the transaction ends.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeTurn() {
        store.takePostersTurn();
        writerLock.take();
        poster.postAll();
    }

    /**
     * Closes a month: what is recorded from now on is posted in a later one, and what was posted in this one is kept, added up.
     * After {@link #takeTurn}.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void close(YearMonth month, Act.Id act) {
        months.close(month, lastBatch(), clock.instant(), act);
        flows.keep(month);
    }

    /** Posts what a close just recorded. After {@link #takeTurn}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void post() {
        poster.postAll();
    }

    /** What was posted in a month, by reason; what its close moved is not among it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Flow> posted(YearMonth month) {
        var before = month.minusMonths(1);
        return with(flows.posted(Which.all(), before, month), before, month, entry -> true);
    }

    /**
     * What was posted in the months after one, up to another, by some contract versions; what their closes moved is not among
     * it.
     *
     * @param after a closed month; null: since ever
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Flow> postedBy(Set<Long> versions, @Nullable YearMonth after, YearMonth to) {
        return with(
                flows.posted(Which.by(versions), after, to),
                after,
                to,
                entry -> versions.contains(entry.key().version()));
    }

    /** What an account received in a month, by reason; what its close moved is not among it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Flow> received(Account account, YearMonth month) {
        var before = month.minusMonths(1);
        var posted = store.id(account)
                .map(id -> flows.posted(Which.to(id), before, month))
                .orElse(List.of());
        return with(posted, before, month, entry -> entry.key().account().equals(account));
    }

    /** What moved in or out of an account in a month, by reason; what its close moved is not among it. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Flow> moved(Account account, YearMonth month) {
        var before = month.minusMonths(1);
        var posted = store.id(account)
                .map(id -> flows.posted(Which.of(id), before, month))
                .orElse(List.of());
        return with(
                posted,
                before,
                month,
                entry -> entry.key().account().equals(account)
                        || entry.key().counter().equals(account));
    }

    /** What is posted, and what will be posted behind the last batch. */
    private List<Flow> with(List<Flow> posted, @Nullable YearMonth after, YearMonth to, Predicate<LedgerEntry> which) {
        if (months.lastBatch(to).isPresent()) return posted;
        var before = after == null || months.lastBatch(after).isPresent() ? LocalDate.MIN : after.atEndOfMonth();
        Map<Flow.Reason, Long> sums = new HashMap<>();
        posted.forEach(flow -> sums.merge(flow.reason(), flow.amount(), Math::addExact));
        unposted().stream()
                .filter(entry -> !entry.key().day().isAfter(to.atEndOfMonth()))
                .filter(entry -> entry.key().day().isAfter(before))
                .filter(which)
                .forEach(entry -> sums.merge(Flow.Reason.of(entry.key()), entry.amount(), Math::addExact));
        var all = new ArrayList<Flow>();
        sums.forEach((reason, amount) -> all.add(new Flow(reason, amount)));
        return all;
    }

    private List<LedgerEntry> unposted() {
        long posted = store.lastBatch().map(Batch::toSeq).orElse(0L);
        return settled.after(Math.max(books.liveAfter(), posted));
    }

    private long lastBatch() {
        return store.lastBatch().map(Batch::id).orElse(0L);
    }
}
