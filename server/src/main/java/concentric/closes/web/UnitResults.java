package concentric.closes.web;

import concentric.platform.web.State;
import java.util.List;

/**
 * What a unit had of the months that were closed last, the latest first.
 *
 * @param all address of the statement of the last one's year
 */
public record UnitResults(List<Row> rows, String all) {

    /**
     * A month; amounts without the currency's sign.
     *
     * @param href its statement
     * @param result before the close
     * @param atClose what the close gave, less what it shared
     */
    public record Row(
            String month,
            String href,
            State state,
            String received,
            String paid,
            String costs,
            String result,
            String atClose,
            String left) {}
}
