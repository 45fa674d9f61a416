package concentric.ledger.web;

import concentric.platform.web.Bar;
import concentric.platform.web.Choice;
import concentric.platform.web.Figure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit's statement for a period: every line leads to its payments.
 *
 * @param basis a sentence: what is in it and how final it is
 * @param payers who paid the unit, largest first
 * @param paid a sentence: what reached the unit from how many payments
 * @param oddCents a sentence about rounding; null if nothing was rounded
 */
public record StatementPage(
        String basis,
        List<Choice> periods,
        String action,
        List<Row> rows,
        List<Bar> payers,
        String paid,
        @Nullable String oddCents,
        String csv) {

    public enum Kind {
        GROUP,
        LINE,
        SUM,
        TOTAL;

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
     * A row of the statement.
     *
     * @param href page of the party the line is about
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
