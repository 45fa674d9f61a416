package concentric.ledger.web;

import concentric.ledger.Month;
import concentric.platform.web.Days;
import concentric.platform.web.Figure;
import concentric.platform.web.Visit;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an account kept in each of its last months: columns from a line at nothing, and the same as a table.
 *
 * @param months earliest first; a month in which nothing moved is one of nothing
 * @param zero where the line at nothing is, from above, of {@link #HEIGHT}
 * @param highest what the top of the picture stands for
 */
public record MonthsChart(List<Column> months, double zero, String highest) {

    /** Height of the picture's columns. */
    public static final int HEIGHT = 120;

    /** Width that a month takes in it. */
    public static final int WIDTH = 48;

    private static final int SHOWN = 12;

    /**
     * A month.
     *
     * @param y where its column begins, from above
     * @param height of its column
     */
    public record Column(
            String name, String shortName, Figure received, Figure paid, Figure kept, double y, double height) {}

    /**
     * The last months up to the last one in which anything moved.
     *
     * @param months earliest first, at least one
     * @param why address that explains the figures of some days
     */
    static MonthsChart of(List<Month> months, Currency currency, Function<Days, String> why, Visit visit) {
        var shown = filled(months);
        long most = shown.stream().mapToLong(Month::kept).max().orElse(0);
        long least = shown.stream().mapToLong(Month::kept).min().orElse(0);
        double top = Math.max(most, 0);
        double bottom = Math.min(least, 0);
        double scale = HEIGHT / Math.max(1, top - bottom);
        var formats = visit.formats();
        var columns = shown.stream()
                .map(month -> {
                    var days = Days.of(month.month());
                    Function<Long, Figure> figure =
                            minor -> new Figure(formats.amount(minor, currency), why.apply(days));
                    return new Column(
                            visit.formats().month(month.month()),
                            PeriodWords.shortMonth(month.month(), visit),
                            figure.apply(month.received()),
                            figure.apply(month.paid()),
                            figure.apply(month.kept()),
                            (top - Math.max(month.kept(), 0)) * scale,
                            Math.abs((double) month.kept()) * scale);
                })
                .toList();
        return new MonthsChart(columns, top * scale, formats.money(most, currency));
    }

    private static List<Month> filled(List<Month> months) {
        Map<YearMonth, Month> known = months.stream().collect(Collectors.toMap(Month::month, month -> month));
        var last = months.getLast().month();
        var filled = new ArrayList<Month>();
        for (int back = SHOWN - 1; back >= 0; back--) {
            var month = last.minusMonths(back);
            if (!month.isBefore(months.getFirst().month())) {
                filled.add(known.getOrDefault(month, new Month(month, 0, 0)));
            }
        }
        return filled;
    }
}
