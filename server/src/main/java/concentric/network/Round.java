package concentric.network;

import concentric.people.Person;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A consent round of a unit's members about who speaks for it. It takes effect when everybody who is asked has consented, or
 * when its time is over and nobody objects: silence is consent.
 *
 * @param person whom it is about
 * @param choice whether the person shall speak for the unit, or no longer
 * @param proposer who proposed it
 * @param reason in the proposer's words
 * @param endsAt UTC; what is said later is not heard
 * @param voices what was said, the last word of each
 * @param outcome how it ended; nothing while it is open
 */
public record Round(
        Id id,
        Unit.Id unit,
        Person.Id person,
        Choice choice,
        Person.Id proposer,
        String reason,
        Instant openedAt,
        Instant endsAt,
        List<Voice> voices,
        Optional<Outcome> outcome) {

    public Round {
        voices = List.copyOf(voices);
    }

    /** The identity of a round. */
    public record Id(long value) {}

    /** What it is about. */
    public enum Choice {
        /** The person shall speak for the unit. */
        CHOOSE,
        /** The person shall no longer speak for the unit. */
        RECALL;

        /** As the database and forms spell it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The choice of a word, if it is one. */
        public static Optional<Choice> of(String word) {
            return Arrays.stream(values())
                    .filter(choice -> choice.word().equals(word))
                    .findAny();
        }
    }

    /** How a round ended. */
    public enum Outcome {
        /** As proposed. */
        EFFECTIVE,
        /** Somebody objected to the end. */
        OBJECTED,
        /** The proposer took it back. */
        WITHDRAWN,
        /** It had lost its object: the person had left, or it was so already. */
        VOID;

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
     * What a member said.
     *
     * @param objection why not; empty for consent
     */
    public record Voice(Person.Id person, String objection, Instant at) {

        /** Whether it is consent. */
        public boolean consents() {
            return objection.isEmpty();
        }
    }

    /** Whether something can still be said. */
    public boolean isOpen() {
        return outcome.isEmpty();
    }

    boolean isObjectedTo() {
        return voices.stream().anyMatch(voice -> !voice.consents());
    }

    boolean hasVoiceOf(Person.Id member) {
        return voices.stream().anyMatch(voice -> voice.person().equals(member));
    }

    boolean hasConsentOf(Person.Id member) {
        return voices.stream().anyMatch(voice -> voice.person().equals(member) && voice.consents());
    }

    /**
     * Whether a member is asked. Whoever is to be recalled is not: nobody stays by objecting to their own recall.
     */
    public boolean asks(Person.Id member) {
        return choice == Choice.CHOOSE || !member.equals(person);
    }
}
