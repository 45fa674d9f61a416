package concentric.platform.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parties in columns by their longest way from a source, and what flows between them, always to a later column.
 *
 * @param gathered how many parties are drawn together with others
 * @param leftOut how many flows can't be drawn
 */
record SankeyGraph(List<Party> parties, List<Link> links, int gathered, int leftOut) {

    /** More bars than this can't be read; the smallest are then drawn together. */
    static final int MOST_PARTIES = 24;

    /**
     * Who receives or pays.
     *
     * @param kind null for parties of several kinds drawn together
     */
    record Party(
            String id,
            String label,
            @Nullable PartyKind kind,
            @Nullable String href,
            int column) {}

    record Link(String from, String to, long amount) {}

    static SankeyGraph of(List<Sankey.Node> nodes, List<Sankey.Flow> flows) {
        var known = new TreeMap<String, Sankey.Node>();
        nodes.forEach(node -> known.put(node.id(), node));
        for (var flow : flows) {
            if (!known.containsKey(flow.from()) || !known.containsKey(flow.to())) {
                throw new IllegalArgumentException("a flow from or to an unknown party: " + flow);
            }
        }
        var positive = flows.stream().filter(flow -> flow.amount() > 0).toList();
        var all = summed(positive.stream().map(flow -> new Link(flow.from(), flow.to(), flow.amount())));
        var forward = forward(all);
        var columns = columns(forward);
        var parties = known.values().stream()
                .filter(node -> columns.containsKey(node.id()))
                .map(node -> new Party(
                        node.id(),
                        node.label(),
                        node.kind(),
                        node.href(),
                        Objects.requireNonNull(columns.get(node.id()))))
                .toList();
        var leftOut = flows.size() - positive.size() + all.size() - forward.size();
        return new SankeyGraph(parties, forward, 0, leftOut);
    }

    /** One link for each pair, in the order of ids, whatever the order they come in. */
    private static List<Link> summed(Stream<Link> links) {
        var sums = new TreeMap<String, TreeMap<String, Long>>();
        links.forEach(link -> sums.computeIfAbsent(link.from(), from -> new TreeMap<>())
                .merge(link.to(), link.amount(), Math::addExact));
        var summed = new ArrayList<Link>();
        sums.forEach((from, tos) -> tos.forEach((to, amount) -> summed.add(new Link(from, to, amount))));
        return List.copyOf(summed);
    }

    /** Without the links that lead back to who has paid already, looked for in the order of ids. */
    private static List<Link> forward(List<Link> links) {
        var outOf = links.stream().collect(Collectors.groupingBy(Link::from, TreeMap::new, Collectors.toList()));
        var forward = new ArrayList<Link>();
        var done = new HashSet<String>();
        outOf.keySet().forEach(start -> follow(start, outOf, new HashSet<>(), done, forward));
        return forward.stream()
                .sorted(Comparator.comparing(Link::from).thenComparing(Link::to))
                .toList();
    }

    private static void follow(
            String party, Map<String, List<Link>> outOf, Set<String> behind, Set<String> done, List<Link> forward) {
        if (!done.add(party)) {
            return;
        }
        behind.add(party);
        for (var link : outOf.getOrDefault(party, List.of())) {
            if (!behind.contains(link.to())) {
                forward.add(link);
                follow(link.to(), outOf, behind, done, forward);
            }
        }
        behind.remove(party);
    }

    private static Map<String, Integer> columns(List<Link> links) {
        var columns = new HashMap<String, Integer>();
        for (var moved = true; moved; ) {
            moved = false;
            for (var link : links) {
                var next = columns.computeIfAbsent(link.from(), from -> 0) + 1;
                if (columns.getOrDefault(link.to(), 0) < next) {
                    columns.put(link.to(), next);
                    moved = true;
                }
            }
        }
        return columns;
    }

    /** The same graph with its smallest parties drawn together, per column, when there are too many. */
    SankeyGraph gathered(Sankey.Words words) {
        var others = small().stream().collect(Collectors.groupingBy(Party::column, TreeMap::new, Collectors.toList()));
        others.values().removeIf(members -> members.size() == 1);
        var names = new HashMap<String, String>();
        var kept = new ArrayList<>(parties);
        others.forEach((column, members) -> {
            var together = together(column, members, words);
            members.forEach(member -> names.put(member.id(), together.id()));
            kept.removeAll(members);
            kept.add(together);
        });
        var renamed = links.stream()
                .map(link -> new Link(
                        names.getOrDefault(link.from(), link.from()),
                        names.getOrDefault(link.to(), link.to()),
                        link.amount()));
        return new SankeyGraph(List.copyOf(kept), summed(renamed), names.size(), leftOut);
    }

    /** The fewest small parties that must be drawn together, one bar a column, so that not too many bars are left. */
    private List<Party> small() {
        if (parties.size() <= MOST_PARTIES) {
            return List.of();
        }
        var sizes = sizes();
        var bySize = new ArrayList<>(parties);
        bySize.sort(Comparator.comparing((Party party) -> sizes.get(party.id())).thenComparing(Party::id));
        var small = new ArrayList<Party>();
        var columns = new HashSet<Integer>();
        for (var party : bySize) {
            if (parties.size() - small.size() + columns.size() <= MOST_PARTIES) {
                break;
            }
            small.add(party);
            columns.add(party.column());
        }
        return small;
    }

    private static Party together(int column, List<Party> members, Sankey.Words words) {
        var kinds = members.stream().map(Party::kind).distinct().toList();
        var kind = kinds.size() == 1 ? kinds.getFirst() : null;
        // No code of a party begins with a blank, so this id can't be taken.
        return new Party(" " + column, words.t().of("sankey.others", members.size()), kind, words.table(), column);
    }

    /** What goes through each party. */
    Map<String, Long> sizes() {
        var received = new HashMap<String, Long>();
        var paid = new HashMap<String, Long>();
        for (var link : links) {
            received.merge(link.to(), link.amount(), Math::addExact);
            paid.merge(link.from(), link.amount(), Math::addExact);
        }
        paid.forEach((id, amount) -> received.merge(id, amount, Math::max));
        return received;
    }

    List<Link> into(String id) {
        return links.stream().filter(link -> link.to().equals(id)).toList();
    }

    List<Link> outOf(String id) {
        return links.stream().filter(link -> link.from().equals(id)).toList();
    }
}
