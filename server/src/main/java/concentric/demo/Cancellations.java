package concentric.demo;

import concentric.measures.Defining;
import concentric.measures.Grain;
import concentric.measures.MeasureDraft;
import concentric.measures.Measures;
import concentric.platform.Actor;
import concentric.platform.Csv;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The measure of the demonstration: how many orders of each shop were cancelled in each week, counted from the invoices
 * themselves.
 */
@Component
class Cancellations {

    private static final String NAME = "cancelled-orders";
    private static final int DAY = "2010-12-01".length();

    private final Measures measures;

    Cancellations(Measures measures) {
        this.measures = measures;
    }

    /** Defines the measure, unless that was done before. */
    void define(Actor custodian) {
        if (measures.find(NAME).isPresent()) return;
        var draft = new MeasureDraft(
                NAME,
                "orders",
                "units",
                "week",
                "lower",
                "Orders that customers cancelled or sent back: what did we not do, or not do right?",
                "",
                "");
        if (measures.define(draft, custodian) instanceof Defining.Refused(var faults)) {
            throw new IllegalStateException(NAME + ": " + faults);
        }
    }

    /** The readings, a line for each shop and week from the first to the last, also where nothing was cancelled. */
    static DemoFile readings(DemoFile invoices, DemoFile layout, DemoFile units) {
        var cancelled = new TreeMap<String, Map<LocalDate, Set<String>>>();
        var weeks = new TreeSet<LocalDate>();
        var plan = JsonMapper.shared().readTree(layout.text());
        var prefix = plan.path("cancellationPrefix").asString();
        var other = plan.path("otherShop").asString();
        var known = units.text().lines().map(line -> line.split(",", 2)[0]).collect(Collectors.toSet());
        try (var in = invoices.content().open();
                var rows = Csv.rows(in)) {
            while (rows.hasNext()) {
                var row = rows.next();
                var shop = plan.path("shops").path(row.get("Country")).asString(other);
                // Of some countries nobody knows which shop they belong to.
                if (!known.contains(shop)) continue;
                var week = week(row.get("InvoiceDate"));
                weeks.add(week);
                var ofShop = cancelled.computeIfAbsent(shop, any -> new TreeMap<>());
                if (row.get("InvoiceNo").startsWith(prefix)) {
                    ofShop.computeIfAbsent(week, any -> new HashSet<>()).add(row.get("InvoiceNo"));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return DemoFile.made(NAME + ".csv", lines(cancelled, weeks.first(), weeks.last()));
    }

    private static String lines(Map<String, Map<LocalDate, Set<String>>> cancelled, LocalDate first, LocalDate last) {
        var lines = new StringBuilder("measure,value,subject,period\n");
        cancelled.forEach((shop, ofShop) -> {
            for (var week = first; !week.isAfter(last); week = week.plusWeeks(1)) {
                int count = ofShop.getOrDefault(week, Set.of()).size();
                lines.append(NAME + "," + count + "," + shop + "," + week + "\n");
            }
        });
        return lines.toString();
    }

    private static LocalDate week(String date) {
        return Grain.WEEK.period(LocalDate.parse(date.substring(0, DAY)));
    }
}
