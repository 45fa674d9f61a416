package concentric.ledger;

import concentric.ledger.Difference.Kind;
import concentric.ledger.Settlement.Tally;
import concentric.ledger.Settlement.TallyKey;
import concentric.payments.Refunds;
import concentric.payments.Sequence;
import concentric.platform.Imprints;
import concentric.platform.Sha256;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * The door of proofs: settles history again and compares, to the cent; and looks whether anything was changed, removed or
 * added past the program. Reads in one snapshot and writes nothing.
 */
@Service
public class Proofs {

    private final LedgerStore store;
    private final FlowStore flows;
    private final MonthFlows months;
    private final SettledRanges settled;
    private final Sequence sequence;
    private final Refunds refunds;
    private final Imprints imprints;
    private final CheckpointCheck checkpoints;
    private final CloseProof closes;

    Proofs(
            LedgerStore store,
            FlowStore flows,
            MonthFlows months,
            SettledRanges settled,
            Sequence sequence,
            Refunds refunds,
            Imprints imprints,
            CheckpointCheck checkpoints,
            CloseProof closes) {
        this.store = store;
        this.flows = flows;
        this.months = months;
        this.settled = settled;
        this.sequence = sequence;
        this.refunds = refunds;
        this.imprints = imprints;
        this.checkpoints = checkpoints;
        this.closes = closes;
    }

    /**
     * Proves the ledger, also by the checkpoints in the data folder.
     *
     * @param full walk everything recorded; else settle each distinct payment of the tally, and walk only batches that
     *     differ and what is not posted
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Proof verify(boolean full) {
        return verify(full, List.of());
    }

    /**
     * Proves the ledger, also by checkpoints that were kept elsewhere.
     *
     * @param outside their lines
     */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Proof verify(boolean full, List<String> outside) {
        // Before anything is asked of the database: what was kept up to here is in the snapshot, what is kept
        // while this reads is not.
        var kept = checkpoints.kept();
        var findings = new Findings();
        var batches = store.batches();
        long posted = batches.isEmpty() ? 0 : batches.getLast().toSeq();
        findings.guarded(0, "", () -> proveImprints(findings));
        findings.guarded(0, "", () -> proveChain(batches, findings));
        findings.guarded(0, "", () -> proveRows(full, batches, findings));
        findings.guarded(0, "", () -> proveRefunds(full, findings));
        findings.guarded(0, "", () -> proveMonths(full, findings));
        findings.guarded(0, "", () -> proveCloses(full, findings));
        var last = new AtomicLong(posted);
        findings.guarded(0, "", () -> last.set(sequence.last()));
        var looked = new AtomicInteger();
        findings.guarded(0, "", () -> {
            var checked = checkpoints.check(kept, outside, full, batches);
            looked.set(checked.count());
            findings.addAll(checked.differences());
        });
        // Not a bug: nothing was written, and a part that could not be read must not make the whole proof fail at its
        // end.
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return new Proof(full, batches.size(), posted, Math.max(0, last.get() - posted), looked.get(), findings.all());
    }

    private void proveImprints(Findings findings) {
        for (var table : imprints.broken()) findings.add(Difference.of(0, Kind.IMPRINT, table));
    }

    private void proveChain(List<Batch> batches, Findings findings) {
        var before = Sha256.NONE;
        long posted = 0;
        long number = 0;
        for (var batch : batches) {
            if (batch.fromSeq() != posted + 1 || batch.id() != ++number) {
                findings.add(Difference.of(batch.id(), Kind.GAP));
            }
            if (!batch.hash().equals(hash(before, batch))) findings.add(Difference.of(batch.id(), Kind.CHAIN));
            before = batch.hash();
            posted = batch.toSeq();
        }
        if (store.hasEntriesBeside(number)) findings.add(Difference.of(0, Kind.ENTRIES));
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

    /** Everything recorded against entries, tally and seals, each row read once. */
    private void proveRows(boolean full, List<Batch> batches, Findings findings) {
        long posted = batches.isEmpty() ? 0 : batches.getLast().toSeq();
        var entries = store.postedEntries(findings);
        var proof = new BatchProof(full ? batches : List.of(), entries, settled.settlements(), findings);
        var seals = sequence.seals(full ? 1 : posted + 1);
        findings.guarded(0, "", () -> {
            sequence.walk(full ? 1 : seals.first(), stretch -> {
                seals.add(stretch);
                proof.add(stretch);
            });
            proof.end();
        });
        if (!full) proveDiffering(batches, entries, proof, findings);
        findings.guarded(
                0,
                "",
                () -> seals.end(sequence.last())
                        .ifPresent(seq -> findings.add(Difference.of(0, Kind.SEAL, String.valueOf(seq)))));
        findings.guarded(0, "", () -> proveTally(full, batches, proof.tally(), findings));
    }

    /** Without a full walk, only batches are settled again whose entries are not those that were posted. */
    private void proveDiffering(List<Batch> batches, PostedEntries entries, BatchProof proof, Findings findings) {
        for (var batch : batches) {
            findings.guarded(batch.id(), "", () -> {
                var posted = entries.of(batch);
                if (batch.entriesHash().equals(Hashes.ofEntries(posted))) return;
                proof.prove(batch, posted, sequence.range(batch.fromSeq(), batch.toSeq()));
            });
        }
    }

    /** The tally must add up to what is posted; after a full walk it must also be the walk's own tally. */
    private void proveTally(boolean full, List<Batch> batches, Map<TallyKey, Tally> walked, Findings findings) {
        var settlement = settled.settlements().apply(Long.MAX_VALUE);
        var kept = new HashMap<TallyKey, Tally>();
        store.eachTally((key, row) -> {
            settlement.add(key, row);
            kept.put(key, row);
        });
        settlement.add(sequence.withoutCascade(
                batches.isEmpty() ? 0 : batches.getLast().toSeq()));
        long settledRows = batches.stream().mapToLong(Batch::payments).sum();
        long counted = kept.values().stream().mapToLong(Tally::count).sum();
        if (counted != settledRows || (full && !kept.equals(walked))) {
            findings.add(Difference.of(0, Kind.TALLY));
        }
        if (!findings.isEmpty()) return;
        var posted = new HashMap<Account, Long>();
        for (var total : flows.totals(0, Period.ALWAYS, false)) posted.put(total.account(), total.net());
        findings.compare(0, posted, Findings.net(settlement.entries()), Kind.TALLY);
    }

    /** What is kept of closed months must be what their entries add up to. */
    private void proveMonths(boolean full, Findings findings) {
        if (!full) return;
        for (var month : months.differing()) findings.add(Difference.of(0, Kind.MONTH, month.toString()));
    }

    private void proveCloses(boolean full, Findings findings) {
        if (!full) return;
        for (var month : closes.differing()) findings.add(Difference.of(0, Kind.CLOSE, month.toString()));
    }

    private void proveRefunds(boolean full, Findings findings) {
        if (full) {
            refunds.firstBroken().ifPresent(seq -> findings.add(Difference.of(0, Kind.REFUNDS, String.valueOf(seq))));
        }
    }
}
