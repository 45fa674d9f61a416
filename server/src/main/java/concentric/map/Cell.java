package concentric.map;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The discs of one sector of one band, filled row by row from the inside, largest first.
 *
 * <p>Each disc gets a wedge of its row that holds it and its margin. Wedges of a row don't meet, and rows don't meet: so no
 * two discs overlap, and none reaches out of its sector.
 */
final class Cell {

    private static final double CIRCLE = 2 * Math.PI;
    private static final double ALMOST_CIRCLE = CIRCLE - 1e-9;
    private static final double THINNEST = 0.1;
    private static final double STEP = 0.02;

    private final Sector sector;
    private final List<Disc> discs;

    Cell(Sector sector, Collection<Disc> discs) {
        this.sector = sector;
        this.discs = discs.stream().sorted(Disc.ORDER).toList();
    }

    /** Where a disc is put: its centre, before the map is scaled. */
    record Spot(double x, double y, double radius) {}

    private record Row(List<Disc> discs, double middle) {

        double outer() {
            return middle + discs.getFirst().room();
        }

        double used(double at) {
            return discs.stream().mapToDouble(disc -> 2 * disc.halfWedge(at)).sum();
        }
    }

    /** How far out the discs reach if they are packed as closely as they can be. */
    double outer(double inner) {
        var rows = rows(inner, 1);
        return rows.isEmpty() ? inner : rows.getLast().outer();
    }

    /** Puts the discs between two radii: as evenly as there is room. {@code outer} must be at least {@link #outer}. */
    Map<String, Spot> spots(double inner, double outer) {
        var rows = thinnest(inner, outer);
        var spots = new HashMap<String, Spot>();
        if (rows.isEmpty()) return spots;
        double free = outer - rows.getLast().outer();
        for (int i = 0; i < rows.size(); i++) {
            double at = rows.get(i).middle() + free * (i + 1) / (rows.size() + 1);
            place(rows.get(i), at, turn(i), spots);
        }
        return spots;
    }

    /** As few in a row as there is room for, so that rows are many and the discs stand apart. */
    private List<Row> thinnest(double inner, double outer) {
        for (double fill = THINNEST; fill < 1; fill += STEP) {
            var rows = rows(inner, fill);
            if (rows.isEmpty() || rows.getLast().outer() <= outer) return rows;
        }
        return rows(inner, 1);
    }

    /**
     * The rows.
     *
     * @param fill which part of a row may be used
     */
    private List<Row> rows(double inner, double fill) {
        var rows = new ArrayList<Row>();
        double base = inner;
        for (int first = 0; first < discs.size(); ) {
            double middle = Math.max(base + discs.get(first).room(), nearest(discs.get(first)));
            double left = fill * sector.span();
            int end = first;
            while (end < discs.size()) {
                left -= 2 * discs.get(end).halfWedge(middle);
                if (left < 0 && end > first) break;
                end++;
            }
            rows.add(new Row(discs.subList(first, end), middle));
            base = rows.getLast().outer();
            first = end;
        }
        return rows;
    }

    /** Nearer to the centre the disc would be wider than the sector. */
    private double nearest(Disc disc) {
        return disc.room() / StrictMath.sin(Math.min(sector.span() / 2, Math.PI / 2));
    }

    /** Rows that go all around begin at different angles, so that discs don't stand in spokes. */
    private double turn(int row) {
        return sector.span() > ALMOST_CIRCLE ? CIRCLE * 0.381966 * row : 0;
    }

    private static double gap(Row row, double at, double span) {
        return (span - row.used(at)) / row.discs().size();
    }

    private void place(Row row, double at, double turn, Map<String, Spot> spots) {
        double gap = gap(row, at, sector.span());
        double angle = sector.from() + turn + gap / 2;
        for (var disc : middleOut(row.discs())) {
            double half = disc.halfWedge(at);
            angle += half;
            spots.put(disc.code(), new Spot(at * StrictMath.cos(angle), at * StrictMath.sin(angle), disc.radius()));
            angle += half + gap;
        }
    }

    /** The largest in the middle of the row, the others by turns to its sides: a calm outline. */
    private static List<Disc> middleOut(List<Disc> discs) {
        var ordered = new ArrayList<Disc>();
        for (int i = discs.size() - 1; i >= 0; i--) if (i % 2 == 1) ordered.add(discs.get(i));
        for (int i = 0; i < discs.size(); i += 2) ordered.add(discs.get(i));
        return ordered;
    }
}
