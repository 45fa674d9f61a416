package concentric.engine.plan;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A stretch of time, its beginning included, its end not.
 *
 * @param from {@link Instant#MIN}: since ever
 * @param until {@link Instant#MAX}: for ever; not before {@code from}
 */
public record Interval(Instant from, Instant until) {

    /** All of time. */
    public static final Interval ALWAYS = new Interval(Instant.MIN, Instant.MAX);

    public Interval {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("until " + until + " is before from " + from);
        }
    }

    /** Whether the instant lies in it. */
    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    /** Whether there is an instant in both. */
    public boolean intersects(Interval other) {
        return later(from, other.from).isBefore(earlier(until, other.until));
    }

    /** What is in both; they must intersect. */
    public Interval intersection(Interval other) {
        return new Interval(later(from, other.from), earlier(until, other.until));
    }

    /** In words: {@code from 2026-01-01 until 2026-07-01}, or {@code always}; midnights of the zone are written as days. */
    public String words(ZoneId zone) {
        if (equals(ALWAYS)) {
            return "always";
        }
        String begin = from.equals(Instant.MIN) ? "" : "from " + instant(from, zone);
        String end = until.equals(Instant.MAX) ? "" : "until " + instant(until, zone);
        return (begin + " " + end).strip();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static String instant(Instant instant, ZoneId zone) {
        ZonedDateTime local = instant.atZone(zone);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? local.toLocalDate().toString()
                : instant.toString();
    }
}
