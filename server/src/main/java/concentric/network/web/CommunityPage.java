package concentric.network.web;

import concentric.platform.web.Entry;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.State;
import gg.jte.Content;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A community: what its user wants to get done, and who is in it.
 *
 * @param problem why what was sent was not accepted; null if nothing was
 * @param invented whether it was made up for the demonstration
 * @param mapHref the map on which it is chosen; null while it is not on today's
 * @param units that are in it today, or will be
 * @param past those that were
 * @param entering the form by which a unit enters; null for those who can't
 * @param own the unit by which it earns; null if it has none
 * @param earning the code of the unit that it could be given; null if it has one, and for those who can't
 * @param rule how units enter it, in a sentence
 * @param questions what its units are asked, newest first
 * @param asking where the reader can ask them something
 * @param parts what other modules show
 */
public record CommunityPage(
        String code,
        String scenario,
        @Nullable String problem,
        boolean invented,
        @Nullable String mapHref,
        List<Row> units,
        List<Row> past,
        @Nullable Entering entering,
        @Nullable PartyLabel own,
        @Nullable Entry earning,
        String rule,
        List<Asked> questions,
        List<Asking> asking,
        List<Content> parts) {

    /**
     * A unit in a line.
     *
     * @param until the first day without it; empty while it goes on
     * @param leaveHref where it leaves; null for those who can't say so
     */
    public record Row(
            PartyLabel unit,
            String kind,
            String from,
            String until,
            @Nullable String leaveHref) {}

    /**
     * What is typed to let a unit enter.
     *
     * @param own units for which the reader speaks, to choose from
     */
    public record Entering(Entry unit, Entry from, List<Own> own) {}

    /**
     * What the units are asked.
     *
     * @param said for whom it waits, or why somebody said no
     */
    public record Asked(String what, String href, State state, String said) {}

    /** Something that the reader can ask the units. */
    public record Asking(String label, String href) {}

    /** A unit by its code and name. */
    public record Own(String code, String name) {}
}
