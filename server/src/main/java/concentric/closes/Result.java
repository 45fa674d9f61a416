package concentric.closes;

import java.time.YearMonth;
import java.util.Collection;
import java.util.Locale;

/**
 * What a unit had of a month, by when things occurred: payments, what it spent, and what the close of the month moved. What it
 * had before the first payment is none of it. Minor units.
 *
 * @param received live
 * @param paid live, to whomever
 * @param costs base pay included; of a month that is closed, as the close knew them
 * @param given at the close, to the unit
 * @param shared at the close, by the unit
 * @param standing how far the month has come
 */
public record Result(
        YearMonth month, long received, long paid, long costs, long given, long shared, Standing standing) {

    /** How far a month has come. */
    public enum Standing {
        /** It is not closed. */
        OPEN,
        /** It is closed, and something of it is open still. */
        PARTLY,
        /** It is closed, and nothing of it is open. */
        CLOSED;

        /** As files and programs know it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What there was to share: what is left of receipts after payments and costs. */
    public long before() {
        return Math.subtractExact(Math.subtractExact(received, paid), costs);
    }

    /** What the close gave, less what it shared. */
    public long net() {
        return Math.subtractExact(given, shared);
    }

    /** What is left for the unit. */
    public long left() {
        return Math.addExact(before(), net());
    }

    /** Whether nothing moved and nothing was spent. */
    public boolean isNothing() {
        return received == 0 && paid == 0 && costs == 0 && given == 0 && shared == 0;
    }

    /** Some months together, under the first one's name; closed, if all of them are. */
    public static Result sum(YearMonth first, Collection<Result> months) {
        var sum = new Result(first, 0, 0, 0, 0, 0, Standing.CLOSED);
        for (var each : months) sum = sum.plus(each);
        return sum;
    }

    private Result plus(Result other) {
        return new Result(
                month,
                Math.addExact(received, other.received),
                Math.addExact(paid, other.paid),
                Math.addExact(costs, other.costs),
                Math.addExact(given, other.given),
                Math.addExact(shared, other.shared),
                standing.compareTo(other.standing) < 0 ? standing : other.standing);
    }
}
