package concentric.network.web;

import concentric.network.HandingOver.Line;
import concentric.network.Unit;
import concentric.network.UnitChange.Kind;
import concentric.network.UnitChange.Thing;
import concentric.network.UnitChanges;
import concentric.network.Units;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is likely to get what of a unit that is dissolved, for whoever begins to fill in the form: of each contract whoever has the
 * largest part in it beside the unit; of the rest whoever has that most often. People are not suggested to anybody.
 *
 * @param successor the code of the unit that takes over; empty: none is more likely than others
 * @param receivers the code of a unit for each thing
 */
record LikelyReceivers(String successor, Map<Thing, String> receivers) {

    static final LikelyReceivers NONE = new LikelyReceivers("", Map.of());

    static LikelyReceivers of(Unit unit, Kind kind, UnitChanges changes, Units units) {
        if (kind != Kind.DISSOLVE) return NONE;
        var lines = changes.held(unit, kind);
        var known = new HashMap<>(units.byCodes(lines.stream()
                .flatMap(line -> Stream.ofNullable(line.likely()))
                .distinct()
                .toList()));
        known.values().removeIf(found -> found.until() != null);
        var successor = mostOften(lines, known).orElse("");
        var receivers = new HashMap<Thing, String>();
        for (var line : lines) {
            var likely = line.likely();
            if (likely != null && known.containsKey(likely)) receivers.put(line.thing(), likely);
            else if (isAlwaysSomebodys(line) && !successor.isEmpty()) receivers.put(line.thing(), successor);
        }
        return new LikelyReceivers(successor, receivers);
    }

    private static boolean isAlwaysSomebodys(Line line) {
        return line.thing().noun().equals("offer") || line.thing().noun().equals("fund");
    }

    /** Of several the one whose contract comes first. */
    private static Optional<String> mostOften(List<Line> lines, Map<String, Unit> known) {
        var often = new LinkedHashMap<String, Integer>();
        lines.stream()
                .map(Line::likely)
                .filter(Objects::nonNull)
                .filter(known::containsKey)
                .forEach(code -> often.merge(code, 1, Integer::sum));
        int most = often.values().stream().mapToInt(count -> count).max().orElse(0);
        return often.entrySet().stream()
                .filter(each -> each.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
