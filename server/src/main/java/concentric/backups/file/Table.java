package concentric.backups.file;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as the catalog has it.
 *
 * @param name schema and name, with a dot between them
 * @param columns those that are stored, in their order; what is computed from others is not
 * @param key the names of the columns that rows are ordered by
 */
record Table(String name, List<Column> columns, List<String> key) {

    /**
     * A column.
     *
     * @param type as SQL writes it
     * @param isText whether its order depends on the collation of the database
     */
    record Column(String name, String type, boolean isText) {

        /** The same order in every database. */
        private String ordered() {
            return quoted(name) + (isText ? " collate \"C\"" : "");
        }
    }

    Table {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** Reads all rows, ordered by the key. */
    String copyOut() {
        var order = columns.stream()
                .filter(column -> key.contains(column.name))
                .sorted((a, b) -> Integer.compare(key.indexOf(a.name), key.indexOf(b.name)))
                .map(Column::ordered)
                .collect(Collectors.joining(", "));
        return "copy (select %s from %s order by %s) to stdout (format binary)".formatted(names(), quotedName(), order);
    }

    /** Writes rows into a table that came to be in this transaction, as if they had been there for long. */
    String copyIn() {
        return "copy %s (%s) from stdin (format binary, freeze)".formatted(quotedName(), names());
    }

    String quotedName() {
        return quotedName(name);
    }

    /** A name with its schema, as SQL wants it. */
    static String quotedName(String name) {
        int dot = name.indexOf('.');
        return quoted(name.substring(0, dot)) + "." + quoted(name.substring(dot + 1));
    }

    private String names() {
        return columns.stream().map(column -> quoted(column.name)).collect(Collectors.joining(", "));
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
