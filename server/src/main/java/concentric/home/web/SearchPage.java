package concentric.home.web;

import concentric.platform.web.Crumb;
import concentric.platform.web.Finder;
import java.util.List;

/**
 * What was found.
 *
 * @param words what was typed
 * @param verbs what the reader may do, by these words
 * @param pages of the menu, by these words
 * @param hits things, the likeliest first
 */
public record SearchPage(String words, List<Crumb> verbs, List<Crumb> pages, List<Finder.Hit> hits) {

    /** Whether there is nothing to show. */
    public boolean isEmpty() {
        return verbs.isEmpty() && pages.isEmpty() && hits.isEmpty();
    }
}
