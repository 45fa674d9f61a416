package concentric.network.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who belongs to a unit, who speaks for it, and what its members decide about that.
 *
 * @param unitHref the unit's page
 * @param code the unit's code, for the forms
 * @param problem why what was sent was not accepted; null if nothing was
 * @param invented whether they were made up for the demonstration
 * @param importHref where members are brought in as a file; null for those who can't
 * @param joining the form by which somebody joins; null for those who can't
 * @param proposing the form by which a round begins; null for those who can't
 * @param appointing the form by which the custodian decides; null while the members can
 */
public record MembersPage(
        String unitHref,
        String code,
        @Nullable String problem,
        boolean invented,
        List<Row> rows,
        @Nullable String importHref,
        @Nullable Joining joining,
        List<Card> rounds,
        @Nullable Proposing proposing,
        @Nullable Appointing appointing) {

    /**
     * A member in a line.
     *
     * @param share of the time; empty where none is agreed
     * @param changeHref where it is changed or ended; null for those who can't
     */
    public record Row(
            PartyLabel person,
            String role,
            String share,
            String from,
            String until,
            @Nullable String changeHref) {}

    /** What is typed to let somebody join. */
    public record Joining(Entry person, Entry share, Entry from, Entry until) {}

    /**
     * A round.
     *
     * @param title what is proposed
     * @param said by whom, why, and until when
     * @param voices what was said, one sentence each
     * @param href where something is said to it; null for those who are not asked, or when it is over
     * @param withdraw whether the reader can take it back
     */
    public record Card(
            String title,
            String said,
            State state,
            List<String> voices,
            @Nullable String href,
            boolean withdraw,
            String withdrawHref) {}

    /** What is typed to begin a round. */
    public record Proposing(List<Choice> choices, List<Choice> persons, Entry reason, List<Choice> days) {}

    /** What the custodian chooses while nobody in the unit can be asked. */
    public record Appointing(List<Choice> choices, List<Choice> persons) {}
}
