package concentric.map.web;

import concentric.platform.web.Figure;
import concentric.platform.web.Pagination;
import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The map as a tree: customers, rings, fields, units, and outermost communities.
 *
 * @param count how many communities there are
 */
public record MapTree(MapFrame frame, MapPage.Centre centre, List<Branch> rings, String count, MapTable.Rim rim) {

    /**
     * A ring.
     *
     * @param count how many units and partners stand in it
     */
    public record Branch(String ring, String count, List<Twig> fields) {}

    /**
     * A field in a ring.
     *
     * @param href opens it, or closes it if it is open; null if everything is open
     * @param units null while it is closed
     */
    public record Twig(
            String field,
            String count,
            @Nullable String href,
            @Nullable List<Leaf> units,
            @Nullable Pagination pagination) {}

    /** A unit. */
    public record Leaf(PartyLabel unit, String members, Figure kept) {}
}
