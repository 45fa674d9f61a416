package concentric.demo;

import concentric.measures.Defining;
import concentric.measures.MeasureDraft;
import concentric.measures.Measures;
import concentric.platform.Actor;
import java.time.YearMonth;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What the contracts of the demonstration ask for when a month is over. Nobody measured it: the readings are invented, and one
 * of them is missing.
 */
@Component
class InventedReadings {

    private static final YearMonth FIRST = YearMonth.of(2010, 12);

    /** Of a hundred orders for Ireland; in February the roof of the warehouse leaked. */
    private static final List<Integer> ORDERS_WHOLE = List.of(93, 92, 81, 88, 94, 96, 91, 95, 97, 89, 94, 96);

    /** For France; of the last November nobody has counted them. */
    private static final List<Integer> NEW_MOTIFS = List.of(2, 1, 3, 2, 2, 4, 1, 2, 3, 2, 2);

    private final Measures measures;

    InventedReadings(Measures measures) {
        this.measures = measures;
    }

    /** Defines the measures, unless that was done before. */
    void define(Actor custodian) {
        define(
                "ordersWhole",
                "of 100 orders",
                "Orders that arrived whole: what the warehouse can do about it",
                custodian);
        define("newMotifs", "motifs", "Motifs that were drawn anew", custodian);
    }

    private void define(String name, String unitOfMeasurement, String purpose, Actor custodian) {
        if (measures.find(name).isPresent()) return;
        var draft = new MeasureDraft(name, unitOfMeasurement, "units", "month", "higher", purpose, "", "");
        if (measures.define(draft, custodian) instanceof Defining.Refused(var faults)) {
            throw new IllegalStateException(name + ": " + faults);
        }
    }

    /** The readings. */
    static DemoFile readings() {
        return DemoFile.made(
                "invented-readings.csv",
                "measure,value,subject,period\n"
                        + lines("ordersWhole", "ireland", ORDERS_WHOLE)
                        + lines("newMotifs", "france", NEW_MOTIFS));
    }

    private static String lines(String measure, String unit, List<Integer> values) {
        var lines = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            lines.append(measure + "," + values.get(i) + "," + unit + "," + FIRST.plusMonths(i) + "\n");
        }
        return lines.toString();
    }
}
