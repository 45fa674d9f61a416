package concentric.costs.web;

import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What base pay the reader has, in each of their units, and who may see it.
 *
 * @param problem why what was sent was not accepted; null if nothing was
 * @param minimum what an hour must come to, in words; null while there is no minimum
 * @param setHref where base pay of others is set; null for those who can't
 * @param minimumHref where the minimum is set; null for those who can't
 * @param importHref where a file is imported; null for those who can't
 */
public record PayPage(
        @Nullable String problem,
        List<Place> places,
        @Nullable String minimum,
        @Nullable String setHref,
        @Nullable String minimumHref,
        @Nullable String importHref) {

    /**
     * A unit that the reader belongs to.
     *
     * @param code its code
     * @param shown whether its members see the reader's base pay there
     * @param below what the minimum asks for, in words; null if it is reached
     */
    public record Place(
            PartyLabel unit,
            String code,
            boolean shown,
            List<Row> rows,
            @Nullable String below) {}

    /** Base pay from a day on. */
    public record Row(String amount, String from) {}
}
