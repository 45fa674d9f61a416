package concentric.payments;

import concentric.payments.NewPayment.Goods;
import concentric.platform.CsvRow;
import concentric.platform.Fault;
import concentric.platform.Work.LeftOut;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Turns lines of invoices into payments, one for each invoice and offer: adds the lines up exactly and rounds once. An
 * invoice is taken whole: if one line can't be read, or a part of it is less than nothing, none is taken.
 */
final class InvoiceReader {

    /**
     * A payment and the lines it was made of.
     *
     * @param invoice the number of the invoice
     * @param rows its lines
     * @param payment what they add up to
     */
    record Part(String invoice, List<CsvRow> rows, NewPayment payment) {}

    private final Layout layout;
    private final ZoneId zone;
    private final List<Part> parts = new ArrayList<>();
    private final List<Cancellation> cancellations = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();

    InvoiceReader(Layout layout, ZoneId zone) {
        this.layout = layout;
        this.zone = zone;
    }

    /** Reads lines, those of an invoice one after another, and the last of them with all of its invoice's. */
    InvoiceReader read(List<CsvRow> rows) {
        int from = 0;
        while (from < rows.size()) {
            var number = number(rows.get(from));
            int to = from + 1;
            while (to < rows.size() && number(rows.get(to)).equals(number)) to++;
            readInvoice(number, rows.subList(from, to));
            from = to;
        }
        return this;
    }

    /** The payments, in the order of the file. */
    List<Part> parts() {
        return parts;
    }

    /** The invoices that take goods back, in the order of the file. */
    List<Cancellation> cancellations() {
        return cancellations;
    }

    /** The lines that are in none of them, each with its reason. */
    List<LeftOut> leftOut() {
        return leftOut;
    }

    private String number(CsvRow row) {
        return row.get(layout.columns().invoice());
    }

    private void readInvoice(String number, List<CsvRow> rows) {
        var column = layout.columns().invoice();
        if (number.isEmpty()) {
            reject(rows, Fault.in(column, "missing"));
        } else {
            var readings =
                    rows.stream().map(row -> InvoiceRow.read(row, layout, zone)).toList();
            var lines = readings.stream()
                    .filter(InvoiceLine.class::isInstance)
                    .map(InvoiceLine.class::cast)
                    .toList();
            if (lines.size() < readings.size()) refuseWhole(number, readings);
            else if (layout.isCancellation(number)) takeCancellation(number, lines);
            else if (isOneSale(number, lines)) takeSale(number, lines);
        }
    }

    private void refuseWhole(String number, List<InvoiceRow> readings) {
        long unreadable = readings.stream()
                .filter(InvoiceRow.Unreadable.class::isInstance)
                .findFirst()
                .orElseThrow()
                .row()
                .line();
        for (var reading : readings) {
            var fault = switch (reading) {
                case InvoiceRow.Unreadable(var row, var why) -> why;
                case InvoiceLine line -> Fault.in("", "invoice-line-unreadable", number, unreadable);
            };
            leftOut.add(new LeftOut(reading.row(), fault, false));
        }
    }

    private void takeCancellation(String number, List<InvoiceLine> lines) {
        var back = new ArrayList<InvoiceLine>();
        for (var line : lines) {
            if (line.quantity() < 0) back.add(line);
            else {
                var fault = Fault.in(layout.columns().quantity(), "cancellation-not-negative", line.quantity());
                leftOut.add(new LeftOut(line.row(), fault, false));
            }
        }
        if (!back.isEmpty()) cancellations.add(new Cancellation(number, back));
    }

    /** Whether the lines are by one customer, in one country, and worth something. */
    private boolean isOneSale(String number, List<InvoiceLine> lines) {
        var first = lines.getFirst();
        var other = lines.stream()
                .filter(line -> !line.country().equals(first.country())
                        || !line.customer().equals(first.customer()))
                .findFirst();
        if (other.isPresent()) {
            reject(
                    rows(lines),
                    Fault.in("", "invoice-mixed", number, other.get().row().line()));
            return false;
        }
        var total = sum(lines);
        if (total.signum() > 0) return true;
        reject(
                rows(lines),
                total.signum() == 0 ? zero(number) : Fault.in("", "invoice-negative", number, plain(total)));
        return false;
    }

    private void takeSale(String number, List<InvoiceLine> lines) {
        var sold = new ArrayList<InvoiceLine>();
        for (var line : lines) {
            if (layout.fees().contains(line.article())) {
                setAside(List.of(line.row()), Fault.in(layout.columns().article(), "invoice-fee", line.article()));
            } else {
                sold.add(line);
            }
        }
        if (sold.isEmpty()) return;
        var families = sold.stream()
                .collect(Collectors.groupingBy(InvoiceLine::family, LinkedHashMap::new, Collectors.toList()));
        var negative = families.entrySet().stream()
                .filter(part -> sum(part.getValue()).signum() < 0 || pieces(part.getValue()) < 0)
                .findFirst();
        if (negative.isPresent()) {
            var part = negative.get();
            var amount = plain(sum(part.getValue()));
            reject(
                    rows(sold),
                    Fault.in("", "invoice-part-negative", number, part.getKey(), pieces(part.getValue()), amount));
        } else if (sum(sold).signum() == 0) {
            reject(rows(sold), zero(number));
        } else {
            var at = lines.getFirst().at().atZone(zone).toOffsetDateTime().toString();
            families.forEach((family, part) -> parts.add(part(number, family, at, part)));
        }
    }

    private Part part(String number, String family, String at, List<InvoiceLine> lines) {
        var first = lines.getFirst();
        var currency = layout.currency();
        var amount = sum(lines).setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_EVEN);
        var payment = new NewPayment(
                layout.source(),
                number + "/" + family,
                first.shop() + "-" + family,
                first.customer(),
                first.country(),
                amount.toPlainString(),
                currency.getCurrencyCode(),
                String.valueOf(pieces(lines)),
                at,
                "",
                lines.stream()
                        .map(line -> new Goods(line.article(), line.quantity()))
                        .toList());
        return new Part(number, rows(lines), payment);
    }

    private static BigDecimal sum(List<InvoiceLine> lines) {
        return lines.stream().map(InvoiceLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static long pieces(List<InvoiceLine> lines) {
        return lines.stream().mapToLong(InvoiceLine::quantity).sum();
    }

    private static List<CsvRow> rows(List<InvoiceLine> lines) {
        return lines.stream().map(InvoiceLine::row).toList();
    }

    private static Fault zero(String number) {
        return Fault.in("", "invoice-zero", number);
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString();
    }

    private void reject(List<CsvRow> rows, Fault fault) {
        for (var row : rows) leftOut.add(new LeftOut(row, fault, false));
    }

    private void setAside(List<CsvRow> rows, Fault fault) {
        for (var row : rows) leftOut.add(new LeftOut(row, fault, true));
    }
}
