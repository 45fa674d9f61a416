package concentric.ledger;

import concentric.ledger.Difference.Kind;
import concentric.ledger.Settlement.Tally;
import concentric.ledger.Settlement.TallyKey;
import concentric.payments.Recorded;
import concentric.payments.RecordedHash;
import concentric.payments.Stretch;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Settles what was posted again, batch by batch, as it comes out of the sequence. */
final class BatchProof {

    private final Iterator<Batch> batches;
    private final PostedEntries posted;
    private final LongFunction<Settlement> settlements;
    private final Findings findings;
    private final Map<TallyKey, Tally> tally = new HashMap<>();
    private List<Recorded> rows = new ArrayList<>();
    private @Nullable Batch current;

    BatchProof(List<Batch> batches, PostedEntries posted, LongFunction<Settlement> settlements, Findings findings) {
        this.batches = batches.iterator();
        this.posted = posted;
        this.settlements = settlements;
        this.findings = findings;
        this.current = next();
    }

    private @Nullable Batch next() {
        return batches.hasNext() ? batches.next() : null;
    }

    /** The rows that come next, in the order of their numbers. */
    void add(Stretch stretch) {
        for (var row : stretch.rows()) {
            while (current != null && row.seq() > current.toSeq()) endBatch(current);
            if (current != null && row.seq() >= current.fromSeq()) rows.add(row);
        }
    }

    /** After the last row. */
    void end() {
        while (current != null) endBatch(current);
    }

    private void endBatch(Batch batch) {
        findings.guarded(batch.id(), "", () -> prove(batch, posted.of(batch), rows));
        rows = new ArrayList<>();
        current = next();
    }

    /** The tally of what was settled again. */
    Map<TallyKey, Tally> tally() {
        return tally;
    }

    /** Settles the rows of one batch again. */
    void prove(Batch batch, List<LedgerEntry> entries, List<Recorded> rows) {
        if (!isGapless(rows, batch.fromSeq(), batch.toSeq())) findings.add(Difference.of(batch.id(), Kind.GAP));
        if (!batch.paymentsHash().equals(RecordedHash.of(rows))) {
            findings.add(Difference.of(batch.id(), Kind.PAYMENTS));
        }
        var settlement = settlements.apply(batch.id());
        settlement.add(rows);
        settlement.tally().forEach((key, row) -> tally.merge(key, row, Tally::plus));
        var proven = settlement.entries();
        int known = findings.size();
        findings.compare(batch.id(), Findings.net(entries), Findings.net(proven), Kind.ENTRIES);
        boolean sameHash = batch.entriesHash().equals(Hashes.ofEntries(entries));
        if (findings.size() == known && (!entries.equals(proven) || !sameHash)) {
            findings.add(Difference.of(batch.id(), Kind.ENTRIES));
        }
        if (batch.payments() != settlement.settled() || !Objects.equals(batch.closes(), closes(rows))) {
            findings.add(Difference.of(batch.id(), Kind.CHAIN));
        }
    }

    private static @Nullable YearMonth closes(List<Recorded> rows) {
        return rows.isEmpty() ? null : Poster.closes(rows);
    }

    private static boolean isGapless(List<Recorded> rows, long from, long to) {
        long expected = from;
        for (var row : rows) if (row.seq() != expected++) return false;
        return expected == to + 1;
    }
}
