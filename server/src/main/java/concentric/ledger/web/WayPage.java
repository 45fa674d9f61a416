package concentric.ledger.web;

import concentric.platform.web.AsOf;
import concentric.platform.web.Bar;
import concentric.platform.web.Choice;
import concentric.platform.web.Figure;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.Sankey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the money went that customers paid in a period: a picture, a receipt where there is no room for it, a table.
 *
 * @param said how much it was, for what and when
 * @param unit whose offers it was paid for; empty: all
 * @param units to choose from, the first for all; empty where they are too many to choose from
 * @param way null where nothing was paid
 */
public record WayPage(
        AsOf asOf,
        String said,
        String unit,
        List<Choice> units,
        List<StatementPage.Month> periods,
        String from,
        String to,
        String currency,
        @Nullable Sankey way,
        List<Bar> receipt,
        List<Row> rows,
        String paid,
        String csv) {

    /**
     * What a party got of it.
     *
     * @param share of all that was paid
     */
    public record Row(PartyLabel party, Figure received, Figure passedOn, Figure keeps, String share) {}
}
