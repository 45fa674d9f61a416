package concentric.ledger;

import concentric.ledger.Difference.Kind;
import concentric.ledger.Settlement.Tally;
import concentric.ledger.Settlement.TallyKey;
import concentric.payments.Recorded;
import concentric.payments.RecordedHash;
import concentric.payments.Refunds;
import concentric.payments.Sequence;
import concentric.platform.Sha256;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of proofs: settles history again and compares, to the cent. Reads in one snapshot and writes nothing.
 */
@Service
public class Proofs {

    private final LedgerStore store;
    private final FlowStore flows;
    private final SettledRanges settled;
    private final Sequence sequence;
    private final Refunds refunds;

    Proofs(LedgerStore store, FlowStore flows, SettledRanges settled, Sequence sequence, Refunds refunds) {
        this.store = store;
        this.flows = flows;
        this.settled = settled;
        this.sequence = sequence;
        this.refunds = refunds;
    }

    /**
     * Proves the ledger.
     *
     * @param full walk every payment; else settle each distinct one of the tally, and walk only batches that differ
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Proof verify(boolean full) {
        var differences = new ArrayList<Difference>();
        var batches = store.batches();
        var tally = new HashMap<TallyKey, Tally>();
        var before = Sha256.NONE;
        long posted = 0;
        for (var batch : batches) {
            if (batch.fromSeq() != posted + 1) differences.add(Difference.of(batch.id(), Kind.GAP));
            if (!batch.hash().equals(hash(before, batch))) {
                differences.add(Difference.of(batch.id(), Kind.CHAIN));
            }
            var entries = store.entries(batch.id());
            if (full || !batch.entriesHash().equals(Hashes.ofEntries(entries))) {
                walk(batch, entries, tally, differences);
            }
            before = batch.hash();
            posted = batch.toSeq();
        }
        proveTally(full, posted, batches.stream().mapToLong(Batch::payments).sum(), tally, differences);
        if (full && refunds.firstBroken().isPresent()) differences.add(Difference.of(0, Kind.REFUNDS));
        long unposted = sequence.last() - posted;
        if (sequence.brokenSeal(full ? 0 : posted + 1).isPresent()) differences.add(Difference.of(0, Kind.SEAL));
        return new Proof(full, batches.size(), posted, unposted, differences);
    }

    private static Sha256 hash(Sha256 before, Batch batch) {
        return Hashes.ofBatch(
                before,
                batch.id(),
                batch.fromSeq(),
                batch.toSeq(),
                batch.postedAt(),
                batch.payments(),
                batch.paymentsHash(),
                batch.entriesHash());
    }

    /** Settles the payments of one batch again. */
    private void walk(Batch batch, List<LedgerEntry> posted, Map<TallyKey, Tally> tally, List<Difference> differences) {
        var rows = sequence.range(batch.fromSeq(), batch.toSeq());
        if (!isGapless(rows, batch.fromSeq(), batch.toSeq())) {
            differences.add(Difference.of(batch.id(), Kind.GAP));
        }
        if (!batch.paymentsHash().equals(RecordedHash.of(rows))) {
            differences.add(Difference.of(batch.id(), Kind.PAYMENTS));
        }
        var settlement = settled.of(rows);
        settlement.tally().forEach((key, row) -> tally.merge(key, row, Tally::plus));
        var proven = settlement.entries();
        int known = differences.size();
        compare(batch.id(), net(posted), net(proven), Kind.ENTRIES, differences);
        boolean sameHash = batch.entriesHash().equals(Hashes.ofEntries(posted));
        if (differences.size() == known && (!posted.equals(proven) || !sameHash)) {
            differences.add(Difference.of(batch.id(), Kind.ENTRIES));
        }
    }

    /** The tally must add up to what is posted; after a full walk it must also be the walk's own tally. */
    private void proveTally(
            boolean full, long postedTo, long settledRows, Map<TallyKey, Tally> walked, List<Difference> differences) {
        var settlement = settled.empty();
        var kept = new HashMap<TallyKey, Tally>();
        store.eachTally((key, row) -> {
            settlement.add(key, row);
            kept.put(key, row);
        });
        settlement.add(sequence.transfers(postedTo));
        long counted = kept.values().stream().mapToLong(Tally::count).sum();
        if (counted != settledRows || (full && !kept.equals(walked))) {
            differences.add(Difference.of(0, Kind.TALLY));
        }
        if (!differences.isEmpty()) return;
        var posted = new HashMap<Account, Long>();
        for (var total : flows.totals(Period.ALWAYS)) posted.put(total.account(), total.net());
        compare(0, posted, net(settlement.entries()), Kind.TALLY, differences);
    }

    private static boolean isGapless(List<Recorded> rows, long from, long to) {
        long expected = from;
        for (var row : rows) if (row.seq() != expected++) return false;
        return expected == to + 1;
    }

    private static Map<Account, Long> net(List<LedgerEntry> entries) {
        var net = new HashMap<Account, Long>();
        for (var entry : entries) {
            net.merge(entry.key().account(), entry.amount(), Math::addExact);
            net.merge(entry.key().counter(), Math.negateExact(entry.amount()), Math::addExact);
        }
        return net;
    }

    private static void compare(
            long batch, Map<Account, Long> posted, Map<Account, Long> proven, Kind kind, List<Difference> differences) {
        Set<Account> accounts = new TreeSet<>(Settlement.ACCOUNTS);
        accounts.addAll(posted.keySet());
        accounts.addAll(proven.keySet());
        for (var account : accounts) {
            long is = posted.getOrDefault(account, 0L);
            long should = proven.getOrDefault(account, 0L);
            if (is != should) differences.add(new Difference(batch, kind, account, is, should));
        }
    }
}
