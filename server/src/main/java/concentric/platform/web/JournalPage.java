package concentric.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened, and by whom.
 *
 * @param chain whether the chain of hashes holds, in a word and a sentence
 */
public record JournalPage(Filter filter, State chain, String chainSaid, List<Row> rows, Pagination pagination) {

    public record Filter(String query, List<Choice> verbs, String from, String until, boolean active) {}

    /**
     * @param number as it stands in the address of the row, so without separators
     * @param on what it was done to
     * @param via how it came in: the page, the API, an import
     */
    public record Row(
            String number, String when, String who, String sentence, @Nullable Crumb on, String via, String hash) {}
}
