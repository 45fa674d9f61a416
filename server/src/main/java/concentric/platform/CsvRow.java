package concentric.platform;

import java.util.List;
import java.util.Optional;

/**
 * A row of a file with its place in the file.
 *
 * @param line the line it begins at, counted from 1; the header is line 1
 * @param header the names of the columns
 * @param fields as written, quotes resolved; as many as the file has, which may differ from the header
 * @param written the same before anything was understood by a mapping
 */
public record CsvRow(long line, List<String> header, List<String> fields, List<String> written) {

    /** A row as it was written. */
    public CsvRow(long line, List<String> header, List<String> fields) {
        this(line, header, fields, fields);
    }

    /** The field under the column, stripped; empty where the file has no such column or the row ends before it. */
    public String get(String column) {
        int at = header.indexOf(column);
        return at < 0 || at >= fields.size() ? "" : fields.get(at).strip();
    }

    /** What is wrong with the row as such: more or fewer fields than the header has columns. */
    public Optional<Fault> fault() {
        return fields.size() == header.size()
                ? Optional.empty()
                : Optional.of(Fault.in("", "wrong-field-count", fields.size(), header.size()));
    }

    /** The row as CSV as it came, for the list of rows that were not taken. */
    public String raw() {
        return Csv.line(written);
    }

    /** The row as a mapping understands it. */
    CsvRow as(List<String> header, List<String> fields) {
        return new CsvRow(line, header, fields, written);
    }
}
