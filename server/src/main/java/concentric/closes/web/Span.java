package concentric.closes.web;

import concentric.platform.web.Days;
import concentric.platform.web.Visit;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A month or a year that an address asks for, {@code 2026-10} or {@code 2026}.
 *
 * @param from the first month
 * @param to the last one; the same for a month
 */
record Span(YearMonth from, YearMonth to) {

    private static final String YEAR = "[1-9][0-9]{3}";

    /** Nothing, if it is neither. */
    static Optional<Span> of(String text) {
        if (text.matches(YEAR)) return Optional.of(of(Year.parse(text)));
        return text.matches(YEAR + "-(0[1-9]|1[0-2])") ? Optional.of(of(YearMonth.parse(text))) : Optional.empty();
    }

    static Span of(YearMonth month) {
        return new Span(month, month);
    }

    static Span of(Year year) {
        return new Span(year.atMonth(1), year.atMonth(12));
    }

    boolean isYear() {
        return !from.equals(to);
    }

    Days days() {
        return new Days(from.atDay(1), to.atEndOfMonth());
    }

    /** In the reader's words. */
    String said(Visit visit) {
        return isYear() ? String.valueOf(from.getYear()) : visit.formats().month(from);
    }

    /** As it stands in an address. */
    @Override
    public String toString() {
        return isYear() ? String.valueOf(from.getYear()) : from.toString();
    }
}
