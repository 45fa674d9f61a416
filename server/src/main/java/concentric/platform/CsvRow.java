package concentric.platform;

import java.util.List;
import java.util.Optional;

/**
 * A row of a CSV file with its place in the file.
 *
 * @param line the line it begins at, counted from 1; the header is line 1
 * @param header the names of the columns
 * @param fields as written, quotes resolved; as many as the file has, which may differ from the header
 */
public record CsvRow(long line, List<String> header, List<String> fields) {

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

    /** The row as CSV again, for the list of rows that were not taken. */
    public String raw() {
        return Csv.line(fields);
    }
}
