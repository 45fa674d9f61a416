package concentric.platform;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Comma-separated values, UTF-8, with a header (RFC 4180). */
public final class Csv {

    private Csv() {}

    /** The rows of a file of our own. */
    public static Rows rows(InputStream in) throws IOException {
        return TableFile.rows(in, Dialect.PLAIN);
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
}
