package concentric.network;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a community asks its units, and a unit that is to enter. It is carried out with the last yes that is needed.
 *
 * @param about what it is about
 * @param by the unit that asks; nothing where the custodian does, as no unit is in the community
 * @param account who asked
 * @param text why, or the invitation, in the words of who asked
 * @param endsAt UTC; from then on nothing can be answered
 * @param answers what was said, in order
 * @param outcome how it ended; nothing while it is open
 */
public record Question(
        Id id,
        Community.Id community,
        About about,
        Optional<Unit.Id> by,
        long account,
        String text,
        Instant at,
        Instant endsAt,
        List<Answer> answers,
        Optional<Outcome> outcome) {

    public Question {
        answers = List.copyOf(answers);
    }

    /** The identity of a question. */
    public record Id(long value) {}

    /** What a question is about. */
    public sealed interface About {

        /** As forms spell it. */
        String word();

        /** The unit that enters, if one does. */
        default Optional<Unit.Id> entering() {
            return this instanceof Entry(var unit, var from) ? Optional.of(unit) : Optional.empty();
        }
    }

    /**
     * Whether a unit enters.
     *
     * @param from its first day; the day of the last yes, if that is later
     */
    public record Entry(Unit.Id unit, LocalDate from) implements About {

        /** As forms spell it. */
        public static final String WORD = "entry";

        @Override
        public String word() {
            return WORD;
        }
    }

    /** Whether units enter by another rule from now on. */
    public record Rule(EntryRule rule) implements About {

        /** As forms spell it. */
        public static final String WORD = "rule";

        @Override
        public String word() {
            return WORD;
        }
    }

    /** How a question ended. */
    public enum Outcome {
        /** With every yes that was needed, and carried out. */
        DONE,
        /** With a no of somebody whose yes was needed. */
        DECLINED,
        /** Who asked took it back. */
        WITHDRAWN,
        /** Its time was over before it was answered. */
        EXPIRED;

        /** As the database and texts spell it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Outcome> of(String word) {
            return Arrays.stream(values())
                    .filter(outcome -> outcome.word().equals(word))
                    .findAny();
        }
    }

    /**
     * What a unit said.
     *
     * @param unit nothing: the custodian
     * @param objection why not; empty for a yes
     * @param account who said it
     */
    public record Answer(Optional<Unit.Id> unit, String objection, long account, Instant at) {

        /** Whether it is a yes. */
        public boolean isYes() {
            return objection.isEmpty();
        }
    }

    /** Whether a unit asks the others to enter by itself, so that nobody invited it. */
    public boolean isRequest() {
        return about.entering().isPresent() && about.entering().equals(by);
    }

    /** Whether something can still be answered. */
    public boolean isOpen(Instant now) {
        return outcome.isEmpty() && now.isBefore(endsAt);
    }

    /** What a unit, or the custodian, answered. */
    Optional<Answer> answerOf(Optional<Unit.Id> unit) {
        return answers.stream().filter(answer -> answer.unit().equals(unit)).findFirst();
    }

    /** The same, with one more answer. */
    Question with(Answer answer) {
        var more = Stream.concat(answers.stream(), Stream.of(answer)).toList();
        return new Question(id, community, about, by, account, text, at, endsAt, more, outcome);
    }
}
