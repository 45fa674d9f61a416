package concentric.platform.web;

import concentric.engine.measures.Chart;
import concentric.engine.measures.Limits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A process behaviour chart in points of a drawing of {@value #WIDTH} by {@value #HEIGHT}.
 *
 * @param said what it says, in a sentence
 * @param facts mean and limits in words; empty while none are drawn
 * @param points in the order of time
 * @param line through all of them, as SVG wants it
 * @param lines mean and limits across the drawing; empty while none are drawn
 * @param first the first period, in words
 * @param last the last period, in words
 */
public record BehaviourChart(
        String said,
        List<Named> facts,
        List<Point> points,
        String line,
        List<Across> lines,
        String first,
        String last) {

    /** How wide it is. */
    public static final int WIDTH = 960;

    /** How high it is. */
    public static final int HEIGHT = 280;

    private static final int MARGIN = 14;

    /** A figure and what it is. */
    public record Named(String name, String value) {}

    /**
     * A reading.
     *
     * @param title period, value and what makes it a signal
     */
    public record Point(String x, String y, String title, boolean signal) {}

    /**
     * A line across the drawing.
     *
     * @param style {@code mean} or {@code limit}
     */
    public record Across(String y, String style) {}

    /**
     * The chart of some readings; null while there are fewer than two.
     *
     * @param periods of the readings in words, in their order
     * @param value a reading in words
     * @param figure a mean or a limit in words
     */
    public static @Nullable BehaviourChart of(
            List<String> periods,
            Chart chart,
            Function<BigDecimal, String> value,
            Function<BigDecimal, String> figure,
            Visit visit) {
        if (periods.size() < 2) return null;
        var scale = Scale.of(chart);
        var points = IntStream.range(0, periods.size())
                .mapToObj(i -> {
                    var reading = chart.readings().get(i);
                    var signals = signals(chart, i + 1, visit);
                    var title = periods.get(i) + ": " + value.apply(reading)
                            + (signals.isEmpty() ? "" : " (" + signals + ")");
                    return new Point(scale.x(i), scale.y(reading), title, !signals.isEmpty());
                })
                .toList();
        return new BehaviourChart(
                said(chart, visit),
                chart.limits().map(limits -> facts(limits, figure, visit)).orElse(List.of()),
                points,
                points.stream().map(point -> point.x() + "," + point.y()).collect(Collectors.joining(" ")),
                chart.limits().map(limits -> lines(limits, scale)).orElse(List.of()),
                periods.getFirst(),
                periods.getLast());
    }

    /** What makes the reading at a place, counted from one, part of a signal, in words; empty if nothing does. */
    public static String signals(Chart chart, int place, Visit visit) {
        return chart.signals().stream()
                .filter(signal -> signal.first() <= place && place <= signal.last())
                .map(signal -> signal.rule().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .distinct()
                .map(rule -> visit.t("chart.signal." + rule))
                .collect(Collectors.joining("; "));
    }

    private static String said(Chart chart, Visit visit) {
        if (chart.limits().isEmpty()) return visit.t("chart.said.few", Limits.DRAWN_FROM);
        int signals = chart.signals().size();
        var said = signals == 0 ? visit.t("chart.said.noise") : visit.t("chart.said.signals", signals);
        return chart.limits().get().isFirm() ? said : said + " " + visit.t("chart.said.soft", Limits.FIRM_FROM);
    }

    private static List<Named> facts(Limits limits, Function<BigDecimal, String> shown, Visit visit) {
        return List.of(
                new Named(visit.t("chart.mean"), shown.apply(limits.mean())),
                new Named(visit.t("chart.lower"), shown.apply(limits.lower())),
                new Named(visit.t("chart.upper"), shown.apply(limits.upper())),
                new Named(visit.t("chart.range"), shown.apply(limits.meanMovingRange())),
                new Named(visit.t("chart.range.limit"), shown.apply(limits.movingRangeLimit())));
    }

    private static List<Across> lines(Limits limits, Scale scale) {
        return List.of(
                new Across(scale.y(limits.mean()), "mean"),
                new Across(scale.y(limits.lower()), "limit"),
                new Across(scale.y(limits.upper()), "limit"));
    }

    /** Where values stand in the drawing: pictures may round, figures beside them don't. */
    private record Scale(double lowest, double highest, int count) {

        static Scale of(Chart chart) {
            var all = new ArrayList<>(chart.readings());
            chart.limits().ifPresent(limits -> all.addAll(List.of(limits.lower(), limits.upper())));
            var figures = all.stream().mapToDouble(BigDecimal::doubleValue).summaryStatistics();
            double flat = figures.getMax() > figures.getMin() ? 0 : 1;
            return new Scale(
                    figures.getMin() - flat,
                    figures.getMax() + flat,
                    chart.readings().size());
        }

        String x(int index) {
            double step = (WIDTH - 2.0 * MARGIN) / (count - 1);
            return point(MARGIN + index * step);
        }

        String y(BigDecimal value) {
            double part = (value.doubleValue() - lowest) / (highest - lowest);
            return point(HEIGHT - MARGIN - part * (HEIGHT - 2 * MARGIN));
        }

        private static String point(double at) {
            return BigDecimal.valueOf(at).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
        }
    }
}
