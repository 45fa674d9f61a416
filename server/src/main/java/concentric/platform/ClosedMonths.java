package concentric.platform;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A port: which months are closed, for whoever records what belongs to a month. Months are closed one after the other, each for
 * good.
 */
public interface ClosedMonths {

    /** The last month that is closed; nothing before the first. What is read under the writer lock stays true. */
    Optional<YearMonth> last();

    /** Whether a day, in the organisation's zone, lies in a month that is closed. */
    default boolean contain(LocalDate day) {
        return last().filter(month -> !YearMonth.from(day).isAfter(month)).isPresent();
    }
}
