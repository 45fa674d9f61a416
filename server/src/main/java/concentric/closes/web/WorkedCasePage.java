package concentric.closes.web;

import java.util.List;

/**
 * A template's case.
 *
 * @param happened payments, costs and readings, a line each, as the case has them
 * @param rows what the close moves
 * @param endings contracts that end, a sentence each
 */
public record WorkedCasePage(List<String> happened, List<Row> rows, List<String> endings) {

    /**
     * A posting.
     *
     * @param why the sentence that explains the amount
     */
    public record Row(String from, String to, String contract, String amount, String why) {}
}
