package concentric.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of the rim, for communities of many kinds, each drawn from a seed. */
@DisplayName("The rim of the map")
class RimTest {

    /** Communities, named so that a failure tells which. */
    record Communities(String name, Map<String, List<Place>> units) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Communities> communities() {
        var one = place(6_000, 0.3);
        return Stream.of(
                new Communities("one", Map.of("a", List.of(one))),
                new Communities("around the customers", Map.of("a", List.of(place(5_000, 0), place(5_000, Math.PI)))),
                new Communities("the same units twice", Map.of("a", List.of(one), "b", List.of(one))),
                new Communities("all of one unit", drawn(1, 50, 1, one)),
                new Communities("a few", drawn(2, 7, 6, null)),
                new Communities("three hundred", drawn(3, 300, 12, null)),
                new Communities("five thousand", drawn(4, 5_000, 40, null)));
    }

    private static Map<String, List<Place>> drawn(long seed, int count, int most, @Nullable Place always) {
        var random = new Random(seed);
        var communities = new HashMap<String, List<Place>>();
        for (int i = 0; i < count; i++) {
            int units = 1 + random.nextInt(most);
            communities.put(
                    "community-" + i,
                    IntStream.range(0, units)
                            .mapToObj(unit -> always != null
                                    ? always
                                    : place(2_000 + random.nextInt(8_000), random.nextDouble() * 2 * Math.PI))
                            .toList());
        }
        return communities;
    }

    private static Place place(int distance, double angle) {
        return new Place((int) (distance * Math.cos(angle)), (int) (distance * Math.sin(angle)), 100);
    }

    @ParameterizedTest
    @MethodSource("communities")
    @DisplayName("the same communities in any order, with their units in any order, stand alike")
    void deterministic(Communities communities) {
        var expected = Rim.of(communities.units());
        for (int seed = 0; seed < 3; seed++) {
            assertThat(Rim.of(shuffled(communities.units(), new Random(seed)))).isEqualTo(expected);
        }
        assertThat(expected.places()).containsOnlyKeys(communities.units().keySet());
    }

    private static Map<String, List<Place>> shuffled(Map<String, List<Place>> units, Random random) {
        var codes = new ArrayList<>(units.keySet());
        Collections.shuffle(codes, random);
        var shuffled = new LinkedHashMap<String, List<Place>>();
        for (var code : codes) {
            var places = new ArrayList<>(units.getOrDefault(code, List.of()));
            Collections.shuffle(places, random);
            shuffled.put(code, places);
        }
        return shuffled;
    }

    @ParameterizedTest
    @MethodSource("communities")
    @DisplayName("none reaches into the rings, none out of the picture, and no two meet")
    void apart(Communities communities) {
        var rim = Rim.of(communities.units());
        var places = new ArrayList<>(rim.places().values());
        places.sort(Comparator.comparingInt(Place::x));
        for (int i = 0; i < places.size(); i++) {
            var one = places.get(i);
            double distance = Math.hypot(one.x(), one.y());
            assertThat(distance - one.radius()).isGreaterThan(Layout.RADIUS);
            assertThat(distance + one.radius()).isLessThan(rim.reach());
            for (int j = i + 1; j < places.size(); j++) {
                var other = places.get(j);
                if (other.x() - one.x() > 2 * one.radius()) break;
                assertThat(Math.hypot(other.x() - one.x(), other.y() - one.y()))
                        .as(one + " and " + other)
                        .isGreaterThan(one.radius() + other.radius());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("communities")
    @DisplayName("each stands on the side of its units, the first by code exactly where they stand on average")
    void direction(Communities communities) {
        var rim = Rim.of(communities.units());
        communities
                .units()
                .forEach((code, units) ->
                        assertThat(turned(rim, code, units)).as(code).isLessThan(Math.PI / 3 + 0.01));
        var first = Collections.min(communities.units().keySet());
        assertThat(turned(rim, first, communities.units().getOrDefault(first, List.of())))
                .isLessThan(0.001);
    }

    /** The angle between a community and the average of its units; above, where these have none. */
    private static double turned(Rim rim, String code, List<Place> units) {
        double x = units.stream().mapToInt(Place::x).sum();
        double y = units.stream().mapToInt(Place::y).sum();
        if (x == 0 && y == 0) y = -1;
        var place = rim.places().get(code);
        if (place == null) throw new AssertionError("no place for " + code);
        return Math.abs(Math.IEEEremainder(Math.atan2(place.y(), place.x()) - Math.atan2(y, x), 2 * Math.PI));
    }

    @Test
    @DisplayName("without communities there is none, and the picture ends with the rings")
    void none() {
        assertThat(Rim.of(Map.of())).isEqualTo(new Rim(Layout.RADIUS, Layout.RADIUS, Map.of()));
    }

    @Test
    @DisplayName("one more community far away moves nobody")
    void stays() {
        var units = new HashMap<>(Map.of("a", List.of(place(6_000, 0)), "b", List.of(place(6_000, 1))));
        var before = Rim.of(units);
        units.put("c", List.of(place(6_000, Math.PI)));

        assertThat(Rim.of(units).places()).containsAllEntriesOf(before.places());
    }
}
