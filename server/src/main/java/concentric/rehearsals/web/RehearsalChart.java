package concentric.rehearsals.web;

import concentric.engine.tally.Rehearsal.Effect;
import concentric.engine.tally.Rehearsal.Month;
import concentric.platform.web.Visit;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What a party keeps in each month, before and after: two lines in a drawing of {@value #WIDTH} by {@value #HEIGHT}, and the same
 * as a table.
 *
 * @param before the line through what it keeps as it is, as SVG wants it
 * @param after the line through what it would keep
 * @param points of that line
 * @param highest what the top of the drawing stands for
 * @param lowest what its bottom stands for
 */
public record RehearsalChart(
        String name,
        String signs,
        String before,
        String after,
        List<Point> points,
        String highest,
        String lowest,
        List<Row> months) {

    /** How wide it is. */
    public static final int WIDTH = 480;

    /** How high it is. */
    public static final int HEIGHT = 160;

    private static final int MARGIN = 10;

    /** A month in the line of what would be. */
    public record Point(String x, String y, String title) {}

    /** A month in the table. */
    public record Row(String month, String before, String after, String difference) {}

    /** The chart of a party. */
    static RehearsalChart of(String name, String signs, Effect effect, Currency currency, Visit visit) {
        var formats = visit.formats();
        var months = effect.months();
        var scale = Scale.of(months);
        var rows = months.stream()
                .map(month -> new Row(
                        formats.month(month.month()),
                        formats.amount(month.before(), currency),
                        formats.amount(month.after(), currency),
                        RehearsalSaid.signed(month.difference(), currency, visit)))
                .toList();
        var points = IntStream.range(0, months.size())
                .mapToObj(i -> new Point(
                        scale.x(i),
                        scale.y(months.get(i).after()),
                        rows.get(i).month() + ": " + rows.get(i).after() + " ("
                                + rows.get(i).difference() + ")"))
                .toList();
        return new RehearsalChart(
                name,
                signs,
                line(months, Month::before, scale),
                line(months, Month::after, scale),
                points,
                formats.money(scale.highest, currency),
                formats.money(scale.lowest, currency),
                rows);
    }

    private static String line(List<Month> months, ToLongFunction<Month> value, Scale scale) {
        return IntStream.range(0, months.size())
                .mapToObj(i -> scale.x(i) + "," + scale.y(value.applyAsLong(months.get(i))))
                .collect(Collectors.joining(" "));
    }

    /** Where amounts stand in the drawing: pictures may round, figures beside them don't. */
    private record Scale(long lowest, long highest, int count) {

        static Scale of(List<Month> months) {
            var all = months.stream()
                    .flatMapToLong(month -> LongStream.of(month.before(), month.after()))
                    .summaryStatistics();
            return new Scale(all.getMin(), all.getMax(), months.size());
        }

        String x(int index) {
            double step = count == 1 ? 0 : (WIDTH - 2.0 * MARGIN) / (count - 1);
            return point(MARGIN + index * step);
        }

        String y(long value) {
            double part = highest == lowest ? 0.5 : ((double) value - lowest) / ((double) highest - lowest);
            return point(HEIGHT - MARGIN - part * (HEIGHT - 2 * MARGIN));
        }

        private static String point(double at) {
            return BigDecimal.valueOf(at).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
        }
    }
}
