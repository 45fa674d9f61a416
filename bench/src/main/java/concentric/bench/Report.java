package concentric.bench;

import java.io.PrintStream;
import java.util.Locale;

/** What is printed: what was measured as tables, and whether what is wanted was reached. */
final class Report {

    private static final double MILLION = 1_000_000;
    private static final double TEN_THOUSAND = 10_000;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /** Begins a benchmark. */
    void title(String text) {
        out.printf("%n%s%n", text);
    }

    /** Begins a table. */
    void table(String what) {
        out.printf("%n  %-58s %9s %9s %9s   %s%n", what, "lowest", "median", "highest", "");
    }

    /** A line of the table. */
    void row(String what, Rates rates, String unit) {
        out.printf(
                "  %-58s %9s %9s %9s   %s%n",
                what, figure(rates.lowest()), figure(rates.median()), figure(rates.highest()), unit);
    }

    /** Something seen that has no rate. */
    void note(String text) {
        out.printf("  %s%n", text);
    }

    /** A ratio of medians beside what is wanted. */
    void wanted(String what, double seen, double wanted) {
        out.printf(
                Locale.ROOT,
                "  → %s: %.2f (wanted: at least %s; %s)%n",
                what,
                seen,
                wanted == Math.rint(wanted) ? String.valueOf((long) wanted) : String.valueOf(wanted),
                seen >= wanted ? "reached" : "MISSED");
    }

    private static String figure(double perSecond) {
        if (perSecond >= MILLION) return String.format(Locale.ROOT, "%.2f M", perSecond / MILLION);
        if (perSecond >= TEN_THOUSAND) return String.format(Locale.ROOT, "%.1f k", perSecond / 1_000);
        return String.format(Locale.ROOT, "%.0f", perSecond);
    }
}
