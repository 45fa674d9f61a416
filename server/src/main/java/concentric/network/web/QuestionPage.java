package concentric.network.web;

import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import concentric.platform.web.PartyLabel;
import concentric.platform.web.State;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a community asks: who is asked, and what they said.
 *
 * @param text why, or the invitation
 * @param scenario what the community's user wants to get done
 * @param rule whose yes it takes, in a sentence
 * @param when from when the unit is in it, and until when it can be answered, in sentences
 * @param problem why what was sent was not accepted; null if nothing was
 * @param answers those that the reader may know of
 * @param others how many more are asked, in a sentence; null if the reader sees them all
 * @param answering null where the reader has nothing to answer
 * @param withdrawHref where it is taken back; null for those who can't
 */
public record QuestionPage(
        String text,
        String scenario,
        String rule,
        String when,
        State state,
        @Nullable String problem,
        List<Answer> answers,
        @Nullable String others,
        @Nullable Answering answering,
        @Nullable String withdrawHref) {

    /**
     * Somebody who is asked.
     *
     * @param objection why not; empty where there is none
     */
    public record Answer(PartyLabel unit, State state, String objection) {}

    /**
     * What the reader can answer.
     *
     * @param units for whom; one of them is chosen where there are more
     * @param names the same, in words
     */
    public record Answering(String action, List<Choice> units, String names, Entry objection) {}
}
