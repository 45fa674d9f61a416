package concentric.ledger;

import concentric.payments.Books;
import concentric.platform.Latest;
import concentric.platform.Sha256;
import concentric.platform.Snapshots;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of the ledger for whoever reads it. Every figure is the entries plus the settling of what is not posted yet,
 * read in one snapshot. Once the organisation is switched on, what was settled in shadow before is in no figure.
 */
@Service
public class Ledger {

    /** What several figures of a page need. */
    private enum Question {
        SHADOW,
        UNPOSTED
    }

    private final LedgerStore store;
    private final FlowStore flows;
    private final SettledRanges settled;
    private final Books books;
    private final Snapshots snapshots;
    private final Latest<Counted, List<Tallied>> tally = new Latest<>();

    /** All that the tally depends on: what is posted, by the hash that goes over it, and the rest. */
    private record Counted(Sha256 posted, Map<Settlement.TallyKey, Settlement.Tally> unposted) {}

    Ledger(LedgerStore store, FlowStore flows, SettledRanges settled, Books books, Snapshots snapshots) {
        this.snapshots = snapshots;
        this.store = store;
        this.flows = flows;
        this.settled = settled;
        this.books = books;
    }

    /** What each account received and paid in the period. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Total> totals(Period period) {
        return totals(flows.totals(shadow(), period, false), period);
    }

    private List<Total> totals(List<Total> posted, Period period) {
        var totals = new HashMap<Account, Total>();
        for (var each : posted) totals.put(each.account(), each);
        for (var entry : unposted(period)) {
            var key = entry.key();
            totals.merge(key.account(), new Total(key.account(), entry.amount(), 0), Total::plus);
            totals.merge(key.counter(), new Total(key.counter(), 0, entry.amount()), Total::plus);
        }
        return List.copyOf(totals.values());
    }

    /** What each account received and paid in the period, without what closes posted. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Total> liveTotals(Period period) {
        // What is not posted yet is live, see isOf.
        return totals(flows.totals(shadow(), period, true), period);
    }

    /** Why an account has what it has: everything that moved in or out of it in the period, by reason. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Flow> flows(Account account, Period period) {
        return flows(account, period, Part.ALL);
    }

    /** A part of what moved in or out of an account in the period, by reason. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Flow> flows(Account account, Period period, Part part) {
        Map<Flow.Reason, Long> sums = new HashMap<>();
        for (var posted : flows.flows(shadow(), account, period, part))
            sums.merge(posted.reason(), posted.amount(), Math::addExact);
        for (var entry : unposted(period)) {
            if (!isOf(part, entry.key())) continue;
            var reason = Flow.Reason.of(entry.key());
            if (reason.account().equals(account) || reason.counter().equals(account)) {
                sums.merge(reason, entry.amount(), Math::addExact);
            }
        }
        var all = new ArrayList<Flow>();
        sums.forEach((reason, amount) -> all.add(new Flow(reason, amount)));
        return all;
    }

    /** What moved between any two accounts in the period, by contract version and offer. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Exchange> exchanges(Period period) {
        return exchanges(flows.exchanges(shadow(), period), unposted(period));
    }

    /** What moved between any two accounts in the period because of payments for some offers. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Exchange> exchanges(Collection<Long> offers, Period period) {
        var unposted = unposted(period).stream()
                .filter(entry -> entry.key().offer() != null
                        && offers.contains(entry.key().offer()))
                .toList();
        return exchanges(flows.exchanges(shadow(), offers, period), unposted);
    }

    private static List<Exchange> exchanges(List<Exchange> posted, List<LedgerEntry> unposted) {
        Map<Exchange.Reason, Long> sums = new HashMap<>();
        for (var each : posted) sums.merge(each.reason(), each.amount(), Math::addExact);
        for (var entry : unposted) sums.merge(Exchange.Reason.of(entry.key()), entry.amount(), Math::addExact);
        var all = new ArrayList<Exchange>();
        sums.forEach((reason, amount) -> all.add(new Exchange(reason, amount)));
        return all;
    }

    /** What is not posted yet is live: a close is posted in the transaction that records it. */
    private static boolean isOf(Part part, LedgerEntry.Key key) {
        return switch (part) {
            case ALL -> true;
            case LIVE -> key.account().isEarned() && key.counter().isEarned();
            case CLOSE -> false;
        };
    }

    /** What an account received and paid in each month in which anything moved, earliest first. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Month> months(Account account) {
        return months(account, Part.ALL);
    }

    /** A part of what an account received and paid in each month in which any of it moved, earliest first. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Month> months(Account account, Part part) {
        var months = new TreeMap<YearMonth, Month>();
        for (var posted : flows.months(shadow(), account, part)) months.merge(posted.month(), posted, Month::plus);
        for (var entry : unposted(Period.ALWAYS)) {
            var key = entry.key();
            if (!isOf(part, key)) continue;
            var month = YearMonth.from(key.day());
            if (key.account().equals(account)) months.merge(month, new Month(month, entry.amount(), 0), Month::plus);
            if (key.counter().equals(account)) months.merge(month, new Month(month, 0, entry.amount()), Month::plus);
        }
        return List.copyOf(months.values());
    }

    /** Tells a period from its beginning to its end; nothing while nothing ever moved. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public void tell(Period period, Bookkeeping book) {
        var days = days().orElse(null);
        if (days == null) return;
        var first = period.from() != null ? period.from() : Objects.requireNonNull(days.from());
        var last = period.to() != null ? period.to() : later(first, Objects.requireNonNull(days.to()));
        var opening = period.from() == null ? List.<Total>of() : totals(period.during(null, first.minusDays(1)));
        book.begin(opening, totals(period.during(null, last)), first, last);
        var ahead = unpostedByDay(period);
        flows.movements(shadow(), period, posted -> {
            while (!ahead.isEmpty() && ahead.firstKey().isBefore(posted.day())) {
                ahead.pollFirstEntry().getValue().forEach(book::moved);
            }
            book.moved(posted);
        });
        ahead.values().forEach(moved -> moved.forEach(book::moved));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private NavigableMap<LocalDate, List<Movement>> unpostedByDay(Period period) {
        var days = new TreeMap<LocalDate, List<Movement>>();
        for (var entry : unposted(period)) {
            var moved = new Movement(entry.key().day(), Exchange.Reason.of(entry.key()), entry.amount());
            days.computeIfAbsent(moved.day(), day -> new ArrayList<>()).add(moved);
        }
        return days;
    }

    /** The batch a payment was posted with; nothing if it is not posted yet. */
    @Transactional(readOnly = true)
    public Optional<Batch> batchOf(long seq) {
        return store.batchOf(seq);
    }

    /** One batch. */
    @Transactional(readOnly = true)
    public Optional<Batch> batch(long id) {
        return store.batch(id);
    }

    /** Batches, newest first. */
    @Transactional(readOnly = true)
    public List<Batch> batches(long offset, int limit) {
        return store.batches(offset, limit);
    }

    /** How many batches there are: as many as the last one's number says. */
    @Transactional(readOnly = true)
    public long countBatches() {
        return store.lastBatch().map(Batch::id).orElse(0L);
    }

    /** The entries of a batch, in their order. */
    @Transactional(readOnly = true)
    public List<LedgerEntry> entries(long batch) {
        return store.entries(batch);
    }

    /** The first and the last day on which anything moved; nothing while nothing did. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Optional<Period> days() {
        var days = new TreeSet<>(flows.days(shadow()));
        unposted(Period.ALWAYS).forEach(entry -> days.add(entry.key().day()));
        return days.isEmpty() ? Optional.empty() : Optional.of(new Period(days.first(), days.last()));
    }

    /** The currencies in which anything moved, by code. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Currency> currencies() {
        var currencies = new TreeMap<String, Currency>();
        store.currencies().forEach(currency -> currencies.put(currency.getCurrencyCode(), currency));
        for (var entry : unposted(Period.ALWAYS)) {
            var currency = entry.key().account().currency();
            currencies.put(currency.getCurrencyCode(), currency);
        }
        return List.copyOf(currencies.values());
    }

    /** The tally of everything that is settled, posted or not, of both books. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Tallied> tally() {
        var last = store.lastBatch();
        var unposted = settled.tallyAfter(last.map(Batch::toSeq).orElse(0L));
        var counted = new Counted(last.map(Batch::hash).orElse(Sha256.NONE), unposted);
        return tally.to(counted, () -> read(unposted));
    }

    private List<Tallied> read(Map<Settlement.TallyKey, Settlement.Tally> unposted) {
        var tally = new HashMap<Settlement.TallyKey, Settlement.Tally>();
        store.eachTally(tally::put);
        unposted.forEach((key, row) -> tally.merge(key, row, Settlement.Tally::plus));
        var rows = new ArrayList<Tallied>();
        tally.forEach((key, row) -> {
            if (row.count() != 0) {
                rows.add(new Tallied(
                        key.cascade(), YearMonth.from(key.month()), key.shared(), key.quantity(), row.count()));
            }
        });
        return List.copyOf(rows);
    }

    /** The last batch of the shadow book once it is over; 0 if there is none. */
    private long shadow() {
        return snapshots.once(Question.SHADOW, this::lastOfShadow);
    }

    private long lastOfShadow() {
        long last = books.liveAfter();
        return last == 0 ? 0 : store.lastBatchUpTo(last);
    }

    private List<LedgerEntry> unposted(Period period) {
        if (!period.isOpen()) return List.of();
        return snapshots.once(Question.UNPOSTED, this::unposted).stream()
                .filter(entry -> period.contains(entry.key().day()))
                .toList();
    }

    private List<LedgerEntry> unposted() {
        return settled.after(
                Math.max(books.liveAfter(), store.lastBatch().map(Batch::toSeq).orElse(0L)));
    }
}
