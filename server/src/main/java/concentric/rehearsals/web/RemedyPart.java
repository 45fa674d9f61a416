package concentric.rehearsals.web;

import concentric.contracts.web.Compared;
import concentric.platform.web.Choice;
import concentric.platform.web.Entry;
import concentric.rehearsals.web.RehearsalPage.Consequence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would it take? The question as a form, and its answer.
 *
 * @param keeps who is to keep enough
 * @param least how much of what they kept, in percent
 * @param levers what may be changed for it
 * @param problem what can't be asked; null: nothing
 * @param answer null until something is asked
 */
public record RemedyPart(
        List<Choice> keeps,
        Entry least,
        List<Choice> levers,
        @Nullable String problem,
        @Nullable Answer answer) {

    /**
     * What was found.
     *
     * @param found the value, or that there is none, as a sentence
     * @param does whether there is one
     * @param missing who falls short at the closest value, and by how much
     * @param search how it was looked for
     * @param compared what changes in the draft; null: nothing
     * @param consequences who gains and who loses then, beside what was
     */
    public record Answer(
            String found,
            boolean does,
            List<String> missing,
            String search,
            @Nullable Compared compared,
            List<Consequence> consequences) {}
}
