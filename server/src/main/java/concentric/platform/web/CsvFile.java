package concentric.platform.web;

import concentric.platform.Csv;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/** A list as a file, written row by row as it is read, so that its length doesn't matter. */
public final class CsvFile implements Closeable {

    private final OutputStream out;

    private CsvFile(OutputStream out) {
        this.out = out;
    }

    /** Answers a request with a file to keep, and writes its header. */
    public static CsvFile answer(HttpServletResponse response, String name, String... header) throws IOException {
        var disposition = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        var file = new CsvFile(response.getOutputStream());
        file.row(header);
        return file;
    }

    /** Writes a row, in the order of the header. */
    public void row(String... fields) throws IOException {
        out.write((Csv.line(List.of(fields)) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }
}
