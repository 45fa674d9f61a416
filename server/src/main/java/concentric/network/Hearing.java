package concentric.network;

import concentric.network.Question.Answer;
import concentric.network.Question.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is asked, what they have said, and what follows from it. Whoever left the community is no longer asked, and whoever entered
 * since is: it is the yes of those who are in it that counts.
 *
 * @param asked the unit that enters first, then those that are in it
 * @param outcome what it comes to; nothing while a yes is missing
 */
public record Hearing(List<Asked> asked, Optional<Outcome> outcome) {

    /**
     * One who is asked.
     *
     * @param unit nothing: the custodian, as no unit is in the community
     */
    public record Asked(Optional<Unit.Id> unit, Optional<Answer> answer) {

        private boolean saysYes() {
            return answer.filter(Answer::isYes).isPresent();
        }

        private boolean saysNo() {
            return answer.filter(each -> !each.isYes()).isPresent();
        }
    }

    /**
     * What a question comes to.
     *
     * @param rule how units enter the community
     * @param in the units that are in it on the day that counts
     */
    static Hearing of(Question question, EntryRule rule, List<Unit.Id> in) {
        var entering = question.about().entering();
        var guest = entering.stream()
                .map(unit -> asked(question, Optional.of(unit)))
                .toList();
        var hosts = hosts(question, entering.isPresent() ? rule : EntryRule.CONSENT, in);
        boolean oneIsEnough = entering.isPresent() && rule == EntryRule.INVITED && !hosts.isEmpty();
        boolean declined = guest.stream().anyMatch(Asked::saysNo)
                || (oneIsEnough
                        ? hosts.stream().allMatch(Asked::saysNo)
                        : hosts.stream().anyMatch(Asked::saysNo));
        boolean agreed = guest.stream().allMatch(Asked::saysYes)
                && (oneIsEnough
                        ? hosts.stream().anyMatch(Asked::saysYes)
                        : hosts.stream().allMatch(Asked::saysYes));
        var all = Stream.concat(guest.stream(), hosts.stream()).toList();
        if (declined) return new Hearing(all, Optional.of(Outcome.DECLINED));
        return new Hearing(all, agreed ? Optional.of(Outcome.DONE) : Optional.empty());
    }

    private static List<Asked> hosts(Question question, EntryRule rule, List<Unit.Id> in) {
        if (rule == EntryRule.OPEN) return List.of();
        if (in.isEmpty()) return List.of(asked(question, Optional.empty()));
        return in.stream()
                .filter(unit -> !question.about().entering().equals(Optional.of(unit)))
                .map(unit -> asked(question, Optional.of(unit)))
                .toList();
    }

    private static Asked asked(Question question, Optional<Unit.Id> unit) {
        return new Asked(unit, question.answerOf(unit));
    }

    /** Those who have not answered yet. */
    public List<Asked> waiting() {
        return asked.stream().filter(each -> each.answer().isEmpty()).toList();
    }
}
