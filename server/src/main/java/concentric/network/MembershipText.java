package concentric.network;

import concentric.engine.terms.Figure;
import concentric.engine.terms.Percent;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How shares and days of memberships are written, in files and forms. */
final class MembershipText {

    private static final int DAY = "2027-03-31".length();

    private MembershipText() {}

    /** A percentage up to 100, with or without its sign, in parts per million; null if it is none. */
    static @Nullable Long sharePpm(String text) {
        return switch (Percent.parse(text.replace("%", "").strip())) {
            case Figure.Exact<Percent>(Percent percent) -> percent.ppm() <= Percent.ALL.ppm() ? percent.ppm() : null;
            case Figure.Refused<Percent> refused -> null;
        };
    }

    /** A day such as 2027-03-31; null if it is none, or of a year that a calendar does not reach. */
    static @Nullable LocalDate day(String text) {
        if (text.length() != DAY) return null;
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
