package concentric.measures.web;

import concentric.platform.web.BehaviourChart;
import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import concentric.platform.web.Pagination;
import concentric.platform.web.PartyLabel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A measure: what it is for, and the chart of one subject.
 *
 * @param path its address
 * @param purpose what it shall help to see
 * @param perUnit whether each unit has readings of its own
 * @param of of what it is measured, how often and in what
 * @param direction which way is hoped for
 * @param keeper who sees to its readings; null where each unit keeps its own
 * @param expires when it is no longer measured; null if that is not known
 * @param problem why what was sent was not accepted; null if nothing was
 * @param subjects units that can be looked at; empty where the network is measured
 * @param subject the code of the one that is shown; empty for the network, and while none is chosen
 * @param shown the unit that is shown; null for the network, and while none is chosen
 * @param chart what is drawn; null while there is nothing to draw
 * @param rows the readings, the latest first
 * @param entering the form of a new reading; null for those who can't
 * @param freezing the form by which limits are frozen; null for those who can't, and while there are too few readings
 */
public record MeasurePage(
        String path,
        String purpose,
        boolean perUnit,
        String of,
        String direction,
        @Nullable PartyLabel keeper,
        @Nullable String expires,
        @Nullable String problem,
        List<Choice> subjects,
        String subject,
        @Nullable PartyLabel shown,
        @Nullable BehaviourChart chart,
        List<Row> rows,
        Pagination pagination,
        @Nullable Entered entering,
        @Nullable Freezing freezing) {

    /**
     * A reading in a line.
     *
     * @param corrected whether a later one took its place
     * @param signals what makes it one; empty if nothing does
     */
    public record Row(String period, String value, String signals, String by, String at, boolean corrected) {}

    /** What is typed to enter a reading. */
    public record Entered(Entry subject, Entry period, Entry value) {}

    /**
     * What is typed to freeze limits or to let them go.
     *
     * @param frozen on what they are frozen now; null if they are not
     */
    public record Freezing(
            Entry from, Entry to, Entry reason, @Nullable String frozen) {}
}
