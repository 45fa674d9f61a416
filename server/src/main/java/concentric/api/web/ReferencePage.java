package concentric.api.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reference of the API.
 *
 * @param query what is looked for; may be empty
 * @param found how many calls there are of what is looked for
 */
public record ReferencePage(String query, int found, List<Noun> nouns) {

    /** The calls about one noun. */
    public record Noun(String id, String title, List<Entry> entries) {}

    /**
     * One call.
     *
     * @param takes the scope a token needs, and who may
     * @param curl how to make it from a terminal
     * @param answer an answer that came back; null where it would be too long
     */
    public record Entry(
            String id,
            String verb,
            String path,
            String summary,
            String more,
            List<String> takes,
            List<Field> parameters,
            List<Field> sent,
            List<Field> received,
            List<Status> statuses,
            String curl,
            @Nullable String answer) {}

    /** A parameter or field; what is within another one is named with it, as {@code amount.currency}. */
    public record Field(String name, String type, boolean needed, String text) {}

    /** A status and what it says. */
    public record Status(int status, String text, boolean problem) {}
}
