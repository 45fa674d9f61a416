package concentric.closes.web;

import concentric.platform.web.Figure;
import concentric.platform.web.PartyLabel;
import java.util.List;

/**
 * What the last month that was closed brought the reader.
 *
 * @param month in words
 * @param href where it is traced to those who paid it
 */
public record HomeSalary(String month, String href, List<Row> rows) {

    /** What one unit paid. */
    public record Row(PartyLabel unit, Figure total) {}
}
