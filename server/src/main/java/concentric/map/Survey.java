package concentric.map;

import concentric.contracts.Offer;
import concentric.engine.plan.Timeline.Dated;
import concentric.ledger.Account;
import concentric.ledger.Exchange;
import concentric.network.Community;
import concentric.network.Participation;
import concentric.network.Unit;
import concentric.payments.ServedCustomers.Served;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts a map together from what the modules know. Pure: everything is handed in. */
final class Survey {

    private final List<Unit> units;
    private final Ties ties;
    private final Set<Long> sellers = new HashSet<>();
    private final Map<Long, Long> numbers = new HashMap<>();
    private final Map<Long, Long> received = new HashMap<>();
    private final Map<Long, Long> paid = new HashMap<>();
    private List<Dated> inForce = List.of();
    private Map<Long, Integer> members = Map.of();
    private Collection<Exchange> exchanges = List.of();
    private Served served = new Served(null, Map.of());
    private Map<Long, Community> communities = Map.of();
    private Collection<Participation> participations = List.of();
    private long customersPaid;

    /**
     * A map of these units.
     *
     * @param offers all of them; who owns one that customers pay for faces customers
     */
    Survey(Collection<Unit> units, Ties ties, Map<Long, Offer> offers) {
        this.units = units.stream().sorted(Comparator.comparing(Unit::code)).toList();
        this.ties = ties;
        offers.values().stream().filter(offer -> !offer.isService()).forEach(offer -> sellers.add(offer.unitId()));
    }

    /** The contracts, of which those in force on the day are shown. */
    void contracts(Collection<Dated> versions, LocalDate day) {
        versions.forEach(
                dated -> numbers.put(dated.version().id(), dated.version().number()));
        inForce = ties.inForce(versions, day);
    }

    /** How many people belong to each unit. */
    void members(Map<Long, Integer> sizes) {
        members = sizes;
    }

    /** What moved in the period, in one currency. */
    void money(Collection<Exchange> all) {
        exchanges = all;
        for (var exchange : all) {
            // What leaves for a partner's bank is not paid to anybody of the network, nor what a successor takes over.
            if (!exchange.reason().account().isEarned()) continue;
            if (exchange.reason().counter().kind() == Account.Kind.HANDOVER) continue;
            add(exchange.reason().account(), exchange.amount(), received);
            add(exchange.reason().counter(), exchange.amount(), paid);
            if (exchange.reason().counter().kind() == Account.Kind.CLEARING) {
                customersPaid = Math.addExact(customersPaid, exchange.amount());
            }
        }
    }

    private static void add(Account account, long amount, Map<Long, Long> sums) {
        var party = account.party();
        if (account.kind() == Account.Kind.UNIT && party != null) sums.merge(party, amount, Math::addExact);
    }

    /** The customers of the period. */
    void customers(Served counted) {
        served = counted;
    }

    /** The communities of the day, and which units are in them then. */
    void communities(Map<Long, Community> all, Collection<Participation> onDay) {
        communities = all;
        participations = onDay;
    }

    /** Everything together. */
    NetworkMap map(Scope scope, long people, LocalDate first, int later) {
        var layout = Layout.of(units.stream()
                .map(unit -> new Seat(unit.code(), ring(unit), unit.field(), members(unit)))
                .toList());
        var counts = ties.counts(inForce);
        var standings = units.stream()
                .map(unit -> standing(unit, layout, counts.getOrDefault(id(unit), 0)))
                .toList();
        var numbersOf = unitsOfCommunities();
        var rim = rim(numbersOf, standings);
        return new NetworkMap(
                scope,
                first,
                layout,
                standings,
                lines(),
                rim,
                numbersOf.entrySet().stream()
                        .map(each -> new CommunityStanding(
                                each.getKey(),
                                Objects.requireNonNull(
                                        rim.places().get(each.getKey().code())),
                                each.getValue()))
                        .toList(),
                (int) inForce.stream()
                        .mapToLong(dated -> dated.version().number())
                        .distinct()
                        .count(),
                people,
                served.all(),
                customersPaid,
                ties.otherwise(inForce, exchanges, numbers),
                later);
    }

    private Standing standing(Unit unit, Layout layout, int contracts) {
        return new Standing(
                unit,
                ring(unit),
                Objects.requireNonNull(layout.places().get(unit.code())),
                members(unit),
                served.byUnit().getOrDefault(id(unit), 0L),
                received.getOrDefault(id(unit), 0L),
                paid.getOrDefault(id(unit), 0L),
                contracts);
    }

    private int members(Unit unit) {
        return members.getOrDefault(id(unit), 0);
    }

    private static long id(Unit unit) {
        return unit.id().value();
    }

    /** A partner stands in the ring of what it does: with those who face customers if customers pay for its offers. */
    private Ring ring(Unit unit) {
        return switch (unit.kind()) {
            case USER_FACING -> Ring.USER_FACING;
            case NODE -> Ring.NODE;
            case LEADERSHIP -> Ring.LEADERSHIP;
            case PARTNER -> sellers.contains(id(unit)) ? Ring.USER_FACING : Ring.NODE;
        };
    }

    /** By code; a community of which no unit is on the map is not there either. */
    private SortedMap<Community, List<Integer>> unitsOfCommunities() {
        var places = places();
        var found = new TreeMap<Community, List<Integer>>(Comparator.comparing(Community::code));
        for (var participation : participations) {
            var community = communities.get(participation.community().value());
            var place = places.get(participation.unit().value());
            if (community == null || place == null) continue;
            found.computeIfAbsent(community, any -> new ArrayList<>()).add(place);
        }
        found.values().forEach(numbers -> numbers.sort(Comparator.naturalOrder()));
        return found;
    }

    private static Rim rim(SortedMap<Community, List<Integer>> communities, List<Standing> standings) {
        var places = new HashMap<String, List<Place>>();
        communities.forEach((community, numbers) -> places.put(
                community.code(),
                numbers.stream().map(number -> standings.get(number).place()).toList()));
        return Rim.of(places);
    }

    private Map<Long, Integer> places() {
        var places = new HashMap<Long, Integer>();
        for (int i = 0; i < units.size(); i++) places.put(id(units.get(i)), i);
        return places;
    }

    private List<Line> lines() {
        var places = places();
        var lines = new ArrayList<Line>();
        ties.lines(inForce, exchanges, numbers).forEach((pair, moved) -> {
            var one = places.get(pair.one());
            var other = places.get(pair.other());
            // Whoever is not on the map has no end for a line.
            if (one == null || other == null) return;
            lines.add(
                    one < other
                            ? new Line(one, other, moved.net(), moved.moved())
                            : new Line(other, one, -moved.net(), moved.moved()));
        });
        lines.sort(NetworkMap.STRONGEST);
        return lines;
    }
}
