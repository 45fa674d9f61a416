package concentric.costs;

import static concentric.platform.TypedText.shortened;

import concentric.platform.ClosedMonths;
import concentric.platform.Fault;
import concentric.platform.Organisations;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Which day it is in the organisation, which days can be said, and which months are closed. */
@Component
class Calendar {

    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);

    /** So far ahead something can be agreed on. */
    private static final int YEARS_AHEAD = 10;

    private static final int LENGTH = "2026-01-31".length();

    private final Organisations organisations;
    private final InstantSource clock;
    private final ClosedMonths closed;

    Calendar(Organisations organisations, InstantSource clock, ClosedMonths closed) {
        this.organisations = organisations;
        this.clock = clock;
        this.closed = closed;
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), organisations.current().zone());
    }

    /** The first day that is in no closed month; nothing while no month is closed. */
    Optional<LocalDate> firstOpen() {
        return closed.last().map(month -> month.plusMonths(1).atDay(1));
    }

    /** What stands against changing what a day says: that its month is closed. */
    Optional<Fault> closed(String field, LocalDate day) {
        return firstOpen()
                .filter(day::isBefore)
                .map(open -> Fault.in(
                        field,
                        "month-closed",
                        day.getYear(),
                        day.getMonthValue(),
                        open.getYear(),
                        open.getMonthValue()));
    }

    /** The day if its month is open, or else the first that is. */
    LocalDate orFirstOpen(LocalDate day) {
        return firstOpen().filter(day::isBefore).orElse(day);
    }

    /** A day that somebody typed. */
    sealed interface Typed {

        record Day(LocalDate day) implements Typed {}

        record Wrong(Fault fault) implements Typed {}
    }

    /** A day on which something happened: no later than today, and in no closed month. */
    Typed happened(String field, String text) {
        return day(field, text, today());
    }

    /** A day from which something holds: perhaps to come, and in no closed month. */
    Typed begins(String field, String text) {
        return day(field, text, today().plusYears(YEARS_AHEAD));
    }

    private Typed day(String field, String text, LocalDate latest) {
        if (text.isEmpty()) return new Typed.Wrong(Fault.in(field, "missing"));
        var day = parse(text);
        if (day.isEmpty()) return new Typed.Wrong(Fault.in(field, "malformed-date", shortened(text)));
        if (day.get().isBefore(EARLIEST)) return new Typed.Wrong(Fault.in(field, "day-too-early", EARLIEST));
        if (day.get().isAfter(latest)) return new Typed.Wrong(Fault.in(field, "day-too-late", latest));
        return closed(field, day.get()).<Typed>map(Typed.Wrong::new).orElse(new Typed.Day(day.get()));
    }

    private static Optional<LocalDate> parse(String text) {
        try {
            return text.length() == LENGTH ? Optional.of(LocalDate.parse(text)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
