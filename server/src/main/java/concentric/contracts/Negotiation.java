package concentric.contracts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How far the parties of a draft have come with each other.
 *
 * @param editions what it said one after the other, by their numbers; at least one
 * @param stances of the parties, oldest first; also those on words that were changed since
 * @param comments oldest first
 * @param quotes of others, in the order in which they were attached
 * @param expiry how long it can be signed; empty if nobody has said so
 * @param expired whether that is over
 * @param turn for whom it waits; empty if it waits for nobody
 */
public record Negotiation(
        List<Edition> editions,
        List<Stance> stances,
        List<Comment> comments,
        List<Quote> quotes,
        Optional<Expiry> expiry,
        boolean expired,
        Optional<Turn> turn) {

    /** What it says now. */
    public Edition current() {
        return editions.getLast();
    }

    /** What is left of it without editions, for whoever may not see them. */
    public Negotiation only(Predicate<Edition> seen) {
        var left = editions.stream().filter(seen).toList();
        var numbers = left.stream().map(Edition::number).collect(Collectors.toSet());
        return new Negotiation(
                left,
                stances.stream()
                        .filter(stance -> numbers.contains(stance.spot().edition()))
                        .toList(),
                comments.stream()
                        .filter(comment -> numbers.contains(comment.spot().edition()))
                        .toList(),
                quotes,
                expiry,
                expired,
                turn);
    }

    /** What was last written for others than those who wrote what it says now; empty if nothing was. */
    public Optional<Edition> otherSide() {
        var mine = current().parties();
        return editions.reversed().stream()
                .filter(edition -> !edition.parties().isEmpty()
                        && edition.parties().stream().noneMatch(mine::contains))
                .findFirst();
    }

    /** The last word of each party on a clause of the last edition, as long as the clause says what it was said of. */
    public List<Stance> standing(int clause) {
        Map<Long, Stance> last = new HashMap<>();
        for (var stance : stances)
            if (stance.stands() && stance.spot().now() == clause) last.put(stance.party(), stance);
        return stances.stream().filter(last::containsValue).toList();
    }

    /** The last word of each party on what a clause said before it was changed; without those who spoke again. */
    public List<Stance> lost(int clause) {
        Map<Long, Stance> last = new HashMap<>();
        for (var stance : stances) if (stance.spot().now() == clause) last.put(stance.party(), stance);
        return stances.stream()
                .filter(stance -> !stance.stands() && last.containsValue(stance))
                .toList();
    }
}
