package concentric.demo;

import concentric.costs.Recording;
import concentric.costs.RecurringCost;
import concentric.costs.RecurringCosts;
import concentric.costs.RecurringDraft;
import concentric.network.Units;
import concentric.platform.Actor;
import concentric.platform.Csv;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * What the units of the demonstration spend in its twelve months, and what their people get: invented, and always the same.
 * They are of a size that the money of a usual month bears; in a poor month a unit can fall short.
 */
@Component
class InventedCosts {

    private static final long SEED = 20110101;
    private static final YearMonth FIRST = YearMonth.of(2010, 12);
    private static final int MONTHS = 12;
    private static final String CURRENCY = "GBP";

    /** What stays with a unit in a usual month, in pounds. Partners keep their own books. */
    private static final Map<String, Integer> USUAL = new TreeMap<>(Map.ofEntries(
            Map.entry("netherlands", 10_000),
            Map.entry("ireland", 10_000),
            Map.entry("germany", 7_600),
            Map.entry("france", 6_900),
            Map.entry("australia", 4_700),
            Map.entry("spain", 2_100),
            Map.entry("switzerland", 1_900),
            Map.entry("nordics", 3_800),
            Map.entry("belgium-and-channel", 1_900),
            Map.entry("southern-europe", 2_300),
            Map.entry("rest-of-world", 3_900),
            Map.entry("warehouse", 3_300),
            Map.entry("design-studio", 7_100),
            Map.entry("compass", 650)));

    /** Percents of a usual month: of the rent, of each single cost at most, and of base pay together. */
    private static final int RENT = 5;

    private static final int SINGLE = 4;
    private static final int PAY = 30;

    private static final List<String> ACCOUNTS = List.of("samples", "travel", "tools", "packaging", "advertising");
    private static final List<String> SUPPLIERS =
            List.of("Larkfield Stationers", "Mill Lane Print", "Quayside Rail", "Oakbridge Tools", "Teasel & Thread");

    private final RecurringCosts recurring;
    private final Units units;

    InventedCosts(RecurringCosts recurring, Units units) {
        this.recurring = recurring;
        this.units = units;
    }

    /** {@code costs.csv}: two or three single costs of each unit in each month. */
    static DemoFile costs() {
        var random = new Random(SEED);
        var lines = new ArrayList<>(List.of("unit,amount,currency,account,day,supplier,source,external_id"));
        for (var unit : USUAL.entrySet()) {
            for (int i = 0; i < MONTHS; i++) {
                var month = FIRST.plusMonths(i);
                for (int n = random.nextInt(2, 4); n > 0; n--) {
                    int most = unit.getValue() * SINGLE;
                    var amount = "%d.%02d".formatted(random.nextInt(most / 400, most / 100), random.nextInt(100));
                    var day = month.atDay(random.nextInt(1, month.lengthOfMonth() + 1));
                    int at = random.nextInt(ACCOUNTS.size());
                    lines.add(Csv.line(List.of(
                            unit.getKey(),
                            amount,
                            CURRENCY,
                            ACCOUNTS.get(at),
                            day.toString(),
                            SUPPLIERS.get(at),
                            "bookkeeping",
                            String.valueOf(lines.size()))));
                }
            }
        }
        return DemoFile.made("costs.csv", String.join("\n", lines) + "\n");
    }

    /** {@code pay.csv}: the same for all members of a unit, from its first day on. */
    static DemoFile pay(DemoFile memberships) {
        var members = new TreeMap<String, List<String>>();
        var since = new HashMap<String, String>();
        try (var rows = Csv.rows(new ByteArrayInputStream(memberships.text().getBytes(StandardCharsets.UTF_8)))) {
            while (rows.hasNext()) {
                var row = rows.next();
                members.computeIfAbsent(row.get("unit"), any -> new ArrayList<>())
                        .add(row.get("person"));
                since.put(row.get("person"), row.get("from"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var lines = new ArrayList<>(List.of("unit,person,amount,from,currency"));
        members.forEach((unit, people) -> {
            var usual = USUAL.get(unit);
            if (usual == null) return;
            // Whole fives, so that nobody takes it for worked out.
            int each = usual * PAY / 100 / people.size() / 5 * 5;
            for (var person : people) {
                var from = since.getOrDefault(person, FIRST.atDay(1).toString());
                lines.add(Csv.line(List.of(unit, person, each + ".00", from, CURRENCY)));
            }
        });
        return DemoFile.made("pay.csv", String.join("\n", lines) + "\n");
    }

    /** The rent of each unit, unless it is there; in the caller's transaction. */
    void rent(Actor custodian) {
        for (var unit : USUAL.entrySet()) {
            var id = units.find(unit.getKey()).orElseThrow().id();
            if (!recurring.after(id, null, 0, 1).isEmpty()) continue;
            var draft = new RecurringDraft(
                    unit.getKey(),
                    "rent",
                    unit.getValue() * RENT / 100 + ".00",
                    CURRENCY,
                    FIRST.atDay(1).toString(),
                    "",
                    "Harbour Lofts",
                    "");
            if (recurring.begin(draft, custodian) instanceof Recording.Refused<RecurringCost>(var faults)) {
                throw new IllegalStateException(unit.getKey() + ": " + faults);
            }
        }
    }
}
