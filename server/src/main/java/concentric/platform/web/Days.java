package concentric.platform.web;

import concentric.platform.Fault;
import concentric.platform.Moment;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days that a reader asks for in an address: {@code ?from=2026-01-01&to=2026-01-31}.
 *
 * @param from the first day; null: since ever
 * @param to the last day, included; null: until ever
 * @param asOf as of when they are looked at, see {@link AskedMoments}
 */
public record Days(@Nullable LocalDate from, @Nullable LocalDate to, Moment asOf) {

    /** No earlier and no later than this; beyond, a day has no instant that the database can keep. */
    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(9999, 12, 30);

    /** Days as they are known now. */
    public Days(@Nullable LocalDate from, @Nullable LocalDate to) {
        this(from, to, Moment.now());
    }

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
        var day = dayOf(text);
        if (day.isEmpty()) {
            faults.add(Fault.in(field, "not-a-day", text.length() <= 40 ? text : text.substring(0, 39) + "…"));
        }
        return day.orElse(null);
    }

    /** The day that a text says; nothing if it says none, or one that is out of reach. */
    static Optional<LocalDate> dayOf(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> !day.isBefore(EARLIEST) && !day.isAfter(LATEST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The same days, as of a moment. */
    public Days asOf(Moment moment) {
        return new Days(from, to, moment);
    }

    /** The last day that counts: the last of them, or the one as of which they are looked at; null: until ever. */
    public @Nullable LocalDate last() {
        if (!(asOf instanceof Moment.Day(var day))) return to;
        return to == null || day.isBefore(to) ? day : to;
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

    /** The moment as it stands in an address; empty if it is now. */
    public String asOfText() {
        return asOf.text();
    }

    /** The last day as it stands in an address; empty if there is none. */
    public String toText() {
        return to == null ? "" : to.toString();
    }
}
