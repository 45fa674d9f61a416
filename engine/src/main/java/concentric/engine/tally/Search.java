package concentric.engine.tally;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What would it take? Looks for the value of one number, nearest to what it is, at which every party keeps at least its floor.
 *
 * <p>What a party keeps goes one way with the number, but for odd minor units: more volume, a larger percentage or weight gives
 * a party more, or less, throughout. So the parties that fall short say in which direction to look, and halving the distance
 * finds where the last of them has enough. Rounding may let a step or two nearer do as well: those next to it are tried one by one.
 */
public final class Search {

    /** Steps next to what halving found that are tried one by one: odd minor units reach that far and not farther. */
    private static final int NEARER = 12;

    private final Map<String, Long> floors;
    private final LongFunction<Map<String, Long>> trial;
    private final Map<Long, Map<String, Long>> kept = new HashMap<>();

    private Search(Map<String, Long> floors, LongFunction<Map<String, Long>> trial) {
        this.floors = Map.copyOf(floors);
        this.trial = trial;
    }

    /**
     * The values of a number, in steps.
     *
     * @param from what it is
     * @param least what it may be, at most {@code from}
     * @param most what it may be, at least {@code from}
     */
    public record Range(long from, long least, long most) {
        public Range {
            if (least > from || most < from) {
                throw new IllegalArgumentException(from + " is not between " + least + " and " + most);
            }
        }
    }

    /**
     * What came of looking; {@code tried} says how many values history was settled under.
     */
    public sealed interface Found {

        /** What was found, or came closest. */
        long value();

        /** How many values were tried. */
        int tried();

        /** With this value everybody has enough; none that is nearer and was tried does it. */
        record At(long value, int tried) implements Found {}

        /**
         * No value does it.
         *
         * @param value at which those who fall short first would have enough, or as much as they can
         * @param missing who falls short there, and by how much, minor units
         */
        record None(long value, Map<String, Long> missing, int tried) implements Found {
            public None {
                missing = Collections.unmodifiableMap(new TreeMap<>(missing));
            }
        }
    }

    /**
     * Looks for it.
     *
     * @param floors what parties are to keep at least, minor units
     * @param trial what each party keeps under a value, minor units; a party that is left out keeps nothing
     */
    public static Found of(Range range, Map<String, Long> floors, LongFunction<Map<String, Long>> trial) {
        return new Search(floors, trial).look(range);
    }

    private Found look(Range range) {
        var shortAtFirst = shortfalls(range.from).keySet();
        if (shortAtFirst.isEmpty()) return new Found.At(range.from, kept.size());
        var up = shortAtFirst.stream().filter(party -> gains(party, range)).collect(Collectors.toSet());
        if (!up.isEmpty() && up.size() < shortAtFirst.size()) return none(range.from);
        long end = up.isEmpty() ? range.least : range.most;
        if (end == range.from || isShort(end, shortAtFirst)) return none(end);
        long value = nearest(range.from, end, at -> !isShort(at, shortAtFirst));
        long step = Long.signum(end - range.from);
        for (long nearer = value - NEARER * step; nearer != value + step; nearer += step) {
            boolean isBetween = (nearer - range.from) * step > 0;
            if (isBetween && shortfalls(nearer).isEmpty()) return new Found.At(nearer, kept.size());
        }
        return none(value);
    }

    /** The value nearest to one that does not do, on the way to one that does. */
    private static long nearest(long not, long does, Predicate<Long> enough) {
        while (Math.abs(does - not) > 1) {
            long between = not + (does - not) / 2;
            if (enough.test(between)) does = between;
            else not = between;
        }
        return does;
    }

    private boolean gains(String party, Range range) {
        return kept(range.most).getOrDefault(party, 0L) > kept(range.least).getOrDefault(party, 0L);
    }

    private boolean isShort(long value, Set<String> parties) {
        var shortfalls = new HashSet<>(shortfalls(value).keySet());
        shortfalls.retainAll(parties);
        return !shortfalls.isEmpty();
    }

    private Found none(long closest) {
        return new Found.None(closest, shortfalls(closest), kept.size());
    }

    /** Who has less than its floor, and how much is missing. */
    private Map<String, Long> shortfalls(long value) {
        var shortfalls = new HashMap<String, Long>();
        floors.forEach((party, floor) -> {
            long missing = Math.subtractExact(floor, kept(value).getOrDefault(party, 0L));
            if (missing > 0) shortfalls.put(party, missing);
        });
        return shortfalls;
    }

    private Map<String, Long> kept(long value) {
        return kept.computeIfAbsent(value, trial::apply);
    }
}
