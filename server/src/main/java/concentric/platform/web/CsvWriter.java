package concentric.platform.web;

import concentric.platform.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A list as CSV. A spreadsheet that opens it would take what begins like a formula for one, so such a text gets an
 * apostrophe in front; {@link Csv#rows} takes it away again.
 */
final class CsvWriter implements ListWriter {

    private final OutputStream out;

    CsvWriter(ListFile list, OutputStream out) throws IOException {
        this.out = out;
        write(list.header());
    }

    @Override
    public void row(String... fields) throws IOException {
        write(Arrays.stream(fields).map(Csv::harmless).toList());
    }

    private void write(List<String> fields) throws IOException {
        out.write((Csv.line(fields) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
