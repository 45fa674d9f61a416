package concentric.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of the map, for networks of many shapes, each drawn from a seed. */
@DisplayName("The layout of the map")
class LayoutTest {

    private static final double FULL_TURN = 2 * Math.PI;

    /** Coordinates are rounded: a disc may reach this much further. */
    private static final double ROUNDED = 1.5;

    /** A network, named so that a failure tells which. */
    record Network(String name, List<Seat> seats) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Network> networks() {
        return Stream.of(
                new Network("nobody", List.of()),
                new Network("one", List.of(new Seat("a", Ring.USER_FACING, "", 5))),
                new Network("one giant", List.of(new Seat("a", Ring.USER_FACING, "", 90_000))),
                new Network("nodes only", random(1, 12, 0, 3, 9)),
                new Network("forty", random(2, 40, 55, 5, 12)),
                new Network("one field", random(3, 60, 60, 1, 30)),
                new Network("a giant among dwarfs", withGiant(random(4, 200, 60, 7, 6))),
                new Network("more fields than sectors", random(5, 900, 60, 120, 20)),
                new Network("every unit a field of its own", random(6, 60, 100, 5_000, 10)),
                new Network("five thousand", random(7, 5_000, 60, 24, 60)),
                new Network("thirty thousand", random(8, 30_000, 70, 40, 300)));
    }

    private static List<Seat> random(long seed, int units, int facing, int fields, int most) {
        var random = new Random(seed);
        return IntStream.range(0, units)
                .mapToObj(i -> {
                    int kind = random.nextInt(100);
                    var ring = kind < facing ? Ring.USER_FACING : kind < 97 ? Ring.NODE : Ring.LEADERSHIP;
                    var field = random.nextInt(20) == 0 ? "" : "field " + random.nextInt(fields);
                    // Few are large, as in life.
                    double size = random.nextDouble();
                    return new Seat("unit-" + i, ring, field, (int) (most * size * size * size));
                })
                .toList();
    }

    private static List<Seat> withGiant(List<Seat> seats) {
        var all = new ArrayList<>(seats);
        all.add(new Seat("giant", Ring.NODE, "field 1", 5_000));
        return all;
    }

    @ParameterizedTest
    @MethodSource("networks")
    @DisplayName("the same units in any order are laid out alike")
    void deterministic(Network network) {
        var expected = Layout.of(network.seats());
        var shuffled = new ArrayList<>(network.seats());
        for (int seed = 0; seed < 3; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(Layout.of(shuffled)).isEqualTo(expected);
        }
        assertThat(expected.places()).hasSameSizeAs(network.seats());
    }

    @ParameterizedTest
    @MethodSource("networks")
    @DisplayName("no two discs overlap, and each can be seen")
    void apart(Network network) {
        var places = new ArrayList<>(Layout.of(network.seats()).places().values());
        places.sort(Comparator.comparingInt(Place::x));
        int widest = places.stream().mapToInt(Place::radius).max().orElse(0);
        assertThat(places).allMatch(place -> place.radius() >= 3);
        for (int i = 0; i < places.size(); i++) {
            var one = places.get(i);
            for (int j = i + 1; j < places.size(); j++) {
                var other = places.get(j);
                if (other.x() - one.x() > one.radius() + widest) break;
                double between = Math.hypot(other.x() - one.x(), other.y() - one.y());
                assertThat(between).as(one + " and " + other).isGreaterThanOrEqualTo(one.radius() + other.radius());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("networks")
    @DisplayName("each unit stands within its ring and its field")
    void inside(Network network) {
        var layout = Layout.of(network.seats());
        for (var seat : network.seats()) {
            var place = place(layout, seat);
            var band = layout.bands().stream()
                    .filter(each -> each.ring() == seat.ring())
                    .filter(each -> holds(each, place))
                    .findAny();
            assertThat(band).as(seat + " in its ring").isPresent();
            var sector = band.get().sectors().stream()
                    .filter(each -> each.field().equals(seat.field()) || each.gathered())
                    .filter(each -> holds(each, place))
                    .findAny();
            assertThat(sector).as(seat + " in its field").isPresent();
        }
    }

    private static Place place(Layout layout, Seat seat) {
        var place = layout.places().get(seat.code());
        if (place == null) throw new AssertionError("no place for " + seat);
        return place;
    }

    private static boolean holds(Band band, Place place) {
        double distance = Math.hypot(place.x(), place.y());
        return distance - place.radius() >= band.inner() - ROUNDED
                && distance + place.radius() <= band.outer() + ROUNDED;
    }

    private static boolean holds(Sector sector, Place place) {
        if (sector.span() > FULL_TURN - 1e-6) return true;
        double distance = Math.hypot(place.x(), place.y());
        double half = Math.asin(Math.min(1, (place.radius() - ROUNDED) / distance));
        double angle = Math.atan2(place.y(), place.x());
        while (angle < sector.from()) angle += FULL_TURN;
        while (angle >= sector.from() + FULL_TURN) angle -= FULL_TURN;
        return angle - half >= sector.from() - 1e-9 && angle + half <= sector.to() + 1e-9;
    }

    @ParameterizedTest
    @MethodSource("networks")
    @DisplayName("rings follow each other from the customers outwards and never meet")
    void rings(Network network) {
        var layout = Layout.of(network.seats());
        int reached = layout.core();
        for (var band : layout.bands()) {
            assertThat(band.inner()).isGreaterThanOrEqualTo(reached);
            assertThat(band.outer()).isGreaterThan(band.inner());
            reached = band.outer();
            double turned = band.sectors().stream().mapToDouble(Sector::span).sum();
            if (!band.sectors().isEmpty()) assertThat(turned).isBetween(FULL_TURN - 1e-9, FULL_TURN + 1e-9);
        }
        assertThat(reached).isEqualTo(Layout.RADIUS);
        assertThat(layout.bands().stream().map(Band::ring).distinct()).containsExactly(Ring.values());
    }

    @Test
    @DisplayName(
            "fields are sized by their units that face customers, and nodes of these fields stand in line with them")
    void fields() {
        var seats = new ArrayList<Seat>();
        for (int i = 0; i < 8; i++) seats.add(new Seat("heat-" + i, Ring.USER_FACING, "Heat", 10));
        for (int i = 0; i < 4; i++) seats.add(new Seat("wash-" + i, Ring.USER_FACING, "Wash", 10));
        for (int i = 0; i < 30; i++) seats.add(new Seat("parts-" + i, Ring.NODE, "Wash", 10));
        seats.add(new Seat("pay", Ring.NODE, "Office", 10));

        var bands = Layout.of(seats).bands();

        var facing = bands.getFirst();
        assertThat(facing.sectors()).extracting(Sector::field).containsExactly("Heat", "Wash");
        assertThat(facing.sectors().getFirst().span()
                        / facing.sectors().getLast().span())
                .isBetween(1.9, 2.1);
        assertThat(facing.sectors().getFirst().middle()).isEqualTo(-Math.PI / 2);
        assertThat(bands.get(1).sectors()).isEqualTo(facing.sectors());
        assertThat(bands.get(2).sectors()).extracting(Sector::field).containsExactly("Office");
    }

    @Test
    @DisplayName("fields that are too many share the last sector")
    void gathered() {
        var sectors =
                Layout.of(random(9, 2_000, 100, 200, 20)).bands().getFirst().sectors();

        assertThat(sectors).hasSize(Sectors.MOST);
        assertThat(sectors.getLast().gathered()).isTrue();
        assertThat(sectors.subList(0, Sectors.MOST - 1)).noneMatch(Sector::gathered);
    }

    @Test
    @DisplayName("a unit of more members has a larger disc, within bounds")
    void sizes() {
        Map<String, Integer> radius = new HashMap<>();
        var seats = IntStream.of(0, 3, 9, 100, 400, 90_000)
                .mapToObj(members -> new Seat("of-" + members, Ring.NODE, "", members))
                .toList();
        Layout.of(seats).places().forEach((code, place) -> radius.put(code, place.radius()));

        assertThat(radius.get("of-9")).isGreaterThan(radius.get("of-3")).isLessThan(radius.get("of-100"));
        assertThat(radius.get("of-0")).isEqualTo(radius.get("of-3"));
        assertThat(radius.get("of-90000")).isEqualTo(radius.get("of-400"));
    }
}
