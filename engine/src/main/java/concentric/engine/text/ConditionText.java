package concentric.engine.text;

import concentric.engine.terms.Comparison;
import concentric.engine.terms.Comparison.Operator;
import concentric.engine.terms.Comparison.Threshold;
import concentric.engine.terms.Condition;
import concentric.engine.terms.Measure;
import concentric.engine.terms.Percent;
import concentric.engine.terms.Phrase;
import concentric.engine.terms.Quantity;
import concentric.engine.terms.Wording;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** The text form of conditions and measures, both ways. */
final class ConditionText {

    private ConditionText() {}

    static Condition parse(TextLine line) throws Unexpected {
        var any = new ArrayList<Condition.All>();
        do {
            var all = new ArrayList<Comparison>();
            do {
                all.add(new Comparison(measure(line), operator(line), threshold(line)));
            } while (line.skip("and"));
            any.add(new Condition.All(all));
        } while (line.skip("or"));
        return new Condition(any);
    }

    static String print(Condition condition) {
        return condition.any().stream()
                .map(all -> all.all().stream().map(ConditionText::print).collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(" or "));
    }

    /** A measure, with or without its subject before a point. */
    static Measure measure(TextLine line) throws Unexpected {
        String name = line.name(Wording.A_MEASURE.phrase());
        return line.skip(".") ? new Measure(name, line.name(Wording.A_MEASURE.phrase())) : new Measure(null, name);
    }

    static String print(Measure measure) {
        String subject = measure.subject();
        return (subject == null ? "" : ContractText.name(subject) + ".") + ContractText.name(measure.name());
    }

    private static String print(Comparison comparison) {
        return print(comparison.measure()) + " " + comparison.operator().sign() + " " + print(comparison.threshold());
    }

    static String print(Threshold threshold) {
        return switch (threshold) {
            case Threshold.Plain(Quantity number) -> number.format();
            case Threshold.Part(Percent percent, Quantity of) -> percent.format() + " of " + of.format();
            case Threshold.Percentage(Percent percent) -> percent.format();
        };
    }

    private static Operator operator(TextLine line) throws Unexpected {
        for (Operator operator : Operator.values()) {
            if (line.skip(operator.sign())) {
                return operator;
            }
        }
        throw line.unexpected(Phrase.oneOf("<", "<=", ">", ">="));
    }

    /** A number, a percentage, or a percentage of a number. */
    static Threshold threshold(TextLine line) throws Unexpected {
        if (!line.atFigureBefore("%")) {
            return new Threshold.Plain(line.figure(Wording.NUMBER_OR_PERCENTAGE.phrase(), Quantity::parse));
        }
        Percent percent = line.percent();
        return line.skip("of")
                ? new Threshold.Part(percent, line.figure(Wording.A_NUMBER.phrase(), Quantity::parse))
                : new Threshold.Percentage(percent);
    }
}
