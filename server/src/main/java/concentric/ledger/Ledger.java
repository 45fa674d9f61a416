package concentric.ledger;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of the ledger for whoever reads it. Every figure is the entries plus the settling of what is not posted yet,
 * read in one snapshot.
 */
@Service
public class Ledger {

    private final LedgerStore store;
    private final FlowStore flows;
    private final SettledRanges settled;

    Ledger(LedgerStore store, FlowStore flows, SettledRanges settled) {
        this.store = store;
        this.flows = flows;
        this.settled = settled;
    }

    /** What each account received and paid in the period. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Total> totals(Period period) {
        var totals = new HashMap<Account, Total>();
        for (var posted : flows.totals(period)) totals.put(posted.account(), posted);
        for (var entry : unposted(period)) {
            var key = entry.key();
            totals.merge(key.account(), new Total(key.account(), entry.amount(), 0), Total::plus);
            totals.merge(key.counter(), new Total(key.counter(), 0, entry.amount()), Total::plus);
        }
        return List.copyOf(totals.values());
    }

    /** Why an account has what it has: everything that moved in or out of it in the period, by reason. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public List<Flow> flows(Account account, Period period) {
        Map<Flow.Reason, Long> sums = new HashMap<>();
        for (var posted : flows.flows(account, period)) sums.merge(posted.reason(), posted.amount(), Math::addExact);
        for (var entry : unposted(period)) {
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
        Map<Exchange.Reason, Long> sums = new HashMap<>();
        for (var posted : flows.exchanges(period)) sums.merge(posted.reason(), posted.amount(), Math::addExact);
        for (var entry : unposted(period)) sums.merge(Exchange.Reason.of(entry.key()), entry.amount(), Math::addExact);
        var all = new ArrayList<Exchange>();
        sums.forEach((reason, amount) -> all.add(new Exchange(reason, amount)));
        return all;
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
        var days = new TreeSet<>(flows.days());
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

    private List<LedgerEntry> unposted(Period period) {
        long posted = store.lastBatch().map(Batch::toSeq).orElse(0L);
        return settled.after(posted).stream()
                .filter(entry -> period.contains(entry.key().day()))
                .toList();
    }
}
