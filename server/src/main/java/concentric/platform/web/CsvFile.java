package concentric.platform.web;

import concentric.platform.Csv;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.View;

/**
 * A list as a file: the whole of it, as filtered, written as it is read.
 *
 * @param name of the file
 * @param header the columns
 * @param lines the rows; closed when they are written
 */
public record CsvFile(String name, List<String> header, Stream<List<String>> lines) implements View {

    @Override
    public void render(Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        var disposition = ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build();
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        try (lines) {
            var out = response.getOutputStream();
            Iterator<List<String>> rows =
                    Stream.concat(Stream.of(header), lines).iterator();
            while (rows.hasNext()) out.write((Csv.line(rows.next()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
