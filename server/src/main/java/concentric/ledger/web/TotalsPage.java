package concentric.ledger.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Figure;
import concentric.platform.web.Pagination;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.State;
import java.util.List;

/**
 * What every party received and paid.
 *
 * @param proof whether the ledger proves itself, in a word and a sentence
 */
public record TotalsPage(
        Filter filter, State proof, String proofSaid, List<Row> rows, Sum sum, Pagination pagination) {

    /**
     * What is shown of all parties.
     *
     * @param currencies more than one only where there are several
     */
    public record Filter(
            String query, List<Choice> kinds, List<Choice> currencies, String from, String until, boolean active) {}

    public record Row(PartyLabel party, String kind, Figure received, Figure paid, Figure net) {}

    /** Of everybody, not only of those on this page; net is zero. */
    public record Sum(String received, String paid, String net) {}
}
