package concentric.engine.close;

import concentric.engine.terms.Measure;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which contracts stay open: those that miss a measure, and whatever depends on them. A unit's result is unknown before the
 * stakes if a hold or stake that could change it is undecided; after them also if an open contract could pay it.
 */
final class Openness {

    private final Stakes stakes;
    private final LiveTotals live;

    /** Contracts on results, in the order of their turns, and the others. */
    private final List<Section> sections;

    private final Set<Long> closed;
    private final Map<Long, List<Measure>> missing = new HashMap<>();

    /** By open version: the contracts it waits for. */
    private final Map<Long, Set<String>> open = new LinkedHashMap<>();

    /** By unit: the open contracts that could change its result, before the positive stakes and at its turn. */
    private final Map<String, Set<String>> beforeStakes = new HashMap<>();

    private final Map<String, Set<String>> atTurn = new HashMap<>();

    Openness(Books books, LiveTotals live, Releases releases, Stakes stakes, List<Section> sections) {
        this.stakes = stakes;
        this.live = live;
        this.sections = sections;
        this.closed = books.closed();
        releases.undecided().forEach(this::undecided);
        for (Section section : sections) {
            missing.put(section.id(), Verdict.missing(section.measures(), books.measures()));
        }
        // Contracts on results come in the order of their turns; only stakes lead back, so few rounds are needed.
        boolean more = true;
        while (more) {
            more = spread();
        }
    }

    boolean isOpen(Section section) {
        return open.containsKey(section.id());
    }

    /** The open contracts, in the order of the sections. */
    List<Open> all() {
        return sections.stream()
                .filter(this::isOpen)
                .map(section -> new Open(
                        section.id(),
                        section.name(),
                        0,
                        missing.getOrDefault(section.id(), List.of()),
                        List.copyOf(open.getOrDefault(section.id(), Set.of()))))
                .toList();
    }

    private void undecided(Releases.Asked asked) {
        String contract = asked.held().version().contract().name();
        for (String unit : List.of(asked.held().to(), asked.held().back())) {
            add(beforeStakes, unit, contract);
            add(atTurn, unit, contract);
        }
    }

    private boolean spread() {
        boolean more = false;
        // By unit: its open contracts so far, whose later ones wait for what they leave.
        var earlier = new HashMap<String, Set<String>>();
        for (Section section : sections) {
            if (!closed.contains(section.id()) && !isOpen(section)) {
                var waitsFor = new LinkedHashSet<String>();
                stakes.payers(section).forEach(unit -> waitsFor.addAll(causes(beforeStakes, unit)));
                section.earner().ifPresent(unit -> waitsFor.addAll(causes(atTurn, unit)));
                section.earner().ifPresent(unit -> waitsFor.addAll(causes(earlier, unit)));
                if (!waitsFor.isEmpty()
                        || !missing.getOrDefault(section.id(), List.of()).isEmpty()) {
                    open(section, waitsFor);
                    more = true;
                }
            }
            if (isOpen(section)) {
                section.earner().ifPresent(unit -> add(earlier, unit, section.name()));
            }
        }
        return more;
    }

    private void open(Section section, Set<String> waitsFor) {
        open.put(section.id(), waitsFor);
        section.stakes().flatMap(stake -> stake.concerned().stream()).forEach(unit -> {
            add(beforeStakes, unit, section.name());
            add(atTurn, unit, section.name());
        });
        Stream.concat(section.touched(), section.total().flatMap(live::payer).stream())
                .filter(unit -> !section.earner().equals(Optional.of(unit)))
                .forEach(unit -> add(atTurn, unit, section.name()));
    }

    private static Set<String> causes(Map<String, Set<String>> causes, String unit) {
        return causes.getOrDefault(unit, Set.of());
    }

    private static void add(Map<String, Set<String>> causes, String unit, String contract) {
        causes.computeIfAbsent(unit, known -> new LinkedHashSet<>()).add(contract);
    }
}
