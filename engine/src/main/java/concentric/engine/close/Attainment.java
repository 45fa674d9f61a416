package concentric.engine.close;

import concentric.engine.terms.Measure;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Target;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was attained of targets: Σ weight × actual ÷ target, floored once, to parts per million.
 *
 * @param terms in the order of the text
 * @param ppm parts per million; may be negative, if a measure is
 */
public record Attainment(List<Term> terms, BigInteger ppm) {

    /**
     * One target.
     *
     * @param measure with its subject
     * @param attained actual ÷ target, or 2 − actual ÷ target where lower is better; capped if the target says so
     */
    public record Term(Target target, Measure measure, BigDecimal actual, Ratio attained) {}

    private static final Ratio TWO = Ratio.of(BigInteger.TWO);

    public Attainment {
        terms = List.copyOf(terms);
    }

    /**
     * What was attained of these targets, none of which is zero; all their measures are known.
     *
     * @param unit whose measures those without a subject are; empty: the network's
     */
    public static Attainment of(List<Target> targets, Optional<String> unit, Map<Measure, BigDecimal> known) {
        List<Term> terms =
                targets.stream().map(target -> term(target, unit, known)).toList();
        Ratio sum = terms.stream()
                .map(term -> term.attained.times(Ratio.of(term.target.weight())))
                .reduce(Ratio.ZERO, Ratio::plus);
        return new Attainment(
                terms, sum.times(BigInteger.valueOf(Percent.ALL.ppm())).floor());
    }

    /** As a number: 100 % is one. */
    Ratio value() {
        return Ratio.ofPpm(ppm);
    }

    private static Term term(Target target, Optional<String> unit, Map<Measure, BigDecimal> known) {
        Measure measure = target.measure().of(unit);
        BigDecimal actual = Optional.ofNullable(known.get(measure)).orElseThrow();
        Ratio ratio = Ratio.of(actual).over(Ratio.of(target.value().toNumber()));
        Ratio attained = target.lowerIsBetter() ? TWO.minus(ratio).max(Ratio.ZERO) : ratio;
        return new Term(
                target, measure, actual, target.capped() == null ? attained : attained.min(Ratio.of(target.capped())));
    }
}
