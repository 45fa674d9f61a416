package concentric.map;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The whole map.
 *
 * @param scope which day, which money
 * @param first the first day that anything is known of any unit
 * @param layout rings and fields
 * @param units by code
 * @param lines strongest first
 * @param rim outside of all rings
 * @param communities by code; those of which a unit is on the map
 * @param contracts how many are in force on the day
 * @param people who belong to any unit on the day, each once
 * @param customers who paid in the period, each once; null if there are too many payments to count them
 * @param paid by customers in the period, less what they got back; minor units
 * @param otherwise minor units that moved between units in the period, but by no contract in force on the day
 * @param later units that are in the network, but were not yet on the day
 */
public record NetworkMap(
        Scope scope,
        LocalDate first,
        Layout layout,
        List<Standing> units,
        List<Line> lines,
        Rim rim,
        List<CommunityStanding> communities,
        int contracts,
        long people,
        @Nullable Long customers,
        long paid,
        long otherwise,
        int later) {

    /** More units than this are dots at first sight: names and lines then need a closer look. */
    public static final int DENSE = 400;

    /** Strongest first; then as the units are ordered. */
    static final Comparator<Line> STRONGEST = Comparator.comparingLong(Line::moved)
            .reversed()
            .thenComparingInt(Line::one)
            .thenComparingInt(Line::other);

    public NetworkMap {
        units = List.copyOf(units);
        lines = List.copyOf(lines);
        communities = List.copyOf(communities);
    }

    /** A unit by its code; nothing if it is not on this map. */
    public Optional<Standing> find(String code) {
        return units.stream().filter(each -> each.unit().code().equals(code)).findAny();
    }

    /** A community by its code; nothing if it is not on this map. */
    public Optional<CommunityStanding> community(String code) {
        return communities.stream()
                .filter(each -> each.community().code().equals(code))
                .findAny();
    }

    /** The units of a community that are on this map. */
    public List<Standing> of(CommunityStanding community) {
        return community.units().stream().map(units::get).toList();
    }

    /** A line as one of its two units sees it. */
    public record Partner(Standing with, long received, long moved) {}

    /** Whom a unit has contracts with, and what came from each (negative: went there), strongest first. */
    public List<Partner> partners(Standing unit) {
        int number = IntStream.range(0, units.size())
                .filter(i -> units.get(i).equals(unit))
                .findFirst()
                .orElseThrow();
        return lines.stream()
                .filter(line -> line.one() == number || line.other() == number)
                .map(line -> line.one() == number
                        ? new Partner(units.get(line.other()), -line.net(), line.moved())
                        : new Partner(units.get(line.one()), line.net(), line.moved()))
                .toList();
    }

    /** How many units stand in a ring, or how many of them are partners. */
    public long count(Ring ring, boolean partners) {
        return units.stream()
                .filter(unit -> unit.ring() == ring && unit.isPartner() == partners)
                .count();
    }
}
