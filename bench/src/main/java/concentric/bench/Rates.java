package concentric.bench;

import java.util.ArrayList;
import java.util.List;

/** How many a second, measured several times. */
final class Rates {

    private final List<Double> perSecond = new ArrayList<>();

    void add(long count, long nanos) {
        perSecond.add(count * 1e9 / nanos);
    }

    double lowest() {
        return sorted().getFirst();
    }

    double median() {
        var sorted = sorted();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    double highest() {
        return sorted().getLast();
    }

    private List<Double> sorted() {
        return perSecond.stream().sorted().toList();
    }
}
