package concentric.platform.web;

import concentric.platform.Fault;
import concentric.platform.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which sheet of a list a program asks for: {@code ?limit=50&cursor=…}. Any controller method of the API may take it as an
 * argument. A sheet begins behind the last item of the one before, by that item's own place in the order and not by
 * counting, so nothing is left out or comes twice when something is added meanwhile.
 *
 * @param list the list asked, filters included: a cursor belongs to one
 * @param after the place of the last item of the sheet before; null on the first sheet
 * @param limit how many items a sheet has at most
 */
public record Paging(String list, @Nullable String after, int limit) {

    /** Items of a sheet where none are asked for. */
    public static final int USUAL = 50;

    /** Most items of a sheet. */
    public static final int MOST = 200;

    static final String CURSOR = "cursor";
    static final String LIMIT = "limit";

    private static final char BETWEEN = '\n';
    private static final int MARK = 12;
    private static final int LONGEST = 2_000;

    /**
     * Reads what a program asks for.
     *
     * @throws Problem if the limit is out of range, or the cursor none that this list gave
     */
    static Paging of(HttpServletRequest request) {
        var list = list(request);
        var limit = limit(request.getParameter(LIMIT));
        var cursor = request.getParameter(CURSOR);
        if (cursor == null || cursor.isEmpty()) return new Paging(list, null, limit);
        return read(cursor, list)
                .map(after -> new Paging(list, after, limit))
                .orElseThrow(() -> Problem.refused(Fault.in(CURSOR, "wrong-cursor")));
    }

    private static String list(HttpServletRequest request) {
        var filters = new TreeMap<>(request.getParameterMap());
        filters.remove(CURSOR);
        filters.remove(LIMIT);
        var list = new StringBuilder(request.getServletPath());
        filters.forEach(
                (name, values) -> list.append(BETWEEN).append(name).append('=').append(String.join(",", values)));
        return list.toString();
    }

    private static int limit(@Nullable String text) {
        if (text == null || text.isEmpty()) return USUAL;
        try {
            int limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) return limit;
        } catch (NumberFormatException e) {
            // Said below, as for a number that is out of range.
        }
        throw Problem.refused(Fault.in(LIMIT, "out-of-range", 1, MOST));
    }

    /** How many rows a store has to look for: one more than a sheet has tells whether there is a next one. */
    public int rows() {
        return limit + 1;
    }

    /** The number behind which this sheet begins, in a list whose order is one of numbers. */
    public long afterNumber(long first) {
        if (after == null) return first;
        try {
            return Long.parseLong(after);
        } catch (NumberFormatException e) {
            throw Problem.refused(Fault.in(CURSOR, "wrong-cursor"));
        }
    }

    /**
     * A sheet of what a store found.
     *
     * @param found up to {@link #rows()} of them
     * @param place of one in the order of the list, unlike any other's
     * @param body as programs read it
     */
    public <R, T> Sheet<T> sheet(List<R> found, Function<R, Object> place, Function<R, T> body) {
        boolean more = found.size() > limit;
        var shown = more ? found.subList(0, limit) : found;
        var items = new ArrayList<T>(shown.size());
        shown.forEach(row -> items.add(body.apply(row)));
        return new Sheet<>(List.copyOf(items), more ? cursor(String.valueOf(place.apply(shown.getLast()))) : null);
    }

    private String cursor(String place) {
        var text = mark(list, place) + place;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> read(String cursor, String list) {
        if (cursor.length() > LONGEST) return Optional.empty();
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.length() < MARK) return Optional.empty();
            var place = text.substring(MARK);
            return text.startsWith(mark(list, place)) ? Optional.of(place) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Tells a cursor of this list from any other and from a mistyped one. No secret: a place opens nothing. */
    private static String mark(String list, String place) {
        return Sha256.of(list + BETWEEN + place).hex().substring(0, MARK);
    }
}
