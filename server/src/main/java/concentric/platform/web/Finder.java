package concentric.platform.web;

import concentric.platform.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds things by what a reader types: a bean of the module whose things they are. */
@FunctionalInterface
public interface Finder {

    /** Things of a kind that are worth showing. */
    int SHOWN = 6;

    /**
     * The things that the words name, the likeliest first, at most {@link #SHOWN} of a kind.
     *
     * @param words not empty
     * @param viewer a finder finds only what the viewer may see
     */
    List<Hit> find(String words, Actor viewer, Visit visit);

    /**
     * Something found.
     *
     * @param kind what it is, in a word
     * @param note what tells it from others of its name; null if nothing has to
     */
    record Hit(String kind, String label, @Nullable String note, String href) {}
}
