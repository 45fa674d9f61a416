package concentric.engine.close;

import concentric.engine.terms.Comparison;
import concentric.engine.terms.Condition;
import concentric.engine.terms.Measure;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether something is true. Every operand is looked at: one missing measure and nobody knows, whatever the others say.
 *
 * @param missing the measures that are missing, in the order of the text; empty unless unknown
 */
public record Verdict(Truth truth, List<Measure> missing) {

    /** A missing number is neither true nor false. */
    public enum Truth {
        TRUE,
        FALSE,
        UNKNOWN
    }

    public Verdict {
        missing = List.copyOf(missing);
    }

    static Verdict of(boolean holds) {
        return new Verdict(holds ? Truth.TRUE : Truth.FALSE, List.of());
    }

    /**
     * Whether a condition holds.
     *
     * @param unit whose measures those without a subject are; empty: the network's
     */
    public static Verdict of(Condition condition, Optional<String> unit, Map<Measure, BigDecimal> known) {
        List<Measure> missing =
                missing(condition.measures().map(measure -> measure.of(unit)).toList(), known);
        if (!missing.isEmpty()) {
            return new Verdict(Truth.UNKNOWN, missing);
        }
        return of(condition.any().stream()
                .anyMatch(all -> all.all().stream().allMatch(comparison -> holds(comparison, unit, known))));
    }

    /** Those of these measures that are not known, each once. */
    static List<Measure> missing(List<Measure> wanted, Map<Measure, BigDecimal> known) {
        Set<Measure> missing = new LinkedHashSet<>(wanted);
        missing.removeIf(known::containsKey);
        return List.copyOf(missing);
    }

    private static boolean holds(Comparison comparison, Optional<String> unit, Map<Measure, BigDecimal> known) {
        BigDecimal actual =
                Optional.ofNullable(known.get(comparison.measure().of(unit))).orElseThrow();
        int compared = actual.compareTo(comparison.threshold().toNumber());
        return switch (comparison.operator()) {
            case LESS -> compared < 0;
            case AT_MOST -> compared <= 0;
            case MORE -> compared > 0;
            case AT_LEAST -> compared >= 0;
        };
    }
}
