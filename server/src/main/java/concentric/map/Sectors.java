package concentric.map;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** How a circle is divided among fields: by the room that their units need, in the order of their names. */
final class Sectors {

    /** More sectors than this could not be read: the smallest fields share the last one. */
    static final int MOST = 24;

    /** No field gets less than this part of what it would if all were equal. */
    private static final double LEAST_PART = 0.35;

    private static final double CIRCLE = 2 * Math.PI;

    private final List<Sector> sectors;
    private final Map<String, Integer> byField;

    private Sectors(List<Sector> sectors, Map<String, Integer> byField) {
        this.sectors = sectors;
        this.byField = byField;
    }

    /** Whatever anybody is about: one sector that goes all around. */
    static Sectors undivided() {
        return new Sectors(List.of(new Sector("", true, -Math.PI / 2, 1.5 * Math.PI)), Map.of());
    }

    /** A sector for each field of these seats; the first is at the top. */
    static Sectors of(Collection<Seat> seats) {
        var need = new TreeMap<String, Double>(NAMES);
        // Summed in one order: the last bits of a sum must not depend on the order of the data.
        seats.stream()
                .sorted(Comparator.comparingInt(Seat::members))
                .forEach(seat -> need.merge(seat.field(), room(seat), Double::sum));
        var own = own(need);
        var shares = new ArrayList<Double>();
        var fields = new ArrayList<String>();
        need.forEach((field, room) -> {
            if (!own.contains(field)) return;
            fields.add(field);
            shares.add(room);
        });
        double gathered = need.entrySet().stream()
                .filter(each -> !own.contains(each.getKey()))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        if (gathered > 0) shares.add(gathered);
        return divided(fields, spans(shares));
    }

    private static Sectors divided(List<String> fields, double[] spans) {
        var sectors = new ArrayList<Sector>();
        var byField = new HashMap<String, Integer>();
        double from = -Math.PI / 2 - (spans.length > 0 ? spans[0] / 2 : 0);
        for (int i = 0; i < spans.length; i++) {
            boolean gathered = i == fields.size();
            sectors.add(new Sector(gathered ? "" : fields.get(i), gathered, from, from + spans[i]));
            if (!gathered) byField.put(fields.get(i), i);
            from += spans[i];
        }
        return new Sectors(List.copyOf(sectors), byField);
    }

    private static double room(Seat seat) {
        double side = 2 * Disc.of(seat).room();
        return side * side;
    }

    /** The fields that get a sector of their own. */
    private static Set<String> own(Map<String, Double> need) {
        if (need.size() <= MOST) return need.keySet();
        return new HashSet<>(need.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry::getKey, NAMES))
                .limit(MOST - 1)
                .map(Map.Entry::getKey)
                .toList());
    }

    private static double[] spans(List<Double> rooms) {
        double all = rooms.stream().mapToDouble(Double::doubleValue).sum();
        double least = LEAST_PART / rooms.size();
        var parts =
                rooms.stream().mapToDouble(room -> Math.max(least, room / all)).toArray();
        double sum = 0;
        for (double part : parts) sum += part;
        for (int i = 0; i < parts.length; i++) parts[i] *= CIRCLE / sum;
        return parts;
    }

    /** Those without a field come last; otherwise as anybody would look it up, and by code points where that ties. */
    private static final Comparator<String> NAMES = Comparator.<String, Boolean>comparing(String::isEmpty)
            .thenComparing(String.CASE_INSENSITIVE_ORDER)
            .thenComparing(Comparator.naturalOrder());

    List<Sector> all() {
        return sectors;
    }

    /** Whether a field has a sector here, its own or with others. */
    boolean has(String field) {
        return byField.containsKey(field);
    }

    /** The number of the sector in which a field stands. */
    int of(String field) {
        return byField.getOrDefault(field, sectors.size() - 1);
    }
}
