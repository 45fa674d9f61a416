package concentric.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a file is understood, and what importing it would do.
 *
 * @param action where the form is sent
 * @param forgetHref where the file is given up
 * @param problem why it can't be imported so
 * @param sheets of a workbook; empty for a text
 * @param encodings of a text; empty for a workbook
 * @param separators of a text; empty for a workbook
 * @param makesCodes whether what can't stand in a code is replaced
 * @param columns where ours come from
 * @param words what the words of the file mean
 * @param head the columns of the rows
 * @param rows the first, as they will be read
 * @param trial what importing it would do; null while that can't be said
 */
public record MappingPage(
        String action,
        String forgetHref,
        @Nullable String problem,
        List<Choice> sheets,
        List<Choice> encodings,
        List<Choice> separators,
        List<Choice> decimals,
        List<Choice> dates,
        boolean makesCodes,
        List<Column> columns,
        List<Words> words,
        List<String> head,
        List<List<String>> rows,
        @Nullable Trial trial) {

    /**
     * A column of ours.
     *
     * @param from where it can come from
     * @param always what stands in every row, if it comes from no column
     * @param error why it is not understood
     */
    public record Column(
            String name,
            boolean required,
            List<Choice> from,
            String always,
            @Nullable String error) {}

    /**
     * The words of the file for a column of ours.
     *
     * @param cut how many there are that are not shown, a sentence; null if there are none
     */
    public record Words(
            String column,
            String title,
            List<Word> words,
            @Nullable String cut) {}

    /**
     * A word of the file.
     *
     * @param said as it stands there; may be empty
     * @param label the same for a reader
     * @param count in how many rows
     * @param means what it can mean
     */
    public record Word(String said, String label, String count, List<Choice> means) {}

    /**
     * What importing the file would do.
     *
     * @param said which rows were tried, a sentence
     * @param leftOut the first rows that would not be taken
     * @param cut how many others, a sentence; null if there are none
     */
    public record Trial(
            String said,
            List<JobPage.Count> counts,
            List<JobPage.Row> leftOut,
            @Nullable String cut) {}
}
