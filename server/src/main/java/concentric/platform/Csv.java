package concentric.platform;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;

/** Comma-separated values, UTF-8, with a header (RFC 4180). */
public final class Csv {

    /** What a spreadsheet takes for a formula, or as the begin of one; and what we made of that before. */
    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r\\n＝＋－＠].*", Pattern.DOTALL);

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private Csv() {}

    /** The rows of a file of our own. */
    public static Rows rows(InputStream in) throws IOException {
        return TableFile.rows(in, Dialect.PLAIN);
    }

    /**
     * A field that no spreadsheet carries out: an apostrophe stands before what would be a formula, as the Open Worldwide
     * Application Security Project (OWASP) advises against CSV injection. Numbers stay as they are.
     */
    public static String harmless(String field) {
        return FORMULA.matcher(field).matches() && !NUMBER.matcher(field).matches() ? "'" + field : field;
    }

    /** The field that was made {@link #harmless}. */
    static String meant(String field) {
        return field.startsWith("'") && FORMULA.matcher(field).matches() ? field.substring(1) : field;
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
