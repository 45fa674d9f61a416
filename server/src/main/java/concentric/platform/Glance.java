package concentric.platform;

import concentric.platform.Mapping.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a first reading of a file finds.
 *
 * @param header the file's
 * @param words what stands in those columns from which our words come
 * @param beginning the first rows
 * @param whole whether it came to the end of the file
 */
record Glance(List<String> header, List<Look.Words> words, List<CsvRow> beginning, boolean whole) {

    private static final int BEGINNING = 1_000;
    private static final int WORDS = 60;

    /** Reads so many rows at most. */
    static Glance of(Path file, Mapping mapping, Columns columns, int most) throws IOException {
        try (var rows = TableFile.rows(file, mapping.dialect())) {
            var header = Translation.distinct(rows.header());
            var counted = new ArrayList<Counted>();
            for (var column : columns.all()) {
                if (column.words().isEmpty()) continue;
                if (mapping.columns().get(column.name()) instanceof Source.From from) {
                    counted.add(new Counted(column, header.indexOf(from.column()), new HashMap<>()));
                }
            }
            var beginning = new ArrayList<CsvRow>();
            for (int i = 0; i < most && rows.hasNext(); i++) {
                var row = rows.next();
                if (i < BEGINNING) beginning.add(row);
                counted.forEach(each -> each.count(row));
            }
            var words = counted.stream().map(Counted::words).toList();
            return new Glance(rows.header(), words, beginning, !rows.hasNext());
        }
    }

    /** How often each word stands in the column of the file that is one of ours. */
    private record Counted(Column column, int at, Map<String, Integer> counts) {

        void count(CsvRow row) {
            if (at >= 0 && at < row.fields().size()) {
                counts.merge(row.fields().get(at).strip(), 1, Integer::sum);
            }
        }

        Look.Words words() {
            var said = counts.entrySet().stream()
                    .map(entry -> new Look.Said(entry.getKey(), entry.getValue()))
                    .sorted(Comparator.comparingInt(Look.Said::count).reversed().thenComparing(Look.Said::text))
                    .limit(WORDS)
                    .toList();
            return new Look.Words(column, said, counts.size() - said.size());
        }
    }
}
