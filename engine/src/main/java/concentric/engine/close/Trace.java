package concentric.engine.close;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Who paid an amount that a unit paid out: the amount split over the unit's net receipts of the period, by largest remainder,
 * ties by code-point order of the key. Lines add up exactly. A negative amount has the negated trace of the positive one.
 *
 * @param path the units opened so far, this one last
 * @param lines in code-point order of their keys; those of nothing too
 */
public record Trace(List<String> path, List<Line> lines) {

    /** What a receipt is for. */
    public enum Kind {
        /** An offer. */
        PAYMENT,
        /** A service. */
        USAGE,
        /** A contract, at a close. */
        CLOSE
    }

    /**
     * Where receipts come from.
     *
     * @param segment of the customer, first of all if there is none; empty for usage and closes
     * @param subject the offer, service or contract
     * @param payer who paid the unit immediately; empty: customers
     */
    public record Key(String segment, String subject, String payer, Kind kind) implements Comparable<Key> {

        private static final Comparator<String> BY_CODE_POINTS = (one, other) ->
                Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());

        private static final Comparator<Key> ORDER = Comparator.comparing(Key::segment, BY_CODE_POINTS)
                .thenComparing(Key::subject, BY_CODE_POINTS)
                .thenComparing(Key::payer, BY_CODE_POINTS)
                .thenComparing(Key::kind);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * A part of the amount.
     *
     * @param key empty: own funds, because the unit received nothing
     * @param amount minor units, of the sign of the whole
     */
    public record Line(Optional<Key> key, long amount) {}

    public Trace {
        path = List.copyOf(path);
        lines = List.copyOf(lines);
    }

    /**
     * Traces an amount.
     *
     * @param unit that paid it out
     * @param amount minor units, of either sign
     * @param receipts of the unit in the period, net, minor units; those of nothing and less count for nothing
     */
    public static Trace of(String unit, long amount, Map<Key, Long> receipts) {
        return new Trace(List.of(unit), split(amount, receipts));
    }

    /** Whether a line can be opened: it comes from a unit that is not on the path already. */
    public boolean opens(Line line) {
        return line.key.isPresent() && !line.key.get().payer.isEmpty() && !path.contains(line.key.get().payer);
    }

    /**
     * Opens a line of another unit by the same rule.
     *
     * @param line one that {@linkplain #opens opens}
     * @param receipts of the unit that paid it
     */
    public Trace open(Line line, Map<Key, Long> receipts) {
        if (!opens(line)) {
            throw new IllegalArgumentException(line + " does not open on " + path);
        }
        var longer = new ArrayList<>(path);
        longer.add(line.key.orElseThrow().payer);
        return new Trace(longer, split(line.amount, receipts));
    }

    private static List<Line> split(long amount, Map<Key, Long> receipts) {
        List<Key> keys = receipts.entrySet().stream()
                .filter(receipt -> receipt.getValue() > 0)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
        if (keys.isEmpty()) {
            return List.of(new Line(Optional.empty(), amount));
        }
        BigInteger sign = BigInteger.valueOf(Long.signum(amount));
        List<Portion> portions = Portion.of(
                BigInteger.valueOf(amount).abs(),
                keys.stream()
                        .map(key -> BigInteger.valueOf(receipts.getOrDefault(key, 0L)))
                        .toList());
        return IntStream.range(0, keys.size())
                .mapToObj(i -> new Line(
                        Optional.of(keys.get(i)),
                        portions.get(i).amount().multiply(sign).longValueExact()))
                .toList();
    }
}
