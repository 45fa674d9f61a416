package concentric.map;

import concentric.network.Community;
import java.util.List;

/**
 * A community as the map shows it.
 *
 * @param community which
 * @param place on the rim
 * @param units numbers of its units on the day in {@link NetworkMap#units}, ascending; at least one
 */
public record CommunityStanding(Community community, Place place, List<Integer> units) {

    public CommunityStanding {
        units = List.copyOf(units);
    }
}
