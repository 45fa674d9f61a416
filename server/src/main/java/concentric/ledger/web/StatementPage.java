package concentric.ledger.web;

import concentric.platform.web.AsOf;
import concentric.platform.web.Bar;
import concentric.platform.web.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit's statement for a period: every line leads to its payments.
 *
 * @param asked what else is asked for, when another moment is chosen
 * @param basis a sentence: what is in it and how final it is
 * @param periods to choose from, each a link
 * @param payers who paid the unit, largest first
 * @param sharedHref the month or year with costs, and with what its close moved; null for other days
 * @param csv address of all lines as a file
 */
public record StatementPage(
        AsOf asOf,
        Asked asked,
        String basis,
        List<Month> periods,
        List<Row> rows,
        List<Bar> payers,
        @Nullable String sharedHref,
        String csv) {

    /** The statement's address and what stands in it, but for the moment. */
    public record Asked(String action, String currency, String from, String to) {}

    /** A period that has anything in it. */
    public record Month(String label, String href, boolean current) {}

    /** What a row of the statement is. */
    public enum Kind {
        /** Heading of the lines that follow. */
        GROUP,
        /** A line. */
        LINE,
        /** What the lines above add up to. */
        SUM,
        /** What is left at the end. */
        TOTAL;

        /** Its class. */
        public String css() {
            return switch (this) {
                case GROUP -> "group";
                case LINE -> "line";
                case SUM -> "sum";
                case TOTAL -> "total";
            };
        }
    }

    /**
     * A row.
     *
     * @param href page of the party the line is about, or of all lines where it stands for several
     * @param share of the whole, such as "14.4 %"
     * @param amount null for the heading of a group
     */
    public record Row(
            Kind kind,
            String label,
            @Nullable String href,
            @Nullable String note,
            @Nullable String share,
            @Nullable Figure amount) {}
}
