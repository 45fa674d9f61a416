package concentric.people.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The API tokens, newest first.
 *
 * @param path of the page itself
 * @param own whether only the reader's own are listed
 * @param secret of the token that was just made: shown this once; null otherwise
 * @param problem what is wrong that belongs to none of the fields
 * @param days how long a new one lasts
 * @param scopes what a new one may be used for
 * @param scopeError why no choice among them was accepted
 */
public record TokensPage(
        String path,
        boolean own,
        @Nullable String secret,
        @Nullable String problem,
        Entry name,
        List<Choice> days,
        List<Choice> scopes,
        @Nullable String scopeError,
        List<Row> rows) {

    /**
     * A token in a line.
     *
     * @param revokeHref where it is taken back; null if it is worth nothing already
     */
    public record Row(
            String name,
            String who,
            String scopes,
            String made,
            String expires,
            State state,
            @Nullable String revokeHref) {}
}
