package concentric.platform.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Things of one kind that wait for a reader who has the turn.
 *
 * @param title what kind of things they are
 * @param items longest waiting last
 * @param more a sentence about those that are not shown; null if all are
 */
public record Waiting(
        String title, List<Item> items, @Nullable String more) {

    /** What panels on a reader's home are asked for, with the number of the reader's account. */
    public static final String HOME = "home";

    /** Things shown of a kind. */
    private static final int SHOWN = 8;

    /** The first of what waits, and how many more there are. */
    public static <T> Waiting of(String title, List<T> things, Function<T, Item> item, Reader reader) {
        return new Waiting(
                title,
                things.stream().limit(SHOWN).map(item).toList(),
                things.size() > SHOWN ? reader.t("home.more", things.size() - SHOWN) : null);
    }

    /**
     * One thing.
     *
     * @param turn what the reader is asked to do, in a word
     */
    public record Item(String label, String href, String note, String turn) {}
}
