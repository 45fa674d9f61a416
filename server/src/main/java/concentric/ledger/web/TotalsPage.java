package concentric.ledger.web;

import concentric.platform.web.AsOf;
import concentric.platform.web.Choice;
import concentric.platform.web.Figure;
import concentric.platform.web.Pagination;
import concentric.platform.web.PartyLabel;
import java.util.List;

/**
 * What every party received and paid.
 *
 * @param journal address of the journal, to which the program’s name is added as an ending
 * @param period what is added to it for the days asked for
 * @param changes address of what changed since the moment asked for
 */
public record TotalsPage(
        Filter filter, List<Row> rows, Sum sum, Pagination pagination, String journal, String period, String changes) {

    /**
     * What is asked for.
     *
     * @param currencies more than one only where there are several
     */
    public record Filter(String query, List<Choice> currencies, String from, String to, AsOf asOf, boolean active) {}

    /** A party, and what stays with it. */
    public record Row(PartyLabel party, String kind, Figure received, Figure paid, Figure net) {}

    /** Of everybody, not only of those on this page; net is zero. */
    public record Sum(String received, String paid, String net) {}
}
