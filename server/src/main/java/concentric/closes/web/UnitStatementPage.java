package concentric.closes.web;

import concentric.ledger.web.StatementPage;
import concentric.platform.web.Bar;
import concentric.platform.web.BehaviourChart;
import concentric.platform.web.Figure;
import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a unit had of a month or a year: what is its own to share, how it came to be, and where it went.
 *
 * @param state how far the month has come, or the months of the year
 * @param lead whose and when, and how final it is
 * @param empty what the page will answer; null where there is something to tell
 * @param periods to choose from
 * @param notes what is to be known of the figures, a sentence each
 * @param isYear whether it is of a year: then the months lead
 * @param rows of the statement
 * @param kept what the unit keeps by a contract
 * @param payers who paid, largest first
 * @param missing readings that its open contracts miss
 * @param open contracts of the unit that stay open
 * @param months of the charts, or of the year, earliest first
 * @param sum of the year's months; null for a month
 * @param result chart of the results before closes; null while there is nothing to draw
 * @param receipts chart of what was received live
 * @param closeHref the close of the month; null for who may not see it, for a year, and where there is none
 * @param ledgerHref the same days as the ledger has them
 * @param csv address of the statement as a file
 */
public record UnitStatementPage(
        State state,
        String lead,
        @Nullable String empty,
        List<StatementPage.Month> periods,
        List<String> notes,
        boolean isYear,
        List<StatementPage.Row> rows,
        List<Kept> kept,
        List<Bar> payers,
        List<ClosePage.Missing> missing,
        List<ClosePage.Waiting> open,
        List<Month> months,
        @Nullable Month sum,
        @Nullable BehaviourChart result,
        @Nullable BehaviourChart receipts,
        @Nullable String closeHref,
        String ledgerHref,
        String csv) {

    /**
     * A month in a line, amounts without symbol.
     *
     * @param href its statement; empty for the sum
     * @param result before the close
     * @param atClose what the close gave, less what it shared
     */
    public record Month(
            String name,
            String href,
            Figure received,
            Figure paid,
            Figure costs,
            Figure result,
            Figure atClose,
            Figure left,
            State state) {}

    /** What a unit keeps by a clause. */
    public record Kept(String contract, String href, String amount, String why) {}
}
