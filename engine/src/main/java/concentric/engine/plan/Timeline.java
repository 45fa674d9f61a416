package concentric.engine.plan;

import concentric.engine.terms.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** Versions of contracts over time: which of them clash, and when. */
public final class Timeline {

    /** A version and when it is in force. */
    public record Dated(Version version, Interval interval) {

        private String name() {
            return version.contract().name();
        }

        private boolean meets(Dated other) {
            return interval.intersects(other.interval);
        }
    }

    private static final Comparator<Dated> BY_BEGINNING = Comparator.comparing(
                    (Dated dated) -> dated.interval().from())
            .thenComparingLong(dated -> dated.version().number())
            .thenComparingLong(dated -> dated.version().id());

    private final List<Dated> versions;
    private final Set<Clash> clashes = new LinkedHashSet<>();

    private Timeline(Collection<Dated> versions) {
        this.versions = versions.stream().sorted(BY_BEGINNING).toList();
    }

    /**
     * Where versions clash while their intervals intersect: two versions of one contract, two contracts for the payments
     * of one offer or the usage of one service, contracts on receipts or on results that pay in a circle. Empty: they can all be in force.
     */
    public static List<Clash> clashes(Collection<Dated> versions) {
        var timeline = new Timeline(versions);
        timeline.versionsTwice();
        timeline.offersTwice();
        timeline.servicesTwice();
        timeline.cycles(PayingGraph::isOnReceipts, PayingGraph::ofReceipts);
        timeline.cycles(PayingGraph::isOnResult, PayingGraph::ofResults);
        return List.copyOf(timeline.clashes);
    }

    private void versionsTwice() {
        var byName = new TreeMap<String, List<Dated>>();
        var byNumber = new TreeMap<Long, List<Dated>>();
        for (Dated dated : versions) {
            add(byName, dated.name(), dated);
            add(byNumber, dated.version().number(), dated);
        }
        for (var group : List.of(byName.values(), byNumber.values())) {
            for (List<Dated> alike : group) {
                for (Pair pair : meeting(alike)) {
                    clash(new Refusal.VersionTwice(pair.first.name()), pair);
                }
            }
        }
    }

    private void offersTwice() {
        var byOffer = new TreeMap<String, List<Dated>>();
        var forAll = new ArrayList<Dated>();
        var forSome = new ArrayList<Dated>();
        for (Dated dated : versions) {
            switch (dated.version().contract().source()) {
                case Source.Payments(List<String> offers) -> {
                    forSome.add(dated);
                    offers.stream().distinct().forEach(offer -> add(byOffer, offer, dated));
                }
                case Source.AllPayments() -> forAll.add(dated);
                case Source.Receipts receipts -> {}
                case Source.Usage usage -> {}
                case Source.Closing closing -> {}
            }
        }
        var seen = new LinkedHashSet<Pair>();
        byOffer.forEach((offer, alike) -> meeting(alike).forEach(pair -> offerTwice(offer, pair, seen)));
        meeting(forAll).forEach(pair -> offerTwice("all offers", pair, seen));
        for (Dated all : forAll) {
            forSome.stream().filter(all::meets).forEach(some -> offerTwice("all offers", new Pair(some, all), seen));
        }
    }

    private void offerTwice(String offer, Pair pair, Set<Pair> seen) {
        // Two versions of one contract at once are a clash already.
        if (pair.first.version().number() != pair.second.version().number() && seen.add(pair)) {
            clash(new Refusal.OfferTwice(offer, pair.first.name(), pair.second.name()), pair);
        }
    }

    private void servicesTwice() {
        var byService = new TreeMap<String, List<Dated>>();
        for (Dated dated : versions) {
            if (dated.version().contract().source() instanceof Source.Usage usage) {
                add(byService, usage.service(), dated);
            }
        }
        byService.forEach((service, alike) -> meeting(alike).stream()
                .filter(pair ->
                        pair.first.version().number() != pair.second.version().number())
                .forEach(
                        pair -> clash(new Refusal.ServiceTwice(service, pair.first.name(), pair.second.name()), pair)));
    }

    private void cycles(Predicate<Version> pays, Function<List<Version>, PayingGraph> graph) {
        List<Dated> paying =
                versions.stream().filter(dated -> pays.test(dated.version())).toList();
        // A circle closes when the last of its versions begins, so no other instant needs a look.
        for (Instant beginning :
                paying.stream().map(dated -> dated.interval().from()).distinct().toList()) {
            List<Dated> inForce = paying.stream()
                    .filter(dated -> dated.interval().contains(beginning))
                    .toList();
            cycle(inForce, graph.apply(inForce.stream().map(Dated::version).toList()));
        }
    }

    private void cycle(List<Dated> inForce, PayingGraph graph) {
        List<Version> circle = graph.cycle();
        if (!circle.isEmpty()) {
            Interval interval = inForce.stream()
                    .filter(dated -> circle.contains(dated.version()))
                    .map(Dated::interval)
                    .reduce(Interval.ALWAYS, Interval::intersection);
            clashes.add(new Clash(
                    new Refusal.Cycle(
                            circle.stream().map(graph::payer).toList(),
                            circle.stream()
                                    .map(version -> version.contract().name())
                                    .toList()),
                    interval));
        }
    }

    private void clash(Refusal refusal, Pair pair) {
        clashes.add(new Clash(refusal, pair.first.interval().intersection(pair.second.interval())));
    }

    /** Pairs that meet, each version with the latest ending one before it: enough to name every version that clashes. */
    private static List<Pair> meeting(List<Dated> byBeginning) {
        var pairs = new ArrayList<Pair>();
        Dated latest = null;
        for (Dated dated : byBeginning) {
            if (latest != null && latest.meets(dated)) {
                pairs.add(new Pair(latest, dated));
            }
            if (latest == null
                    || latest.interval().until().isBefore(dated.interval().until())) {
                latest = dated;
            }
        }
        return pairs;
    }

    private static <K> void add(Map<K, List<Dated>> groups, K key, Dated dated) {
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(dated);
    }

    private record Pair(Dated first, Dated second) {}
}
