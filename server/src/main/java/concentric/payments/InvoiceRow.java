package concentric.payments;

import concentric.platform.CsvRow;
import concentric.platform.Fault;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What reading a row as a line of an invoice made of it. */
sealed interface InvoiceRow permits InvoiceLine, InvoiceRow.Unreadable {

    /** Where it stands. */
    CsvRow row();

    /** A row that is no line of an invoice, and why. */
    record Unreadable(CsvRow row, Fault fault) implements InvoiceRow {}

    Pattern QUANTITY = Pattern.compile("-?[0-9]{1,9}");
    Pattern PRICE = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,6})?");

    static InvoiceRow read(CsvRow row, Layout layout, ZoneId zone) {
        var columns = layout.columns();
        var ragged = row.fault();
        if (ragged.isPresent()) return new Unreadable(row, ragged.get());
        var article = row.get(columns.article());
        if (article.isEmpty()) return unreadable(row, columns.article(), "missing");
        var quantity = row.get(columns.quantity());
        if (!QUANTITY.matcher(quantity).matches()) {
            return unreadable(row, columns.quantity(), "not-a-whole-number", shown(quantity));
        }
        var price = row.get(columns.price());
        if (!PRICE.matcher(price).matches()) return unreadable(row, columns.price(), "not-a-price", shown(price));
        var at = time(row.get(columns.date()), layout);
        if (at == null) {
            return unreadable(
                    row, columns.date(), "not-in-format", shown(row.get(columns.date())), layout.datePattern());
        }
        if (zone.getRules().getValidOffsets(at).isEmpty()) {
            return unreadable(row, columns.date(), "skipped-hour", at, zone.getId());
        }
        var country = row.get(columns.country());
        var shop = layout.shop(country);
        if (shop.isEmpty()) return unreadable(row, columns.country(), "no-shop", shown(country));
        long pieces = Long.parseLong(quantity);
        return new InvoiceLine(
                row,
                article,
                shop.get(),
                layout.family(article, row.get(columns.description())),
                pieces,
                new BigDecimal(price).multiply(BigDecimal.valueOf(pieces)),
                at,
                layout.customer(row.get(columns.customer())),
                country);
    }

    private static @Nullable LocalDateTime time(String text, Layout layout) {
        try {
            return LocalDateTime.parse(text, layout.dates());
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static Unreadable unreadable(CsvRow row, String field, String code, Object... args) {
        return new Unreadable(row, Fault.in(field, code, args));
    }

    private static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
