package concentric.platform.web;

import concentric.platform.Fault;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days that a reader asks for in an address: {@code ?from=2026-01-01&to=2026-01-31}.
 *
 * @param from the first day; null: since ever
 * @param to the last day, included; null: until ever
 */
public record Days(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** No earlier and no later than this; beyond, a day has no instant that the database can keep. */
    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(9999, 12, 30);

    /**
     * Reads both; empty is no limit.
     *
     * @throws Problem if one of them is not a day, or the first is after the last
     */
    public static Days of(String from, String to) {
        var faults = new ArrayList<Fault>();
        var first = day("from", from, faults);
        var last = day("to", to, faults);
        if (first != null && last != null && first.isAfter(last)) faults.add(Fault.in("to", "days-turned", from, to));
        if (!faults.isEmpty()) throw Problem.refused(faults);
        return new Days(first, last);
    }

    /** The days of a month. */
    public static Days of(YearMonth month) {
        return new Days(month.atDay(1), month.atEndOfMonth());
    }

    private static @Nullable LocalDate day(String field, String text, List<Fault> faults) {
        if (text.isEmpty()) return null;
        try {
            var day = LocalDate.parse(text);
            if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) return day;
        } catch (DateTimeException e) {
            // Said below, as for a day that is out of reach.
        }
        faults.add(Fault.in(field, "not-a-day", text.length() <= 40 ? text : text.substring(0, 39) + "…"));
        return null;
    }

    /** When the first day begins in a zone; null: since ever. */
    public @Nullable Instant begin(ZoneId zone) {
        return from == null ? null : from.atStartOfDay(zone).toInstant();
    }

    /** When the last day is over in a zone; null: never. */
    public @Nullable Instant end(ZoneId zone) {
        return to == null ? null : to.plusDays(1).atStartOfDay(zone).toInstant();
    }

    /** The first day as it stands in an address; empty if there is none. */
    public String fromText() {
        return from == null ? "" : from.toString();
    }

    /** The last day as it stands in an address; empty if there is none. */
    public String toText() {
        return to == null ? "" : to.toString();
    }
}
