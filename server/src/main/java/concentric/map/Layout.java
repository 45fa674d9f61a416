package concentric.map;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Where everything on the map stands. Pure: the same seats in any order give the same layout, on every machine.
 *
 * @param core radius of the customers' disc in the centre, in ten-thousandths of the map's radius
 * @param bands from the inside out; each ring has at least one
 * @param places by the codes of the units
 */
public record Layout(int core, List<Band> bands, Map<String, Place> places) {

    /** The map's radius, in which everything is measured. */
    public static final int RADIUS = 10_000;

    /** Parts of the side of the square that all discs would fill: the core, and the thinnest ring. */
    private static final double CORE = 0.4;

    private static final double THINNEST = 0.2;

    /** What is free between rings: room for the name of the outer one, and for those of the fields of the inner one. */
    private static final double TITLE = 0.1;

    private static final double TITLE_AND_FIELDS = 0.17;
    private static final double SMALLEST = 6;

    /** Lays the seats out; their codes differ. */
    public static Layout of(Collection<Seat> seats) {
        return new Drawing(seats).layout();
    }

    /** One layout while it is made, in the units of {@link Disc}. */
    private static final class Drawing {

        private record Raw(Ring ring, double inner, double outer, List<Sector> sectors) {}

        private final Map<Ring, List<Seat>> seats = new EnumMap<>(Ring.class);
        private final List<Raw> bands = new ArrayList<>();
        private final Map<String, Cell.Spot> spots = new HashMap<>();
        private final double size;
        private double outer;

        Drawing(Collection<Seat> all) {
            for (var ring : Ring.values()) {
                seats.put(ring, all.stream().filter(seat -> seat.ring() == ring).toList());
            }
            size = Math.max(
                    SMALLEST,
                    Math.sqrt(all.stream()
                            .map(Disc::of)
                            .mapToDouble(Disc::room)
                            .sorted()
                            .map(room -> 2 * room * room)
                            .sum()));
        }

        private List<Seat> in(Ring ring) {
            return seats.getOrDefault(ring, List.of());
        }

        Layout layout() {
            double core = Math.max(CORE * size, 1.5 * largest(in(Ring.USER_FACING)));
            outer = core;
            var fields = Sectors.of(in(Ring.USER_FACING));
            band(Ring.USER_FACING, TITLE, in(Ring.USER_FACING), fields);
            nodes(fields);
            band(Ring.LEADERSHIP, free(), in(Ring.LEADERSHIP), Sectors.undivided());
            return scaled(core);
        }

        private void nodes(Sectors fields) {
            var aligned = in(Ring.NODE).stream()
                    .filter(seat -> fields.has(seat.field()))
                    .toList();
            var others = in(Ring.NODE).stream()
                    .filter(seat -> !fields.has(seat.field()))
                    .toList();
            if (!aligned.isEmpty()) band(Ring.NODE, free(), aligned, fields);
            if (!others.isEmpty() || aligned.isEmpty()) {
                band(Ring.NODE, aligned.isEmpty() ? free() : 0, others, Sectors.of(others));
            }
        }

        /** What is free around the last band. */
        private double free() {
            return bands.getLast().sectors().size() > 1 ? TITLE_AND_FIELDS : TITLE;
        }

        private static double largest(Collection<Seat> seats) {
            return seats.stream().map(Disc::of).mapToDouble(Disc::room).max().orElse(0);
        }

        private void band(Ring ring, double free, List<Seat> seats, Sectors sectors) {
            double inner = outer + free * size;
            var cells = IntStream.range(0, sectors.all().size())
                    .mapToObj(i -> new Cell(
                            sectors.all().get(i),
                            seats.stream()
                                    .filter(seat -> sectors.of(seat.field()) == i)
                                    .map(Disc::of)
                                    .toList()))
                    .toList();
            double needed =
                    cells.stream().mapToDouble(cell -> cell.outer(inner)).max().orElse(inner);
            outer = Math.max(needed, inner + THINNEST * size);
            for (var cell : cells) spots.putAll(cell.spots(inner, outer));
            bands.add(new Raw(ring, inner, outer, sectors.all()));
        }

        private Layout scaled(double core) {
            double scale = RADIUS / outer;
            var places = new HashMap<String, Place>();
            spots.forEach((code, spot) -> places.put(
                    code, new Place((int) Math.round(spot.x() * scale), (int) Math.round(spot.y() * scale), (int)
                            Math.floor(spot.radius() * scale))));
            return new Layout(
                    (int) Math.round(core * scale),
                    bands.stream()
                            .map(band -> new Band(
                                    band.ring(),
                                    (int) Math.round(band.inner() * scale),
                                    (int) Math.round(band.outer() * scale),
                                    band.sectors()))
                            .toList(),
                    Map.copyOf(places));
        }
    }
}
