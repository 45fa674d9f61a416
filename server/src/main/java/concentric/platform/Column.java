package concentric.platform;

import java.util.List;

/**
 * One of the columns that a kind of file is read by.
 *
 * @param name as the header of our own files says it
 * @param required whether a file must have it
 * @param type what stands in it
 * @param words all that can stand in it, if it is {@link Type#WORD}
 * @param calls what others call it, in small letters, for a first guess
 */
public record Column(String name, boolean required, Type type, List<String> words, List<String> calls) {

    /** What stands in a column; by it a file of somebody else is understood. */
    public enum Type {
        /** Whatever was written. */
        TEXT,
        /** The code of a unit, a person, an offer, a fund. */
        CODE,
        /** A number, which may be written with a decimal comma. */
        NUMBER,
        /** A day. */
        DAY,
        /** A day, or an instant. */
        TIME,
        /** One of a few words. */
        WORD
    }

    public Column {
        words = List.copyOf(words);
        calls = List.copyOf(calls);
    }

    Column of(Type type) {
        return new Column(name, required, type, words, calls);
    }

    Column oneOf(List<String> words) {
        return new Column(name, required, Type.WORD, words, calls);
    }

    Column called(List<String> calls) {
        return new Column(name, required, type, words, calls);
    }
}
