package concentric.network.web;

import concentric.platform.web.Crumb;
import concentric.platform.web.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drawing up a change of a unit, or writing it anew.
 *
 * @param action where it is sent
 * @param unit the code of the unit
 * @param kind the word of its kind
 * @param lead what this kind does, in a sentence
 * @param others the other kinds, each with the address of its form; none when it is written anew
 * @param problem why what was sent was not accepted, where it belongs to no field
 * @param isSplit whether a new unit takes things
 * @param isChosen whether it is said who gets each thing
 * @param isSuggested whether something is filled in that nobody typed
 * @param things what the unit has
 */
public record NewUnitChangePage(
        String action,
        String unit,
        String kind,
        String lead,
        List<Crumb> others,
        @Nullable String problem,
        boolean isSplit,
        boolean isChosen,
        Entry day,
        Entry reason,
        Entry successor,
        Entry name,
        Entry purpose,
        Entry balance,
        @Nullable String choices,
        boolean isSuggested,
        List<Thing> things) {

    /**
     * Something that the unit has.
     *
     * @param field the name of its field
     * @param kind what it is, in a word
     * @param to who gets it, as typed
     * @param goes whether somebody else gets it
     * @param suggested why this is filled in though nobody typed it; null where it isn't
     */
    public record Thing(
            String field,
            String kind,
            String name,
            @Nullable String href,
            String to,
            boolean goes,
            @Nullable String suggested) {}
}
