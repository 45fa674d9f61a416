package concentric.platform.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One page of a long list, whose filters are its address: {@code ?kind=node&page=3}.
 *
 * @param path the list's address
 * @param filters what it is filtered by, names and values in the order of the form; empty values are left out
 * @param page the page asked for, from 1
 * @param rows of a page
 */
public record Listing(String path, Map<String, String> filters, long page, int rows) {

    /** Rows of a page, where nothing speaks for another number. */
    public static final int ROWS = 50;

    /** Beyond this many pages nobody leafs; it also keeps the offset in range. */
    private static final long LAST_PAGE = 1_000_000;

    public Listing {
        filters = new LinkedHashMap<>(filters);
        page = Math.clamp(page, 1, LAST_PAGE);
    }

    /** A list in pages of {@link #ROWS} rows. */
    public Listing(String path, Map<String, String> filters, long page) {
        this(path, filters, page, ROWS);
    }

    /** How many rows come before this page. */
    public long offset() {
        return (page - 1) * rows;
    }

    /** Whether anything is filtered. */
    public boolean filtered() {
        return filters.values().stream().anyMatch(value -> !value.isEmpty());
    }

    /**
     * The way through the list.
     *
     * @param total rows that the filters find
     * @param csv address of the list as a file, to which the filters are added; null if there is none
     */
    public Pagination pagination(long total, Visit visit, @Nullable String csv) {
        long last = Math.max(1, (total + rows - 1) / rows);
        var formats = visit.formats();
        long until = Math.min(total, offset() + rows);
        var range = total <= offset()
                ? visit.t("pagination.none", formats.integer(total))
                : visit.t(
                        "pagination.range",
                        formats.integer(offset() + 1),
                        formats.integer(until),
                        formats.integer(total));
        return new Pagination(
                range,
                page > 1 ? address(path, 1) : null,
                page > 1 ? address(path, Math.min(page - 1, last)) : null,
                page < last ? address(path, page + 1) : null,
                page < last ? address(path, last) : null,
                csv == null ? null : address(csv, 1));
    }

    /** The address of its first page, as filtered. */
    public String address() {
        return address(path, 1);
    }

    private String address(String path, long page) {
        var query = filters.entrySet().stream()
                .filter(filter -> !filter.getValue().isEmpty())
                .map(filter -> filter.getKey() + "=" + URLEncoder.encode(filter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var turned = page == 1 ? query : query + (query.isEmpty() ? "" : "&") + "page=" + page;
        return turned.isEmpty() ? path : path + "?" + turned;
    }
}
