package concentric.engine.plan;

import concentric.engine.terms.CloseClause;
import concentric.engine.terms.Closing;
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
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Which units pay which: by their receipts contracts, or by the contracts on their results. */
public final class PayingGraph {

    /** One contract by which a unit pays another one that pays on. */
    private record Edge(Version version, String to) {}

    private final Map<String, List<Edge>> edges = new LinkedHashMap<>();

    private final Function<Version, String> payer;

    private PayingGraph(
            Collection<Version> versions,
            Function<Version, String> payer,
            Function<Version, Collection<String>> payees) {
        this.payer = payer;
        List<Version> ordered = versions.stream()
                .sorted(Comparator.comparingLong(Version::number).thenComparingLong(Version::id))
                .toList();
        ordered.forEach(version -> edges.put(payer.apply(version), new ArrayList<>()));
        for (Version version : ordered) {
            String from = payer.apply(version);
            for (String to : payees.apply(version)) {
                if (edges.containsKey(to)) {
                    out(from).add(new Edge(version, to));
                }
            }
        }
    }

    /** By receipts contracts. */
    static PayingGraph ofReceipts(Collection<Version> receipts) {
        return new PayingGraph(
                receipts,
                PayingGraph::receiver,
                version -> version.contract().clauses().stream()
                        .flatMap(clause -> clause.parties().stream())
                        .flatMap(party -> party instanceof Party.Named(String name) ? Stream.of(name) : Stream.empty())
                        .toList());
    }

    /** By contracts on results, whoever bears a loss included; a party that is the payer itself keeps its part. */
    public static PayingGraph ofResults(Collection<Version> closings) {
        return new PayingGraph(
                closings,
                PayingGraph::earner,
                version -> closing(version).clauses().stream()
                        .filter(clause -> !(clause instanceof CloseClause.Stake))
                        .flatMap(clause -> clause.touched().stream())
                        .filter(name -> !name.equals(earner(version)))
                        .toList());
    }

    /** Whether the contract shares receipts. */
    static boolean isOnReceipts(Version version) {
        return version.contract().source() instanceof Source.Receipts;
    }

    /** Whether the contract shares a result at a close. */
    public static boolean isOnResult(Version version) {
        Closing closing = version.contract().closing();
        return closing != null && closing.on() instanceof Source.Result;
    }

    /** The unit that pays by this version. */
    String payer(Version version) {
        return payer.apply(version);
    }

    private static String receiver(Version receipts) {
        return ((Source.Receipts) receipts.contract().source()).unit();
    }

    private static String earner(Version closing) {
        return ((Source.Result) closing(closing).on()).of();
    }

    private static Closing closing(Version version) {
        return Objects.requireNonNull(version.contract().closing());
    }

    /**
     * Versions that pay in a circle, each one's payer paid by the one before it, beginning with the lowest contract number;
     * empty if there are none.
     */
    List<Version> cycle() {
        var done = new HashSet<String>();
        for (String unit : edges.keySet()) {
            List<Version> cycle = cycleFrom(unit, done);
            if (!cycle.isEmpty()) {
                return cycle;
            }
        }
        return List.of();
    }

    /** The paying units, each after all that pay it; among several that could be next, by name. There is no cycle. */
    public List<String> order() {
        var waitsFor = new HashMap<String, Integer>();
        edges.values().forEach(out -> out.forEach(edge -> waitsFor.merge(edge.to, 1, Integer::sum)));
        var ready = new PriorityQueue<String>();
        edges.keySet().stream().filter(unit -> !waitsFor.containsKey(unit)).forEach(ready::add);
        var order = new ArrayList<String>();
        for (String unit = ready.poll(); unit != null; unit = ready.poll()) {
            order.add(unit);
            for (Edge edge : out(unit)) {
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

    private List<Version> spelled(List<Edge> path, String closing) {
        List<Version> cycle = new ArrayList<>(path.stream().map(Edge::version).toList());
        while (!payer.apply(cycle.getFirst()).equals(closing)) {
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
