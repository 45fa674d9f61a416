package concentric.platform;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file that waits, as it is understood now.
 *
 * @param upload the file
 * @param columns our columns
 * @param header the file's, each name once
 * @param sheets of a workbook, those that can be seen
 * @param words what stands in those columns of the file from which our words come
 * @param rows the first rows as they will be read
 * @param whole whether the file ends with the rows that were looked at
 * @param trial what importing it would do; null while that can't be said
 * @param faults why it can't be imported so
 */
public record Look(
        Upload upload,
        Columns columns,
        List<String> header,
        List<String> sheets,
        List<Words> words,
        List<CsvRow> rows,
        boolean whole,
        @Nullable Trial trial,
        List<Fault> faults) {

    /**
     * The words of one column of ours.
     *
     * @param column ours
     * @param said what stands in the file, the most frequent first
     * @param cut how many other words there are
     */
    public record Words(Column column, List<Said> said, int cut) {}

    /** A word of the file, and in how many of the rows it stands. */
    public record Said(String text, int count) {}
}
