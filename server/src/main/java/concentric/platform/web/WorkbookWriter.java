package concentric.platform.web;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A list as a workbook (XLSX). Texts are cells of text, which no spreadsheet takes for formulas; numbers are numbers as long
 * as a spreadsheet can hold all their digits.
 */
final class WorkbookWriter implements ListWriter {

    /** Rows that a sheet can have, after its header. */
    private static final int MOST_ROWS = (1 << 20) - 1;

    /** Rows that are held in memory. */
    private static final int PIECE = 1_000;

    /** Characters that a cell can have. */
    private static final int LONGEST = 32_767;

    private static final int DIGITS = 15;
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,9})?");

    /** What XML can't say. */
    private static final Pattern NO_XML = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\ufffe\\uffff]");

    private final ListFile list;
    private final Workbook workbook;
    private Worksheet sheet;
    private int sheets = 1;
    private int row;

    WorkbookWriter(ListFile list, OutputStream out) throws IOException {
        this.list = list;
        this.workbook = new Workbook(out, "Concentric", null);
        this.sheet = sheet(list.name());
    }

    private Worksheet sheet(String name) throws IOException {
        var sheet = workbook.newWorksheet(name);
        for (int i = 0; i < list.header().size(); i++) {
            sheet.inlineString(0, i, list.header().get(i));
        }
        sheet.freezePane(0, 1);
        row = 0;
        return sheet;
    }

    @Override
    public void row(String... fields) throws IOException {
        if (row == MOST_ROWS) {
            sheet.finish();
            sheet = sheet(list.name() + " " + ++sheets);
        }
        row++;
        for (int i = 0; i < fields.length; i++) {
            if (!fields[i].isEmpty()) cell(i, fields[i]);
        }
        if (row % PIECE == 0) sheet.flush();
    }

    private void cell(int column, String text) {
        if (list.numbers().contains(list.header().get(column))
                && NUMBER.matcher(text).matches()) {
            var number = new BigDecimal(text);
            if (number.precision() <= DIGITS) {
                sheet.value(row, column, number);
                if (number.scale() > 0) {
                    sheet.style(row, column)
                            .format("0." + "0".repeat(number.scale()))
                            .set();
                }
                return;
            }
        }
        var legible = NO_XML.matcher(text).replaceAll(" ");
        sheet.inlineString(
                row, column, legible.length() <= LONGEST ? legible : legible.substring(0, LONGEST - 1) + "…");
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
