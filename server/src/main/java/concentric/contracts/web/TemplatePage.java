package concentric.contracts.web;

import gg.jte.Content;
import java.util.List;

/**
 * One template.
 *
 * @param when it fits
 * @param source what it shares
 * @param clauses in plain words
 * @param text with roles in place of names
 * @param action where a contract is begun with it; empty for readers who may not
 * @param roles who is asked for
 * @param suggestions for the names
 * @param example the case that proves it, worked
 */
public record TemplatePage(
        String code,
        String when,
        String source,
        List<String> clauses,
        String text,
        String action,
        List<Role> roles,
        DraftPage.Suggestions suggestions,
        Content example) {

    /**
     * Who or what is asked for.
     *
     * @param field its name
     * @param label what stands in the text
     * @param list which suggestions it takes
     */
    public record Role(String field, String label, String list) {}
}
