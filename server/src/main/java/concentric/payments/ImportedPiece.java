package concentric.payments;

import concentric.payments.Recording.ItemFault;
import concentric.platform.CsvRow;
import concentric.platform.Work.LeftOut;
import concentric.platform.Work.Taken;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The rows of one piece of an import: which are whole, and which are left out with their first fault. */
final class ImportedPiece {

    private final List<CsvRow> whole = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private final Set<Integer> faulty = new HashSet<>();

    ImportedPiece(List<CsvRow> rows) {
        for (var row : rows) {
            row.fault().ifPresentOrElse(fault -> leftOut.add(new LeftOut(row, fault, false)), () -> whole.add(row));
        }
    }

    /** The rows that have all their fields, as what they stand for; faults count their places from 0. */
    <T> List<T> whole(Function<CsvRow, T> reading) {
        return whole.stream().map(reading).toList();
    }

    /** Leaves rows out; of several faults of a row the first is told. */
    void leaveOut(List<ItemFault> faults) {
        for (var fault : faults) {
            if (faulty.add(fault.index())) leftOut.add(new LeftOut(whole.get(fault.index()), fault.fault(), false));
        }
    }

    /**
     * What became of the piece.
     *
     * @param firsts for each thing that is recorded now whether it was not before
     */
    Taken taken(List<Boolean> firsts) {
        return new Taken(firsts.size(), Collections.frequency(firsts, true), leftOut);
    }
}
