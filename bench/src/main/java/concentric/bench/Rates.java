package concentric.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How many a second, measured once a round. */
final class Rates {

    private final List<Double> perSecond = new ArrayList<>();

    void add(long count, long nanos) {
        perSecond.add(count * 1e9 / nanos);
    }

    double lowest() {
        return perSecond.stream().min(Double::compare).orElseThrow();
    }

    double median() {
        return median(perSecond);
    }

    double highest() {
        return perSecond.stream().max(Double::compare).orElseThrow();
    }

    /** The median of the rounds' ratios: what slows a whole round down hardly changes its ratio. */
    double ratioTo(Rates other) {
        return median(IntStream.range(0, perSecond.size())
                .mapToObj(round -> perSecond.get(round) / other.perSecond.get(round))
                .toList());
    }

    private static double median(List<Double> figures) {
        var sorted = figures.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
