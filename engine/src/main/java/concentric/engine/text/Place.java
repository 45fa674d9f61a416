package concentric.engine.text;

/**
 * A place in a text.
 *
 * @param line counted from 1
 * @param column counted from 1, in characters (code points)
 */
public record Place(int line, int column) {

    static Place of(TextLine line) {
        return new Place(line.number(), line.column());
    }
}
