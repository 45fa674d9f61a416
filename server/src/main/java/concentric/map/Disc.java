package concentric.map;

import java.util.Comparator;

/**
 * A unit before it has a place.
 *
 * @param radius its area grows with the members, within bounds: one giant must not make dots of all others
 */
record Disc(String code, double radius) {

    /** Free room around each disc, half of what is between two. */
    private static final double MARGIN = 0.55;

    private static final int FEWEST = 3;
    private static final int MOST = 400;

    /** Largest first; the code decides where they are equal, so that the order of the data does not. */
    static final Comparator<Disc> ORDER =
            Comparator.comparingDouble(Disc::radius).reversed().thenComparing(Disc::code);

    static Disc of(Seat seat) {
        return new Disc(seat.code(), Math.sqrt(Math.clamp(seat.members(), FEWEST, MOST)));
    }

    /** The radius with its margin. */
    double room() {
        return radius + MARGIN;
    }

    /** Half the angle of the wedge that holds the disc and its margin, at a distance from the centre. */
    double halfWedge(double distance) {
        return StrictMath.asin(Math.min(1, room() / distance));
    }
}
