package concentric.network.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Pagination;
import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The units and partners, by name.
 *
 * @param invented whether they were made up for the demonstration
 */
public record UnitsPage(
        Filter filter,
        List<Row> rows,
        boolean invented,
        Pagination pagination,
        @Nullable String newHref,
        @Nullable String importHref) {

    public record Filter(String query, List<Choice> kinds, List<Choice> fields, boolean active) {}

    /**
     * A unit in a line.
     *
     * @param members how many, or nothing where that is not known
     */
    public record Row(PartyLabel unit, String kind, String field, String purpose, String members) {}
}
