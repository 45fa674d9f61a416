package concentric.rehearsals.web;

import java.util.List;

/**
 * What the latest months would have come to for the units that a change concerns.
 *
 * @param lead which months were settled again, or why none were
 * @param rows one for each unit; none where nothing was settled again
 */
public record UnitChangeEffects(String lead, List<Row> rows) {

    /** What a unit keeps of the months, as they were and with the change, as amounts. */
    public record Row(String unit, String before, String after, String difference) {}
}
