package concentric.map;

import concentric.platform.Moment;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which map is asked for.
 *
 * @param day on which units, memberships and contracts are looked at; null: today, or the day on which the batch was posted
 * @param from first day of the money; null together with {@code to}: the month of the day, or the last one before it in
 *     which any money moved
 * @param to last day of the money, included
 * @param always whether all money of all time is meant; then {@code from} and {@code to} are null
 * @param currency ISO 4217; empty: the organisation's
 * @param asOf now, or a batch: then money and contracts are as they were known when it was posted
 */
public record Asked(
        @Nullable LocalDate day,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean always,
        String currency,
        Moment asOf) {

    /** Today, with the money of the last month in which any moved. */
    public static final Asked NOW = new Asked(null, null, null, false, "", Moment.now());
}
