package concentric.platform;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** The rows of a text whose fields are separated by a character (RFC 4180). */
final class TextRows implements Rows {

    private final CsvReader<CsvRecord> reader;
    private final Iterator<CsvRecord> records;
    private final List<String> header;

    TextRows(InputStream in, Dialect dialect) throws IOException {
        this.reader = CsvReader.builder()
                .fieldSeparator(dialect.separator().character())
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(true)
                .ofCsvRecord(new InputStreamReader(
                        withoutMark(in, dialect.encoding()), dialect.encoding().charset()));
        this.records = reader.iterator();
        this.header = records.hasNext()
                ? records.next().getFields().stream().map(String::strip).toList()
                : List.of();
    }

    /** The text without the byte order mark that may stand before it. */
    private static InputStream withoutMark(InputStream in, Dialect.Encoding encoding) throws IOException {
        var mark = "\ufeff".getBytes(encoding.charset());
        var text = new BufferedInputStream(in, 1 << 16);
        text.mark(mark.length);
        if (!Arrays.equals(text.readNBytes(mark.length), mark)) text.reset();
        return text;
    }

    @Override
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
        var written = record.getFields();
        return new CsvRow(
                record.getStartingLineNumber(),
                header,
                written.stream().map(Csv::meant).toList(),
                written);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
