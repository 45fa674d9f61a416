package concentric.ledger.web;

import concentric.platform.web.Days;
import concentric.platform.web.Visit;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;

/** Periods in the reader's words. */
final class PeriodWords {

    private PeriodWords() {}

    /** From when until when; a month by its name. */
    static String of(Days days, Visit visit) {
        var from = days.from();
        var to = days.to();
        if (from == null) {
            return to == null
                    ? visit.t("period.always")
                    : visit.t("period.until", visit.formats().date(to));
        }
        if (to == null) return visit.t("period.from", visit.formats().date(from));
        return isMonth(from, to)
                ? visit.formats().month(YearMonth.from(from))
                : visit.t(
                        "period.from-to",
                        visit.formats().date(from),
                        visit.formats().date(to));
    }

    /** A month by the beginning of its name: {@code Jan}. */
    static String shortMonth(YearMonth month, Visit visit) {
        return DateTimeFormatter.ofPattern("LLL", visit.locale()).format(month);
    }

    private static boolean isMonth(LocalDate from, LocalDate to) {
        return from.equals(YearMonth.from(from).atDay(1))
                && to.equals(YearMonth.from(from).atEndOfMonth());
    }
}
