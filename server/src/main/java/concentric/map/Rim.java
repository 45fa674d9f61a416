package concentric.map;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where communities stand: outside of all rings, each in the direction in which its units stand on average. Pure: the same
 * communities in any order give the same rim, on every machine; and the rings are the same with and without it.
 *
 * @param radius of the circle on which they stand, in ten-thousandths of the map's radius; the map's own while there are none
 * @param reach what the whole picture takes with them
 * @param places by the codes of the communities
 */
public record Rim(int radius, int reach, Map<String, Place> places) {

    /** The radius of a community. Of more than are many each is smaller, so that they stay in few rows. */
    private static final int LARGEST = 380;

    private static final int SMALLEST = 120;
    private static final double MANY = 40;

    /** Between the outermost ring and the rim, and outside of it: room for names. */
    private static final int INSIDE = 220;

    private static final int OUTSIDE = 500;

    /** Between neighbours, in parts of a radius. */
    private static final double GAP = 0.6;

    /** No community is turned further away from its units; it rather stands in a row further out. */
    private static final double FARTHEST = Math.PI / 3;

    private static final double CIRCLE = 2 * Math.PI;
    private static final double HAIR = 1e-9;

    /**
     * The rim of these communities.
     *
     * @param communities by code: where its units stand, at least one
     */
    public static Rim of(Map<String, ? extends Collection<Place>> communities) {
        if (communities.isEmpty()) return new Rim(Layout.RADIUS, Layout.RADIUS, Map.of());
        int size = (int) Math.clamp(LARGEST * Math.sqrt(MANY / communities.size()), SMALLEST, LARGEST);
        var rows = new ArrayList<Row>();
        var places = new HashMap<String, Place>();
        // By code: whoever comes first stands where it wants to.
        new TreeMap<>(communities).forEach((code, units) -> places.put(code, place(direction(units), size, rows)));
        return new Rim(distance(0, size), distance(rows.size() - 1, size) + size + OUTSIDE, Map.copyOf(places));
    }

    /** Sums of whole numbers: they don't depend on the order of the units. */
    private static double direction(Collection<Place> units) {
        long x = 0;
        long y = 0;
        for (var unit : units) {
            x += unit.x();
            y += unit.y();
        }
        return x == 0 && y == 0 ? -Math.PI / 2 : StrictMath.atan2((double) y, (double) x);
    }

    private static int distance(int row, int size) {
        return Layout.RADIUS + INSIDE + size + (int) Math.ceil(row * (2 + GAP) * size);
    }

    private static Place place(double wanted, int size, List<Row> rows) {
        for (int i = 0; ; i++) {
            double distance = distance(i, size);
            if (i == rows.size()) rows.add(new Row(2 * StrictMath.asin((1 + GAP / 2) * size / distance)));
            var angle = rows.get(i).take(wanted);
            if (angle == null) continue;
            return new Place(
                    (int) Math.round(distance * StrictMath.cos(angle)),
                    (int) Math.round(distance * StrictMath.sin(angle)),
                    size);
        }
    }

    /** Communities at one distance. */
    private static final class Row {

        private final double wide;
        private final TreeSet<Double> taken = new TreeSet<>();

        /** A row in which each takes so much of the circle. */
        Row(double wide) {
            this.wide = wide;
        }

        /** The free angle that is nearest to the one wanted, clockwise where two are; nothing if that is too far. */
        @Nullable
        Double take(double wanted) {
            double clockwise = turn(wanted, 1);
            double back = turn(wanted, -1);
            if (Math.min(clockwise, back) > FARTHEST) return null;
            double angle = normal(clockwise <= back ? wanted + clockwise : wanted - back);
            taken.add(angle);
            return angle;
        }

        /** How far to turn in a direction until there is room. */
        private double turn(double wanted, int direction) {
            double turned = 0;
            while (turned <= FARTHEST) {
                var other = neighbour(normal(wanted + direction * turned));
                if (other == null) return turned;
                double ahead = difference(other, wanted + direction * turned) * direction;
                turned += ahead + wide + HAIR;
            }
            return turned;
        }

        /** One that takes room at the angle. */
        private @Nullable Double neighbour(double angle) {
            if (taken.isEmpty()) return null;
            var before = taken.floor(angle);
            var after = taken.ceiling(angle);
            for (var other : new Double[] {
                before == null ? taken.last() : before, after == null ? taken.first() : after,
            }) {
                if (Math.abs(difference(other, angle)) < wide) return other;
            }
            return null;
        }

        /** From the one to the other angle, the shorter way round. */
        private static double difference(double to, double from) {
            double turn = normal(to - from);
            return turn > Math.PI ? turn - CIRCLE : turn;
        }

        private static double normal(double angle) {
            double turned = angle % CIRCLE;
            return turned < 0 ? turned + CIRCLE : turned;
        }
    }
}
