package concentric.contracts;

import concentric.contracts.Differences.Place;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the clauses of earlier editions again in the last one. */
final class Spots {

    private final List<Edition> editions;
    private final Map<Integer, Map<Integer, Place>> places = new HashMap<>();

    /** By their numbers; there is at least one. */
    Spots(List<Edition> editions) {
        this.editions = editions;
    }

    Spot of(int edition, int clause) {
        var place = places.computeIfAbsent(edition, this::places).get(clause);
        return place == null
                ? new Spot(edition, clause, Spot.GONE, false)
                : new Spot(edition, clause, place.clause(), place.same());
    }

    private Map<Integer, Place> places(int edition) {
        return Differences.places(
                editions.get(edition).terms(), editions.getLast().terms());
    }
}
