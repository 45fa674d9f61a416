package concentric.platform;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a workbook's sheet as text. Formulas are never computed: what the spreadsheet last showed counts. Numbers have
 * the fifteen digits that spreadsheets show; days are written as in ISO 8601, whatever the cell's format.
 */
final class SheetRows implements Rows {

    private static final MathContext DIGITS = new MathContext(15);

    /** Quoted text, conditions and escaped characters in a cell's format say nothing about what is in it. */
    private static final Pattern NOT_FORMAT = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.");

    private static final Pattern OF_TIME = Pattern.compile("(?i)[ymdhs]");

    /** Columns beyond are passed over: nobody has that many, and each empty one would take memory. */
    private static final int MOST_COLUMNS = 500;

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final boolean decimalComma;
    private final List<String> header;
    private @Nullable CsvRow ahead;

    SheetRows(Path file, Dialect dialect) throws IOException {
        this.workbook = Workbook.open(file);
        this.decimalComma = dialect.decimalComma();
        var sheet = Workbook.sheet(workbook, dialect.sheet());
        this.stream = sheet == null ? Stream.of() : sheet.openStream();
        this.rows = stream.iterator();
        var first = read(List.of());
        this.header = first == null
                ? List.of()
                : first.fields().stream().map(String::strip).toList();
        this.ahead = read(header);
    }

    /** The next row in which anything stands; null after the last. Cells that are empty at the end are not written. */
    private @Nullable CsvRow read(List<String> names) {
        while (rows.hasNext()) {
            var row = rows.next();
            var fields = new ArrayList<String>();
            int width = Math.min(row.getCellCount(), MOST_COLUMNS);
            for (int i = 0; i < width; i++) fields.add(row.hasCell(i) ? text(row.getCell(i)) : "");
            while (!fields.isEmpty() && fields.getLast().isBlank()) fields.removeLast();
            if (fields.isEmpty()) continue;
            while (fields.size() < names.size()) fields.add("");
            return new CsvRow(row.getRowNum(), names, fields);
        }
        return null;
    }

    private String text(Cell cell) {
        return switch (cell.getValue()) {
            case null -> "";
            case BigDecimal number when isTime(cell) -> time(cell, number);
            case BigDecimal number -> number(number);
            case Object other -> String.valueOf(other);
        };
    }

    private String number(BigDecimal number) {
        var text = number.round(DIGITS).stripTrailingZeros().toPlainString();
        return decimalComma ? text.replace('.', ',') : text;
    }

    private static boolean isTime(Cell cell) {
        var format = cell.getDataFormatString();
        return format != null
                && !format.equalsIgnoreCase("General")
                && OF_TIME.matcher(NOT_FORMAT.matcher(format).replaceAll("")).find();
    }

    /** A number that stands for no day, as the 60th of 1900, is a number. */
    private String time(Cell cell, BigDecimal number) {
        if (cell.getType() != CellType.NUMBER || number.signum() < 0) return number(number);
        LocalDateTime time = cell.asDate();
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().toString()
                : time.toString();
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean hasNext() {
        return ahead != null;
    }

    @Override
    public CsvRow next() {
        var next = ahead;
        if (next == null) throw new NoSuchElementException();
        ahead = read(header);
        return next;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        workbook.close();
    }
}
