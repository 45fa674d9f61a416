package concentric.simulation;

import concentric.simulation.Answer.Done;
import concentric.simulation.Answer.Result;
import concentric.simulation.Shelf.Batch;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** What must hold in the database after each step, whatever happened. */
final class Laws {

    private final Shelf shelf;
    private final Truth truth;
    private final ZoneId zone;
    private final List<Batch> batches = new ArrayList<>();

    Laws(Shelf shelf, Truth truth, ZoneId zone) {
        this.shelf = shelf;
        this.truth = truth;
        this.zone = zone;
    }

    /** What was written since the last step follows from what was asked. */
    void written(Instant now) {
        if (shelf.highest() > truth.last()) {
            for (var row : shelf.after(truth.last())) truth.take(row, now);
        }
        Broken.unlessEqual(shelf.last(), truth.last(), "the counter is at the last sequence number");
        for (var batch : shelf.batches(batches.size())) posted(batch);
    }

    private void posted(Batch batch) {
        Broken.unlessEqual(batch.id(), batches.size() + 1L, "batches are counted");
        Broken.unlessEqual(batch.from(), lastPosted() + 1, "a batch begins where the last one ended, " + batch.id());
        Broken.unless(
                batch.to() >= batch.from() && batch.to() <= truth.last(),
                "a batch ends with what is recorded: " + batch);
        var expected = new HashMap<Entry, Long>();
        int settled = 0;
        for (long seq = batch.from(); seq <= batch.to(); seq++) {
            truth.entries(seq).forEach((entry, amount) -> expected.merge(entry, amount, Long::sum));
            if (isSettling(truth.row(seq))) settled++;
        }
        expected.values().removeIf(amount -> amount == 0);
        var entries = shelf.entries(batch.id());
        var balances = new Balances();
        entries.forEach((entry, amount) -> balances.move(entry.account(), entry.counter(), entry.currency(), amount));
        Broken.unlessEqual(balances.sum(), 0L, "Σ = 0 in batch " + batch.id());
        Broken.unlessEqual(entries, expected, "the entries of batch " + batch.id() + " are what its rows settle to");
        Broken.unlessEqual(batch.settled(), settled, "batch " + batch.id() + " counts what is settled");
        batches.add(batch);
    }

    private boolean isSettling(Row row) {
        return switch (row) {
            case Row.Paid paid -> paid.cascade() != null;
            case Row.Used used -> used.cascade() != null;
            case Row.Settled settled -> true;
            case Row.Returned returned -> false;
            case Row.Moved moved -> false;
        };
    }

    private long lastPosted() {
        return batches.isEmpty() ? 0 : batches.getLast().to();
    }

    /** The figures are those of everything recorded, posted or not. */
    void figures(Answer answer) {
        Broken.unless(
                answer instanceof Done(Result.Figures(var balances)) && balances.equals(truth.balances()),
                "balances are what was recorded:\n  is     " + answer + "\n  should " + truth.balances());
        Broken.unlessEqual(truth.balances().sum(), 0L, "Σ = 0");
    }

    /** The figures are those of everything recorded up to some moment of the step. */
    void figuresAmong(Balances seen, Balances before, long last) {
        Broken.unlessEqual(seen.sum(), 0L, "Σ = 0 at every moment");
        var at = before.copy();
        if (seen.equals(at)) return;
        for (long seq = last + 1; seq <= truth.last(); seq++) {
            truth.entries(seq)
                    .forEach((entry, amount) -> at.move(entry.account(), entry.counter(), entry.currency(), amount));
            if (seen.equals(at)) return;
        }
        throw new Broken("figures are of one moment: " + seen);
    }

    /** The proof holds. */
    static void proven(Answer answer) {
        Broken.unless(
                answer instanceof Done(Result.Proven(var differences)) && differences.isEmpty(),
                "the proof holds: " + answer);
    }

    /** After the poster has looked, nothing is due any more. */
    void nothingDue(Instant now) {
        var midnight = LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
        Broken.unless(truth.last() - lastPosted() < Sizes.BATCH, "a batch is posted when it is full");
        for (long seq = lastPosted() + 1; seq <= truth.last(); seq++) {
            Broken.unless(
                    !truth.row(seq).recordedAt().isBefore(midnight), "what is of an earlier day is posted: " + seq);
        }
    }

    /** After a person ended the batch, everything is posted. */
    void everythingPosted() {
        Broken.unlessEqual(lastPosted(), truth.last(), "everything is posted");
    }

    /** After somebody looked what can be settled late, nothing can. */
    void nothingCovered() {
        for (var row : truth.unsettled()) {
            var covering = Truth.covering(truth.book(), row);
            Broken.unless(covering.isEmpty(), "what a contract covers is settled: " + row);
        }
    }

    /** What is in the database is still what it was when it was written. */
    void unchanged() {
        Broken.unlessEqual(shelf.after(0), truth.rows(), "rows never change");
    }
}
