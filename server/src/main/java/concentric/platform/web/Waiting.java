package concentric.platform.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Things that wait for the reader, on the reader's home: a {@link concentric.platform.Panel} of the noun {@link #HOME}.
 *
 * @param title what kind of things they are
 * @param items longest waiting last
 * @param more a sentence about those that are not shown; null if all are
 */
public record Waiting(
        String title, List<Item> items, @Nullable String more) {

    /** What panels on a reader's home are asked for, with the number of the reader's account. */
    public static final String HOME = "home";

    /** The template that draws it. */
    public static final String TEMPLATE = "platform/waiting";

    /** Things shown of a kind. */
    private static final int SHOWN = 8;

    /** The first of what waits, and how many more there are. */
    public static <T> Waiting of(String title, List<T> things, Function<T, Item> item, Visit visit) {
        return new Waiting(
                title,
                things.stream().limit(SHOWN).map(item).toList(),
                things.size() > SHOWN ? visit.t("home.more", things.size() - SHOWN) : null);
    }

    /**
     * One thing.
     *
     * @param turn what the reader is asked to do, in a word
     */
    public record Item(String label, String href, String note, String turn) {}
}
