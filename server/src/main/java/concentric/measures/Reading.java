package concentric.measures;

import concentric.network.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a measure said of a period.
 *
 * @param subject the unit that was measured; null for the whole network
 * @param period its first day
 * @param value exact, with at most six decimals
 * @param enteredAt when it was entered
 * @param account whose; who entered it
 * @param corrected whether a later reading of the same period took its place
 */
public record Reading(
        long id,
        Measure.Id measure,
        Unit.@Nullable Id subject,
        LocalDate period,
        BigDecimal value,
        Instant enteredAt,
        long account,
        boolean corrected) {}
