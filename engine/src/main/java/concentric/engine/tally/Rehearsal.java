package concentric.engine.tally;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What the same history comes to under two sets of contracts, party by party.
 *
 * @param effects of each party that keeps anything under either, in code point order of their names
 */
public record Rehearsal(List<Effect> effects) {

    /**
     * What a party keeps, received less paid, in minor units.
     *
     * @param months one for each month that was rehearsed, in their order
     */
    public record Effect(String party, List<Month> months) {
        public Effect {
            months = List.copyOf(months);
        }

        /** Under the contracts as they were. */
        public long before() {
            return months.stream().mapToLong(Month::before).reduce(0, Math::addExact);
        }

        /** Under the contracts as they would be. */
        public long after() {
            return months.stream().mapToLong(Month::after).reduce(0, Math::addExact);
        }

        /** What it gains, or with a minus loses. */
        public long difference() {
            return Math.subtractExact(after(), before());
        }

        /** The month in which it loses most, or gains least; the first of equal ones. */
        public Month worst() {
            return months.stream()
                    .min(Comparator.comparingLong(Month::difference))
                    .orElseThrow();
        }

        /** Whether it keeps the same in every month. */
        public boolean isUnchanged() {
            return months.stream().allMatch(month -> month.difference() == 0);
        }
    }

    /** What a party keeps of a month, minor units. */
    public record Month(YearMonth month, long before, long after) {

        /** What it gains in it, or with a minus loses. */
        public long difference() {
            return Math.subtractExact(after, before);
        }
    }

    public Rehearsal {
        effects = List.copyOf(effects);
    }

    /**
     * Compares two replays of the same months.
     *
     * @throws IllegalArgumentException if they are of different months
     */
    public static Rehearsal of(List<Replayed> before, List<Replayed> after) {
        if (!months(before).equals(months(after))) throw new IllegalArgumentException("replays of different months");
        var parties = new TreeSet<String>();
        before.forEach(month -> parties.addAll(month.kept().keySet()));
        after.forEach(month -> parties.addAll(month.kept().keySet()));
        return new Rehearsal(
                parties.stream().map(party -> effect(party, before, after)).toList());
    }

    /** What each party keeps of these months together, received less paid, minor units. */
    public static Map<String, Long> kept(List<Replayed> months) {
        var kept = new HashMap<String, Long>();
        for (var month : months) month.kept().forEach((party, amount) -> kept.merge(party, amount, Math::addExact));
        return kept;
    }

    private static List<YearMonth> months(List<Replayed> replayed) {
        return replayed.stream().map(Replayed::month).toList();
    }

    private static Effect effect(String party, List<Replayed> before, List<Replayed> after) {
        var months = new ArrayList<Month>();
        for (int i = 0; i < before.size(); i++) {
            months.add(new Month(
                    before.get(i).month(),
                    before.get(i).kept().getOrDefault(party, 0L),
                    after.get(i).kept().getOrDefault(party, 0L)));
        }
        return new Effect(party, months);
    }

    /** Who loses, whoever loses most first: whether they sign or not. */
    public List<Effect> losers() {
        return effects.stream()
                .filter(effect -> effect.difference() < 0)
                .sorted(Comparator.comparingLong(Effect::difference))
                .toList();
    }
}
