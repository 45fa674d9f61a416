package concentric.engine.terms;

import java.util.List;
import java.util.stream.Stream;

/**
 * {@code when a >= 1 and b >= 2 or c < 3}: what must be true of measures; {@code and} binds tighter than {@code or}.
 *
 * @param any one of these must hold; at least one
 */
public record Condition(List<All> any) {

    public Condition {
        any = List.copyOf(any);
        if (any.isEmpty()) {
            throw new IllegalArgumentException("a condition of nothing");
        }
    }

    /** The measures it compares, in the order of the text. */
    public Stream<Measure> measures() {
        return any.stream().flatMap(all -> all.all().stream()).map(Comparison::measure);
    }

    /**
     * Comparisons joined by {@code and}.
     *
     * @param all each of these must hold; at least one
     */
    public record All(List<Comparison> all) {
        public All {
            all = List.copyOf(all);
            if (all.isEmpty()) {
                throw new IllegalArgumentException("a condition of nothing");
            }
        }
    }
}
