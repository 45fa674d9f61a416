package concentric.simulation;

import concentric.simulation.Answer.No;
import concentric.simulation.Answer.Receipt;
import concentric.simulation.Answer.Refused;
import concentric.simulation.Answer.Taken;
import concentric.simulation.Judge.Moment;
import concentric.simulation.Row.Left;
import concentric.simulation.Shelf.Work;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files that were given to be imported, and what must hold of the jobs that work on them. */
final class Imports {

    /** The header is the first line, and lines are counted from one. */
    private static final long FIRST_LINE = 2;

    private final Shelf shelf;
    private final Truth truth;
    private final Judge judge;
    private final Map<String, Call.Upload> uploads = new HashMap<>();
    private final Map<Long, Work> known = new HashMap<>();

    Imports(Shelf shelf, Truth truth, Judge judge) {
        this.shelf = shelf;
        this.truth = truth;
        this.judge = judge;
    }

    /** Somebody gives a file. */
    void ask(Call.Upload upload) {
        uploads.put(upload.name(), upload);
        upload.items().forEach(truth::ask);
    }

    /** The jobs as they were after the last step. */
    List<Work> works() {
        return known.values().stream()
                .sorted(Comparator.comparingLong(Work::id))
                .toList();
    }

    /** What the file of a job holds. */
    List<? extends Item> items(Work work) {
        var upload = uploads.get(work.file());
        if (upload == null) throw new Broken("nobody uploaded " + work);
        return upload.items();
    }

    /** Looks how far the jobs have come in a step with these moments. */
    void look(List<Moment> moments) {
        for (var work : shelf.jobs()) {
            var before = known.put(work.id(), work);
            if (before == null || before.done() != work.done()) progress(work, before, moments);
            if (work.undone()) nothingLeft(work);
        }
    }

    private void progress(Work work, Work before, List<Moment> moments) {
        var items = items(work);
        Broken.unlessEqual(work.total(), (long) items.size(), "a job counts the rows of its file, " + work);
        Broken.unless(work.done() <= work.total(), "a job does no more than there is: " + work);
        Broken.unlessEqual(work.accepted() + work.leftOut(), work.done(), "each row is taken or left out: " + work);
        var leftOut = shelf.leftOut(work.id());
        Broken.unlessEqual((long) leftOut.size(), work.leftOut(), "each row that is left out is listed: " + work);
        for (long done = before == null ? 0 : before.done(); done < work.done(); done++) {
            var item = items.get((int) done);
            var code = leftOut.get(done + FIRST_LINE);
            if (code != null) {
                judge.refused(List.of(item), new Refused(List.of(new No(0, code))), moments);
                continue;
            }
            var row = truth.find(item.identity());
            Broken.unless(row.isPresent(), "a row that is accepted is recorded: " + item + " of " + work);
            judge.taken(
                    List.of(item),
                    new Taken(List.of(new Receipt(row.orElseThrow().seq(), false))));
        }
        if (work.state().equals("finished")) {
            Broken.unlessEqual(work.done(), work.total(), "a job that is finished has done everything: " + work);
        }
    }

    private void nothingLeft(Work work) {
        for (var row : truth.rows()) {
            boolean came = row.act() == work.act() && (row instanceof Row.Paid || row instanceof Row.Used);
            if (came)
                Broken.unlessEqual(truth.left(row.seq()), Left.NOTHING, "an undone import leaves nothing: " + row);
        }
    }

    /** Whether anything of it could be taken back now. */
    boolean hasMoney(Work work) {
        return truth.rows().stream()
                .filter(row -> row.act() == work.act() && (row instanceof Row.Paid || row instanceof Row.Used))
                .map(row -> truth.left(row.seq()))
                .anyMatch(left -> left.amount() > 0 || left.quantity() > 0);
    }

    /** Whether it came by a file of payments or usage. */
    boolean isUndoable(Work work) {
        var upload = uploads.get(work.file());
        return upload != null && !upload.kind().equals("refund.import");
    }
}
