package concentric.platform;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** Comma-separated values, UTF-8, with a header (RFC 4180). */
public final class Csv {

    /** A field longer than this, in characters, is a mistake: nothing an organisation imports needs it. */
    public static final int LONGEST_FIELD = 10_000;

    private Csv() {}

    /** What a look at a whole file found. */
    public sealed interface Check {

        /** It can be read to its end. */
        record Legible(long rows) implements Check {}

        /** It can't, and why; the faults name the line. */
        record Illegible(List<Fault> faults) implements Check {}
    }

    /** Reads the file once to its end, so that what is wrong with it as a whole is said before anything is stored. */
    public static Check check(Path file, Columns columns) throws IOException {
        var encoding = encodingFault(file);
        if (encoding != null) return new Check.Illegible(List.of(encoding));
        try (var rows = rows(Files.newInputStream(file))) {
            if (rows.header().isEmpty()) return new Check.Illegible(List.of(Fault.in("file", "empty-file")));
            var faults = columns.faults(rows.header());
            if (!faults.isEmpty()) return new Check.Illegible(faults);
            return countRows(rows, file);
        } catch (CsvParseException e) {
            return new Check.Illegible(List.of(parseFault(e)));
        }
    }

    private static Check countRows(Rows rows, Path file) throws IOException {
        long count = 0;
        long lastLine = 1;
        while (rows.hasNext()) {
            lastLine = rows.next().line();
            count++;
        }
        return quotesAreBalanced(file)
                ? new Check.Legible(count)
                : new Check.Illegible(List.of(Fault.in("line " + lastLine, "open-quote")));
    }

    /** What the bytes say before they are taken for text; null if they are UTF-8 without NUL. */
    private static @Nullable Fault encodingFault(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var bytes = ByteBuffer.allocate(1 << 16);
        var chars = CharBuffer.allocate(1 << 16);
        long line = 1;
        try (var in = Files.newByteChannel(file)) {
            boolean first = true;
            while (in.read(bytes) >= 0) {
                bytes.flip();
                if (first && isUtf16(bytes)) return Fault.in("file", "not-utf-8", "UTF-16", 1);
                first = false;
                var result = decoder.decode(bytes, chars, false);
                chars.flip();
                while (chars.hasRemaining()) {
                    char c = chars.get();
                    if (c == '\n') line++;
                    if (c == 0) return Fault.in("line " + line, "nul-character");
                }
                if (result.isError()) return Fault.in("line " + line, "not-utf-8", "Latin-1", line);
                bytes.compact();
                chars.clear();
            }
        }
        // What is left is a character cut off by the end of the file.
        return bytes.flip().hasRemaining() ? Fault.in("line " + line, "not-utf-8", "Latin-1", line) : null;
    }

    private static boolean isUtf16(ByteBuffer bytes) {
        if (bytes.remaining() < 2) return false;
        int first = Byte.toUnsignedInt(bytes.get(bytes.position()));
        int second = Byte.toUnsignedInt(bytes.get(bytes.position() + 1));
        boolean hasByteOrderMark = (first == 0xfe && second == 0xff) || (first == 0xff && second == 0xfe);
        boolean isAsciiInTwoBytes = (first == 0) != (second == 0);
        return hasByteOrderMark || isAsciiInTwoBytes;
    }

    /** In a well-formed file every quote that opens is closed, so their number is even. */
    private static boolean quotesAreBalanced(Path file) throws IOException {
        long quotes = 0;
        try (var in = Files.newInputStream(file)) {
            var buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                for (int i = 0; i < n; i++) if (buffer[i] == '"') quotes++;
            }
        }
        return quotes % 2 == 0;
    }

    private static Fault parseFault(CsvParseException e) {
        var cause = e.getCause() == null ? e : e.getCause();
        return Fault.in("file", "not-csv", String.valueOf(cause.getMessage()));
    }

    /** The rows of a file that passed {@link #check}. */
    public static Rows rows(InputStream in) {
        return new Rows(in);
    }

    /** One line of CSV, without its line end. */
    public static String line(List<String> fields) {
        var text = new StringWriter();
        try (var writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            writer.writeRecord(fields);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().stripTrailing();
    }

    /** The rows after the header, one at a time. */
    public static final class Rows implements Iterator<CsvRow>, AutoCloseable {

        private final CsvReader<CsvRecord> reader;
        private final Iterator<CsvRecord> records;
        private final List<String> header;

        private Rows(InputStream in) {
            this.reader = CsvReader.builder()
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .skipEmptyLines(true)
                    .detectBomHeader(true)
                    .ofCsvRecord(in);
            this.records = reader.iterator();
            this.header = records.hasNext()
                    ? records.next().getFields().stream().map(String::strip).toList()
                    : List.of();
        }

        /** The names of the columns; empty for an empty file. */
        public List<String> header() {
            return header;
        }

        @Override
        public boolean hasNext() {
            return records.hasNext();
        }

        @Override
        public CsvRow next() {
            if (!hasNext()) throw new NoSuchElementException();
            var record = records.next();
            return new CsvRow(record.getStartingLineNumber(), header, record.getFields());
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
