package concentric.map;

/**
 * A field as a part of a ring.
 *
 * @param field its name; empty for the units of no field
 * @param gathered whether it holds all fields that are too many to have a sector of their own; then the name is empty
 * @param from where it begins, in radians, clockwise from the right
 * @param to where it ends, larger than {@code from}
 */
public record Sector(String field, boolean gathered, double from, double to) {

    /** How far it reaches, in radians. */
    public double span() {
        return to - from;
    }

    /** Its middle, in radians. */
    public double middle() {
        return (from + to) / 2;
    }
}
