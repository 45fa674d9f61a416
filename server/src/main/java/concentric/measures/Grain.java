package concentric.measures;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How long the periods are that a measure has one reading for. A period is named by its first day. */
public enum Grain {
    /** A calendar day. */
    DAY,
    /** Seven days that begin on a Monday (ISO 8601). */
    WEEK,
    /** A calendar month. */
    MONTH;

    private static final int OF_MONTH = "2026-01".length();
    private static final int OF_DAY = "2026-01-31".length();

    /** As forms and files call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The grain of a word. */
    public static Optional<Grain> of(String word) {
        return Arrays.stream(values())
                .filter(grain -> grain.word().equals(word))
                .findFirst();
    }

    /** The first day of the period that a day is in. */
    public LocalDate period(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The period written as a day in it, such as 2026-01-31, or as a month where months are measured; empty if it is none. */
    public Optional<LocalDate> parse(String text) {
        try {
            if (this == MONTH && text.length() == OF_MONTH)
                return Optional.of(YearMonth.parse(text).atDay(1));
            return text.length() == OF_DAY ? Optional.of(period(LocalDate.parse(text))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A period as it is typed: a month, or its first day. */
    public String text(LocalDate period) {
        return this == MONTH ? YearMonth.from(period).toString() : period.toString();
    }
}
