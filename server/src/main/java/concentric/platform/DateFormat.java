package concentric.platform;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a file writes days, and times behind them: always as hours and minutes, perhaps with seconds. */
public enum DateFormat {
    ISO("uuuu-M-d", "2026-03-31"),
    DOTS("d.M.uuuu", "31.03.2026"),
    DAY_FIRST("d/M/uuuu", "31/03/2026"),
    MONTH_FIRST("M/d/uuuu", "03/31/2026"),
    YEAR_FIRST("uuuu/M/d", "2026/03/31");

    private final DateTimeFormatter formatter;
    private final String word;

    DateFormat(String pattern, String word) {
        this.formatter = DateTimeFormatter.ofPattern(pattern + "[[ ]['T']H:mm[:ss[.SSS]]]", Locale.ROOT)
                .withResolverStyle(ResolverStyle.STRICT);
        this.word = word;
    }

    /** The last of March 2026 in this format; mappings write it so too. */
    public String word() {
        return word;
    }

    /** A day or a time of it; an instant only where it is written as in ISO 8601; null if it is none of these. */
    @Nullable
    TemporalAccessor read(String text) {
        try {
            return formatter.parseBest(text, LocalDateTime::from, LocalDate::from);
        } catch (DateTimeParseException e) {
            return this == ISO ? instant(text) : null;
        }
    }

    private static @Nullable TemporalAccessor instant(String text) {
        try {
            return OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
