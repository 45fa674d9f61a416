package concentric.contracts;

import concentric.contracts.Stance.Kind;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * For whom a draft waits: first for those who have done nothing about what it says now, then, if somebody objects, for those
 * who wrote it, and else for all whose signatures are missing.
 *
 * @param parties their ids
 * @param since when they got it, UTC
 */
public record Turn(Task task, List<Long> parties, Instant since) {

    /** What they are asked to do. */
    public enum Task {
        /** Accept, object, sign, or write something else. */
        ANSWER,
        /** Say what is to become of an objection. */
        REVISE,
        /** Nothing is open but their signature. */
        SIGN
    }

    /**
     * Whose turn it is.
     *
     * @param signatures of all who have to sign
     * @param stances of all, oldest first; also those that say nothing any more
     */
    static Optional<Turn> of(Edition edition, List<Signature> signatures, Collection<Stance> stances) {
        var open = signatures.stream()
                .filter(signature -> !signature.given())
                .map(Signature::party)
                .toList();
        if (open.isEmpty()) return Optional.empty();
        var said = standing(stances);
        Predicate<Long> objects = party -> said.getOrDefault(party, Map.of()).containsValue(Kind.OBJECT);
        Predicate<Long> accepts = party -> accepted(said.getOrDefault(party, Map.of()))
                .containsAll(clauses(edition.terms().clauseCount()));
        Predicate<Long> wrote = edition.parties()::contains;
        var silent =
                open.stream().filter(wrote.or(objects).or(accepts).negate()).toList();
        if (!silent.isEmpty()) {
            boolean isNobodys = edition.parties().isEmpty() && said.isEmpty();
            return Optional.of(new Turn(isNobodys ? Task.SIGN : Task.ANSWER, silent, edition.at()));
        }
        var since = last(edition, signatures, stances);
        if (open.stream().noneMatch(objects)) return Optional.of(new Turn(Task.SIGN, open, since));
        var writers = edition.parties().isEmpty()
                ? open.stream().filter(objects.negate()).toList()
                : edition.parties();
        return Optional.of(new Turn(Task.REVISE, writers.isEmpty() ? open : writers, since));
    }

    /** The last word of each party on each clause that still says what it was said of. */
    private static Map<Long, Map<Integer, Kind>> standing(Collection<Stance> stances) {
        var said = new HashMap<Long, Map<Integer, Kind>>();
        for (var stance : stances) {
            if (!stance.stands()) continue;
            said.computeIfAbsent(stance.party(), party -> new HashMap<>())
                    .put(stance.spot().now(), stance.kind());
        }
        return said;
    }

    private static Set<Integer> accepted(Map<Integer, Kind> said) {
        var accepted = new HashSet<>(said.keySet());
        accepted.removeIf(clause -> said.get(clause) != Kind.ACCEPT);
        return accepted;
    }

    /** All that can be accepted: the clauses, and what belongs to none. */
    static List<Integer> clauses(int count) {
        return IntStream.rangeClosed(0, count).boxed().toList();
    }

    private static Instant last(Edition edition, List<Signature> signatures, Collection<Stance> stances) {
        var given = signatures.stream().flatMap(signature -> Stream.ofNullable(signature.at()));
        var said = stances.stream().filter(Stance::stands).map(Stance::at);
        return Stream.concat(given, said)
                .filter(edition.at()::isBefore)
                .max(Comparator.naturalOrder())
                .orElse(edition.at());
    }
}
