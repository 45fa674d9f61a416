package concentric.contracts.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text of contracts as it is being written.
 *
 * @param action where the form is sent
 * @param problem what is wrong as a whole
 * @param places what is wrong where
 * @param then whether to sign at once
 * @param cancelHref where nothing is kept
 */
public record DraftPage(
        String action, Entry text, @Nullable String problem, List<Place> places, List<Choice> then, String cancelHref) {

    /**
     * Something that can't be read.
     *
     * @param where line and column, or the contract
     * @param what was expected, and what was found
     */
    public record Place(String where, String what) {}
}
