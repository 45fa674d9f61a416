package concentric.platform;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a file of somebody else is understood: how it is written, and where in it each of our columns stands.
 *
 * @param dialect how it is written
 * @param dates how it writes days
 * @param makesCodes whether what can't stand in a code is replaced, so that 4711 becomes person-4711 and k8s.io k8s-io
 * @param columns where our columns come from, by our name; empty: the file calls all of them as we do
 */
public record Mapping(Dialect dialect, DateFormat dates, boolean makesCodes, Map<String, Source> columns) {

    /** A file of our own. */
    public static final Mapping PLAIN = new Mapping(Dialect.PLAIN, DateFormat.ISO, false, Map.of());

    public Mapping {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** Where what stands in a column of ours comes from. */
    public sealed interface Source {

        /**
         * From a column of the file.
         *
         * @param column its name in the file
         * @param words what each of its words means here; an empty one leaves the row out. Others stand for themselves
         */
        record From(String column, Map<String, String> words) implements Source {
            public From {
                words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
            }
        }

        /** The same for every row. */
        record Always(String text) implements Source {}
    }

    /** Whether it is a file of our own, which is taken as it is. */
    public boolean isPlain() {
        return equals(PLAIN);
    }

    /** The same for a file that is written otherwise. */
    public Mapping in(Dialect other) {
        return new Mapping(other, dates, makesCodes, columns);
    }
}
