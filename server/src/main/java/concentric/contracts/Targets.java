package concentric.contracts;

import concentric.engine.measures.Chart;
import concentric.engine.measures.Honesty;
import concentric.engine.terms.Clause;
import concentric.engine.terms.CloseClause;
import concentric.engine.terms.Comparison;
import concentric.engine.terms.Comparison.Operator;
import concentric.engine.terms.Condition;
import concentric.engine.terms.Contract;
import concentric.engine.terms.Gate;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Part;
import concentric.engine.terms.Target;
import concentric.measures.Measures;
import concentric.measures.Reading;
import concentric.measures.Readings;
import concentric.network.Unit;
import concentric.network.Units;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The door of targets: those by which a contract would pay, and its conditions, against the natural limits of their measures:
 * what is reached by luck, always, or never without another way of working.
 */
@Service
public class Targets {

    private final Measures measures;
    private final Readings readings;
    private final Units units;

    Targets(Measures measures, Readings readings, Units units) {
        this.measures = measures;
        this.readings = readings;
        this.units = units;
    }

    /**
     * What a contract asks of a measure.
     *
     * @param lowerIsBetter whether it is to be at most that
     */
    public record Asked(Measure measure, Comparison.Threshold threshold, boolean lowerIsBetter) {}

    /**
     * What asking that means.
     *
     * @param honesty empty while there are too few readings to tell
     * @param reached in how many of the past readings it would have been
     * @param readings how many there are
     */
    public record Checked(Asked asked, Optional<Honesty> honesty, int reached, int readings) {}

    /** Each target and condition of a contract, checked. */
    @Transactional(readOnly = true)
    public List<Checked> check(Contract terms) {
        return asked(terms).stream().map(this::check).toList();
    }

    private Checked check(Asked asked) {
        var chart = Chart.of(past(asked.measure()).stream().map(Reading::value).toList());
        var number = asked.threshold().toNumber();
        return new Checked(
                asked,
                chart.limits().map(limits -> Honesty.of(limits, number, asked.lowerIsBetter())),
                chart.reached(number, asked.lowerIsBetter()),
                chart.readings().size());
    }

    private List<Reading> past(Measure asked) {
        var subject = asked.subject() == null ? Optional.<Unit>empty() : units.find(asked.subject());
        return measures.find(asked.name())
                .map(measure -> readings.current(measure.id(), id(subject)))
                .orElse(List.of());
    }

    private static Unit.@Nullable Id id(Optional<Unit> subject) {
        return subject.map(Unit::id).orElse(null);
    }

    private static Set<Asked> asked(Contract terms) {
        var asked = new LinkedHashSet<Asked>();
        for (var clause : terms.clauses()) {
            if (clause instanceof Clause.Hold hold) asked.addAll(of(hold.when(), terms.subject()));
        }
        if (terms.closing() != null) {
            for (var clause : terms.closing().clauses()) asked.addAll(of(clause, terms.closingSubject()));
        }
        return asked;
    }

    private static List<Asked> of(CloseClause clause, Optional<String> unit) {
        var asked = new ArrayList<Asked>();
        switch (clause) {
            case CloseClause.Stake stake -> asked.addAll(of(stake.targets().stream(), unit));
            case CloseClause.Bonus bonus -> asked.addAll(of(bonus.when(), unit));
            case CloseClause.Hold hold -> asked.addAll(of(hold.when(), unit));
            case CloseClause.PayPercent pay -> {}
            case CloseClause.ShareRest rest -> {}
            case CloseClause.Bands bands -> {}
            case CloseClause.Loss loss -> {}
        }
        var gates = clause.parts().stream().map(Part::gate).flatMap(Stream::ofNullable);
        asked.addAll(of(gates.map(Gate::targets).flatMap(List::stream), unit));
        return asked;
    }

    private static List<Asked> of(Stream<Target> targets, Optional<String> unit) {
        return targets.map(target -> new Asked(target.measure().of(unit), target.value(), target.lowerIsBetter()))
                .toList();
    }

    private static List<Asked> of(@Nullable Condition condition, Optional<String> unit) {
        if (condition == null) return List.of();
        return condition.any().stream()
                .flatMap(all -> all.all().stream())
                .map(each -> new Asked(
                        each.measure().of(unit),
                        each.threshold(),
                        each.operator() == Operator.LESS || each.operator() == Operator.AT_MOST))
                .toList();
    }
}
