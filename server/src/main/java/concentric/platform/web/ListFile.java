package concentric.platform.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * A list as a file, in any of three formats: the same rows, written as they are read, so that its length doesn't matter.
 *
 * @param name without the ending
 * @param header the names of the columns
 * @param numbers those in which numbers stand, with which a spreadsheet can reckon
 */
public record ListFile(String name, List<String> header, Set<String> numbers) {

    /** What stands behind a list's address for its files; its variable is {@code format}. */
    public static final String ANY = ".{format:csv|xlsx|json}";

    /** A list of these columns. */
    public static ListFile of(String name, String... header) {
        return new ListFile(name, List.of(header), Set.of());
    }

    /** The same; numbers stand in some of its columns. */
    public ListFile numbers(String... columns) {
        var numbers = Set.of(columns);
        if (!header.containsAll(numbers)) throw new IllegalArgumentException(numbers + " of " + header);
        return new ListFile(name, header, numbers);
    }

    /**
     * Answers a request with the file, to keep, and writes its header in the organisation's own words.
     *
     * @param format csv, xlsx or json
     */
    public ListWriter answer(Visit visit, HttpServletResponse response, String format) throws IOException {
        return named(visit::column).answer(response, format);
    }

    private ListFile named(UnaryOperator<String> column) {
        return new ListFile(
                name,
                header.stream().map(column).toList(),
                numbers.stream().map(column).collect(Collectors.toSet()));
    }

    private ListWriter answer(HttpServletResponse response, String format) throws IOException {
        var disposition = ContentDisposition.attachment()
                .filename(name + "." + format, StandardCharsets.UTF_8)
                .build();
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
        response.setContentType(
                switch (format) {
                    case "csv" -> "text/csv;charset=UTF-8";
                    case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                    case "json" -> "application/json";
                    default -> throw Problem.notFound();
                });
        var out = response.getOutputStream();
        return switch (format) {
            case "xlsx" -> new WorkbookWriter(this, out);
            case "json" -> new JsonWriter(this, out);
            default -> new CsvWriter(this, out);
        };
    }
}
