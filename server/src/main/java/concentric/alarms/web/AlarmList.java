package concentric.alarms.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to watch.
 *
 * @param more how many more there are, in words; null if none
 */
public record AlarmList(List<Item> items, @Nullable String more) {

    /**
     * One alarm.
     *
     * @param kind in a word or two
     * @param said the sentence
     * @param href where to look closer
     */
    public record Item(String kind, String said, String href) {}
}
