package concentric.measures;

import concentric.network.Unit;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What is measured.
 *
 * @param name as contracts and files name it; unique
 * @param unitOfMeasurement such as {@code hours}; empty for a plain number
 * @param perUnit whether each unit has readings of its own; otherwise the whole network has
 * @param grain of its periods
 * @param direction which way is hoped for
 * @param purpose what it shall help to see
 * @param keeper the unit that sees to its readings; null where each unit keeps its own
 * @param expires the first day on which it is no longer measured; null if that is not known
 */
public record Measure(
        Id id,
        String name,
        String unitOfMeasurement,
        boolean perUnit,
        Grain grain,
        Direction direction,
        String purpose,
        Unit.@Nullable Id keeper,
        @Nullable LocalDate expires) {

    /** The identity of a measure. */
    public record Id(long value) {}

    /** Whether a period can have a reading: it begins before the measure expires. */
    public boolean reaches(LocalDate period) {
        return expires == null || period.isBefore(expires);
    }
}
