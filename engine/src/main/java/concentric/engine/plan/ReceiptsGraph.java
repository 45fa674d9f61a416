package concentric.engine.plan;

import concentric.engine.terms.Party;
import concentric.engine.terms.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/** Which units pay which by their receipts contracts. */
final class ReceiptsGraph {

    /** One contract by which a unit pays another one that pays on. */
    private record Edge(Version version, String to) {}

    private final Map<String, List<Edge>> edges = new LinkedHashMap<>();

    private ReceiptsGraph(Collection<Version> receipts) {
        List<Version> ordered = receipts.stream()
                .sorted(Comparator.comparingLong(Version::number))
                .toList();
        ordered.forEach(version -> edges.put(payer(version), new ArrayList<>()));
        for (Version version : ordered) {
            version.contract().clauses().stream()
                    .flatMap(clause -> clause.parties().stream())
                    .forEach(party -> {
                        if (party instanceof Party.Named(String name) && edges.containsKey(name)) {
                            out(payer(version)).add(new Edge(version, name));
                        }
                    });
        }
    }

    /** The unit whose receipts the contract shares. */
    static String payer(Version receipts) {
        return switch (receipts.contract().source()) {
            case Source.Receipts(String unit, List<String> contracts) -> unit;
            case Source.Payments payments -> throw new IllegalArgumentException(receipts + " is on payments");
            case Source.AllPayments payments -> throw new IllegalArgumentException(receipts + " is on payments");
            case Source.Usage usage -> throw new IllegalArgumentException(receipts + " is on usage");
        };
    }

    /**
     * Versions that pay in a circle, each one's payer paid by the one before it, beginning with the lowest contract number;
     * empty if there are none.
     */
    static List<Version> cycle(Collection<Version> receipts) {
        var graph = new ReceiptsGraph(receipts);
        var done = new HashSet<String>();
        for (String unit : graph.edges.keySet()) {
            List<Version> cycle = graph.cycleFrom(unit, done);
            if (!cycle.isEmpty()) {
                return cycle;
            }
        }
        return List.of();
    }

    /** The paying units, each after all that pay it; among several that could be next, by name. There is no cycle. */
    static List<String> order(Collection<Version> receipts) {
        var graph = new ReceiptsGraph(receipts);
        var waitsFor = new HashMap<String, Integer>();
        graph.edges.values().forEach(out -> out.forEach(edge -> waitsFor.merge(edge.to, 1, Integer::sum)));
        var ready = new PriorityQueue<String>();
        graph.edges.keySet().stream()
                .filter(unit -> !waitsFor.containsKey(unit))
                .forEach(ready::add);
        var order = new ArrayList<String>();
        for (String unit = ready.poll(); unit != null; unit = ready.poll()) {
            order.add(unit);
            for (Edge edge : graph.out(unit)) {
                if (waitsFor.merge(edge.to, -1, Integer::sum) == 0) {
                    ready.add(edge.to);
                }
            }
        }
        return order;
    }

    /** Depth first without recursion, because a chain of units may be longer than the stack is deep. */
    private List<Version> cycleFrom(String start, Set<String> done) {
        var path = new ArrayDeque<Edge>();
        var onPath = new HashSet<String>();
        var open = new ArrayDeque<Iterator<Edge>>();
        if (done.add(start)) {
            onPath.add(start);
            open.push(out(start).iterator());
        }
        while (!open.isEmpty()) {
            if (!open.element().hasNext()) {
                open.pop();
                if (!path.isEmpty()) {
                    onPath.remove(path.removeLast().to);
                }
                continue;
            }
            Edge edge = open.element().next();
            if (onPath.contains(edge.to)) {
                path.addLast(edge);
                return spelled(new ArrayList<>(path), edge.to);
            }
            if (done.add(edge.to)) {
                path.addLast(edge);
                onPath.add(edge.to);
                open.push(out(edge.to).iterator());
            }
        }
        return List.of();
    }

    private static List<Version> spelled(List<Edge> path, String closing) {
        List<Version> cycle = new ArrayList<>(path.stream().map(Edge::version).toList());
        while (!payer(cycle.getFirst()).equals(closing)) {
            cycle.removeFirst();
        }
        Version lowest =
                cycle.stream().min(Comparator.comparingLong(Version::number)).orElseThrow();
        while (!cycle.getFirst().equals(lowest)) {
            cycle.addLast(cycle.removeFirst());
        }
        return cycle;
    }

    private List<Edge> out(String unit) {
        return edges.getOrDefault(unit, List.of());
    }
}
