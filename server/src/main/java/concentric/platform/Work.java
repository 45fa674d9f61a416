package concentric.platform;

import java.util.List;

/**
 * A kind of job: how the rows of a file are taken. A port: each module that imports something implements it, the
 * platform keeps the file, counts, cancels, resumes and recovers.
 */
public interface Work {

    /** The verb of its act, as {@code payment.import}; unique. */
    String kind();

    /** The header a file needs under these options. */
    Columns columns(String options);

    /** What is wrong with the options themselves, asked before the file is kept. */
    default List<Fault> faults(String options) {
        return List.of();
    }

    /** Whether the second row must be taken in the same piece as the first, as lines of one invoice. */
    default boolean belongTogether(CsvRow first, CsvRow second, String options) {
        return false;
    }

    /**
     * Takes some rows in one transaction, perhaps none; called again for the next ones until the file ends. The same rows may come
     * again after a crash, but only if the transaction did not commit.
     */
    Taken take(Job job, List<CsvRow> rows);

    /** Whether what came under an act can be removed again: not what was recorded, for that stays. */
    default boolean canTakeBack() {
        return false;
    }

    /** What stands in the way of removing what came under an act; nothing if it can go. */
    default List<Fault> inTheWay(Act.Id act) {
        return List.of();
    }

    /** Removes everything that came under an act. */
    default void takeBack(Act.Id act) {
        throw new UnsupportedOperationException(kind());
    }

    /**
     * What became of some rows.
     *
     * @param accepted how many things are recorded now
     * @param added how many of them were not before
     * @param leftOut rows that were not taken, each with its reason
     */
    record Taken(int accepted, int added, List<LeftOut> leftOut) {

        /** All that is accepted is new; what was there already is not counted. */
        public Taken(int accepted, List<LeftOut> leftOut) {
            this(accepted, accepted, leftOut);
        }
    }

    /**
     * A row that was not taken.
     *
     * @param row the row
     * @param fault why
     * @param setAside whether it is kept for a later decision, and not the sender's mistake
     */
    record LeftOut(CsvRow row, Fault fault, boolean setAside) {
        public LeftOut {
            if (!fault.parts().isEmpty()) throw new IllegalArgumentException("a row's fault is kept without parts");
        }
    }
}
