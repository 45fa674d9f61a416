package concentric.platform;

import concentric.platform.Dialect.Format;
import concentric.platform.Mapping.Source;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.reader.ExcelReaderException;

/** A file with a table in it, in whichever dialect. */
final class TableFile {

    private TableFile() {}

    /** That a file can't be read on, and why. */
    static final class Illegible extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        private final transient Fault fault;

        Illegible(Fault fault, Throwable cause) {
            super(fault.code() + " " + fault.args(), cause);
            this.fault = fault;
        }

        Fault fault() {
            return fault;
        }
    }

    /** What a look at a whole file found. */
    sealed interface Check {

        /** It can be read to its end. */
        record Legible(long rows, List<String> header) implements Check {}

        /** It can't, and why; the faults name the line. */
        record Illegible(List<Fault> faults) implements Check {}
    }

    /** Reads the file once to its end, so that what is wrong with it as a whole is said before anything is stored. */
    static Check check(Path file, Mapping mapping, Columns columns) throws IOException {
        var faulty = fault(file, mapping.dialect());
        if (faulty.isPresent()) return new Check.Illegible(List.of(faulty.get()));
        try (var rows = rows(file, mapping.dialect())) {
            if (rows.header().isEmpty()) return new Check.Illegible(List.of(Fault.in("file", "empty-file")));
            var faults = faults(rows.header(), mapping, columns);
            if (!faults.isEmpty()) return new Check.Illegible(faults);
            long count = 0;
            for (; rows.hasNext(); count++) rows.next();
            return new Check.Legible(count, rows.header());
        } catch (Illegible e) {
            return new Check.Illegible(List.of(e.fault()));
        }
    }

    /** What the bytes say before anything is read. */
    static Optional<Fault> fault(Path file, Dialect dialect) throws IOException {
        return dialect.format() == Format.XLSX ? Workbook.fault(file) : TextCheck.fault(file, dialect.encoding());
    }

    /** What is wrong with a mapping for a file of this header. */
    static List<Fault> faults(List<String> header, Mapping mapping, Columns columns) {
        if (mapping.columns().isEmpty()) return columns.faults(header);
        return columns.othersAllowed()
                ? List.of(Fault.in("columns", "mapping-with-layout"))
                : faultsOfColumns(header, mapping, columns);
    }

    /** What is wrong with where a mapping takes our columns from, by the names of ours. */
    static List<Fault> faultsOfColumns(List<String> header, Mapping mapping, Columns columns) {
        var faults = new ArrayList<Fault>();
        var names = Translation.distinct(header);
        var ours = columns.all().stream().map(Column::name).toList();
        mapping.columns().forEach((name, source) -> {
            if (!ours.contains(name)) {
                faults.add(Fault.in(name, "unknown-column", name, String.join(",", ours)));
            } else if (source instanceof Source.From from && !names.contains(from.column())) {
                faults.add(Fault.in(name, "missing-column", from.column(), String.join(",", names)));
            }
        });
        for (var name : columns.required()) {
            if (!mapping.columns().containsKey(name)) faults.add(Fault.in(name, "column-not-mapped", name));
        }
        return faults;
    }

    /** The rows of a file; what goes wrong while they are read is {@link Illegible}. */
    static Rows rows(Path file, Dialect dialect) throws IOException {
        if (dialect.format() == Format.CSV) return guarded(Files.newInputStream(file), dialect);
        try {
            return new Guarded(new SheetRows(file, dialect));
        } catch (ExcelReaderException e) {
            throw illegible(e);
        }
    }

    /** The rows of a file that is streamed; a workbook is put down first, since its parts are read in any order. */
    static Rows rows(InputStream in, Dialect dialect) throws IOException {
        if (dialect.format() == Format.CSV) return guarded(in, dialect);
        var file = Files.createTempFile("workbook", ".xlsx");
        try (in) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            var rows = rows(file, dialect);
            return new Guarded(rows) {
                @Override
                public void close() throws IOException {
                    super.close();
                    Files.delete(file);
                }
            };
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    private static Rows guarded(InputStream in, Dialect dialect) throws IOException {
        try {
            return new Guarded(new TextRows(in, dialect));
        } catch (CsvParseException e) {
            in.close();
            throw illegible(e);
        }
    }

    private static Illegible illegible(RuntimeException e) {
        if (e instanceof ExcelReaderException) return new Illegible(Fault.in("file", "not-xlsx"), e);
        var cause = e.getCause() == null ? e : e.getCause();
        return new Illegible(Fault.in("file", "not-csv", String.valueOf(cause.getMessage())), e);
    }

    /** Says in our words what a library could not read. */
    private static class Guarded implements Rows {

        private final Rows rows;

        Guarded(Rows rows) {
            this.rows = rows;
        }

        @Override
        public List<String> header() {
            return rows.header();
        }

        @Override
        public boolean hasNext() {
            try {
                return rows.hasNext();
            } catch (CsvParseException | ExcelReaderException e) {
                throw illegible(e);
            }
        }

        @Override
        public CsvRow next() {
            try {
                return rows.next();
            } catch (CsvParseException | ExcelReaderException e) {
                throw illegible(e);
            }
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
