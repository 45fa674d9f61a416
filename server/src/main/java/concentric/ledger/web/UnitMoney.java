package concentric.ledger.web;

import concentric.ledger.web.StatementPage.Row;
import concentric.platform.web.Bar;
import java.util.List;

/**
 * A unit's money on its page: the last month's statement, who paid, and how the months were.
 *
 * @param month the month in words
 * @param statementHref the whole statement of that month
 */
public record UnitMoney(String month, String statementHref, List<Row> rows, List<Bar> payers, MonthsChart months) {}
