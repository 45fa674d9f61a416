package concentric.ledger;

import concentric.payments.Books;
import concentric.payments.CloseMovement;
import concentric.payments.Recorded;
import concentric.payments.RecordedHash;
import concentric.payments.Sequence;
import concentric.platform.Organisations;
import concentric.platform.Sha256;
import concentric.platform.WriterLock;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Posts batches as they fill: ten thousand payments, or what is left of an earlier day. Nobody waits for it: figures
 * are settled from payments until they are posted.
 */
@Component
class Poster {

    /** Sequence numbers of a full batch. */
    static final int BATCH = 10_000;

    private final LedgerStore store;
    private final SettledRanges settled;
    private final Books books;
    private final Sequence sequence;
    private final Organisations organisations;
    private final WriterLock writerLock;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Poster(
            LedgerStore store,
            SettledRanges settled,
            Books books,
            Sequence sequence,
            Organisations organisations,
            WriterLock writerLock,
            TransactionTemplate transaction,
            InstantSource clock) {
        this.store = store;
        this.settled = settled;
        this.books = books;
        this.sequence = sequence;
        this.organisations = organisations;
        this.writerLock = writerLock;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Posts whatever is due, batch by batch; what fails is tried again the next time. */
    @Scheduled(fixedDelay = 250)
    void postDue() {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(transaction.execute(status -> {
                store.takePostersTurn();
                var last = store.lastBatch().orElse(null);
                var due = due(posted(last));
                due.ifPresent(toSeq -> post(last, toSeq));
                return due.isPresent();
            }));
        }
    }

    /** Posts everything that is recorded, in the current transaction; the last batch, if there is anything at all. */
    Optional<Batch> postAll() {
        store.takePostersTurn();
        var last = store.lastBatch().orElse(null);
        long shadow = books.liveAfter();
        for (long posted = posted(last); posted < sequence.last(); posted = posted(last)) {
            long end = posted < shadow ? shadow : sequence.last();
            last = post(last, Math.min(posted + BATCH, end));
        }
        return Optional.ofNullable(last);
    }

    private static long posted(@Nullable Batch last) {
        return last == null ? 0 : last.toSeq();
    }

    /** The last sequence number of the batch that is due after the one given. */
    private OptionalLong due(long posted) {
        long shadow = books.liveAfter();
        // No batch is of both books.
        if (posted < shadow) return OptionalLong.of(Math.min(posted + BATCH, shadow));
        long last = sequence.last();
        if (last - posted >= BATCH) return OptionalLong.of(posted + BATCH);
        if (last == posted) return OptionalLong.empty();
        var zone = organisations.current().zone();
        var midnight =
                LocalDate.ofInstant(clock.instant(), zone).atStartOfDay(zone).toInstant();
        long before = sequence.lastBefore(midnight, posted);
        return before > posted ? OptionalLong.of(before) : OptionalLong.empty();
    }

    /** Writes a batch. The work is done before the turn of the writer is taken, so that recording goes on meanwhile. */
    private Batch post(@Nullable Batch before, long toSeq) {
        long id = before == null ? 1 : before.id() + 1;
        long fromSeq = posted(before) + 1;
        var recorded = sequence.range(fromSeq, toSeq);
        var settlement = settled.of(recorded, id);
        var entries = settlement.entries();
        store.insert(id, entries);
        store.add(settlement.tally());
        var batch = chained(
                before, id, fromSeq, toSeq, settlement.settled(), RecordedHash.of(recorded), entries, closes(recorded));
        writerLock.take();
        store.insert(batch);
        return batch;
    }

    private Batch chained(
            @Nullable Batch before,
            long id,
            long fromSeq,
            long toSeq,
            int payments,
            Sha256 paymentsHash,
            List<LedgerEntry> entries,
            @Nullable YearMonth closes) {
        var now = clock.instant();
        var entriesHash = Hashes.ofEntries(entries);
        var hash = Hashes.ofBatch(
                before == null ? Sha256.NONE : before.hash(),
                id,
                fromSeq,
                toSeq,
                now,
                payments,
                paymentsHash,
                entriesHash);
        return new Batch(id, fromSeq, toSeq, now, payments, paymentsHash, entriesHash, hash, closes);
    }

    /** The month whose close these rows are: a close is recorded and posted at once, so nothing else is among them. */
    static @Nullable YearMonth closes(List<Recorded> rows) {
        return rows.getFirst() instanceof CloseMovement movement ? movement.month() : null;
    }
}
