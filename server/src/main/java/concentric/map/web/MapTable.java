package concentric.map.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Figure;
import concentric.platform.web.Pagination;
import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The map as a table: the same units with the same figures. */
public record MapTable(MapFrame frame, Filter filter, List<Row> rows, Pagination pagination, Rim rim) {

    /**
     * The communities.
     *
     * @param cut says how many there are, where not all of them are listed; null if all are
     */
    public record Rim(List<OnRim> communities, @Nullable String cut) {

        static final Rim NONE = new Rim(List.of(), null);
    }

    /** A community in a line, with the names of its units on the day. */
    public record OnRim(PartyLabel community, String mapHref, String scenario, String units) {}

    /**
     * What is chosen.
     *
     * @param clear where nothing is chosen
     */
    public record Filter(
            String query,
            List<Choice> kinds,
            List<Choice> fields,
            String day,
            String from,
            String to,
            String currency,
            boolean active,
            String clear) {}

    /** A unit in a line. */
    public record Row(
            PartyLabel unit,
            String mapHref,
            String ring,
            String field,
            String members,
            String customers,
            Figure received,
            Figure paid,
            Figure kept,
            String contracts) {}
}
