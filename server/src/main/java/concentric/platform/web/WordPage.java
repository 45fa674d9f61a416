package concentric.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A term in one language, to rename.
 *
 * @param href where it is renamed
 * @param problem what is wrong that belongs to none of the fields
 * @param restoreHref where it gets its first name back; null if it has it
 * @param restoreSaid what that means
 */
public record WordPage(
        String href,
        @Nullable String problem,
        List<Choice> kinds,
        List<Field> fields,
        @Nullable String restoreHref,
        String restoreSaid) {

    /**
     * One form of the word.
     *
     * @param hint what an empty field means; null for those that are needed
     */
    public record Field(String name, String label, @Nullable String hint, Entry entry) {}
}
