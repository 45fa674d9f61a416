package concentric.platform.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Where everything of a {@link SankeyGraph} stands. A party stands level with the first it pays, so that cascades run
 * straight; those that pay nobody stand above those that do, so that no link runs through their labels.
 */
final class SankeyLayout {

    static final double WIDTH = 1040;
    static final double BAR = 10;
    static final double LINE = 15;

    private static final double LEFT = 4;
    private static final double TALLEST = 280;
    private static final double THINNEST_LINK = 1.5;
    private static final double THINNEST_BAR = 2;
    private static final double WIDEST_STEP = 420;
    private static final double SHORTEST_LABEL = 124;
    private static final double LAST_LABEL = 160;
    private static final double GAP = 14;
    private static final double LABEL_GAP = 8;

    /** Where a party's label stands; what pays others has its label above, out of the way of its links. */
    enum Place {
        RIGHT,
        ABOVE,
        BELOW
    }

    record Box(double x, double y, double height, SankeyLabel label, Place place) {

        double labelX() {
            return place == Place.RIGHT ? x + BAR + LABEL_GAP : x;
        }

        /** Upper edge of the label. */
        double labelY() {
            return switch (place) {
                case RIGHT -> y + height / 2 - label.lines() * LINE / 2;
                case ABOVE -> y - above(label, place, height);
                case BELOW -> y + height + 3;
            };
        }

        private static double above(SankeyLabel label, Place place, double height) {
            return switch (place) {
                case RIGHT -> Math.max(0, (label.lines() * LINE - height) / 2);
                case ABOVE -> label.lines() * LINE + 4;
                case BELOW -> 0;
            };
        }

        private static double below(SankeyLabel label, Place place, double height) {
            return switch (place) {
                case RIGHT -> above(label, place, height);
                case ABOVE -> 0;
                case BELOW -> label.lines() * LINE + 4;
            };
        }
    }

    /** A link from (x1, y1) to (x2, y2), the middles of its ends. */
    record Band(SankeyGraph.Link link, double x1, double y1, double x2, double y2, double thickness) {

        /** Whether the band runs through the label of a box. */
        private boolean crosses(Box box) {
            for (var step = 0; step <= 40; step++) {
                var t = step / 40.0;
                var ease = t * t * (3 - 2 * t);
                var x = x1 + (x2 - x1) * (1.5 * t * (1 - t) + t * t * t);
                var y = y1 + (y2 - y1) * ease;
                if (x > box.labelX()
                        && x < box.labelX() + box.label().width()
                        && y + thickness / 2 > box.labelY()
                        && y - thickness / 2 < box.labelY() + box.label().lines() * LINE) {
                    return true;
                }
            }
            return false;
        }
    }

    private final SankeyGraph graph;
    private final Sankey.Words words;
    private final Map<String, SankeyGraph.Party> parties = new HashMap<>();
    private final Map<String, Long> sizes;
    private final int lastColumn;
    private final double step;
    private final double lastRoom;
    private final double scale;
    private final Set<String> labelledBelow = new HashSet<>();

    private final Map<String, Box> boxes = new HashMap<>();
    private final Map<Integer, Double> free = new HashMap<>();
    private List<Band> bands = List.of();

    private SankeyLayout(SankeyGraph graph, Sankey.Words words) {
        this.graph = graph;
        this.words = words;
        graph.parties().forEach(party -> parties.put(party.id(), party));
        this.sizes = graph.sizes();
        this.lastColumn = graph.parties().stream()
                .mapToInt(SankeyGraph.Party::column)
                .max()
                .orElse(0);
        // Names can be cut, amounts can't: the picture grows wider rather.
        var amounts = graph.parties().stream()
                .mapToDouble(party -> SankeyLabel.amountWidth(party, kept(party), words))
                .max()
                .orElse(0);
        this.lastRoom = Math.max(LAST_LABEL, amounts);
        var narrowest = BAR + 2 * LABEL_GAP + Math.max(SHORTEST_LABEL, amounts);
        var even = (WIDTH - lastRoom - 2 * LABEL_GAP) / Math.max(1, lastColumn);
        this.step = Math.max(narrowest, Math.min(even, WIDEST_STEP));
        this.scale = TALLEST / Math.max(1, tallestColumn());
    }

    static SankeyLayout of(SankeyGraph graph, Sankey.Words words) {
        var layout = new SankeyLayout(graph, words);
        layout.arrange();
        if (layout.moveCrossedLabels()) {
            layout.arrange();
        }
        return layout;
    }

    Box box(String id) {
        return Objects.requireNonNull(boxes.get(id), id);
    }

    List<Band> bands() {
        return bands;
    }

    /** The parties as they stand, column by column and downwards: the order of reading and of the tab key. */
    List<SankeyGraph.Party> parties() {
        return graph.parties().stream()
                .sorted(Comparator.comparingInt(SankeyGraph.Party::column)
                        .thenComparingDouble(party -> box(party.id()).y()))
                .toList();
    }

    double width() {
        var right = boxes.values().stream()
                .mapToDouble(box -> box.labelX() + box.label().width())
                .max()
                .orElse(0);
        return Math.max(WIDTH, right);
    }

    double height() {
        return boxes.values().stream()
                        .mapToDouble(box -> box.y() + box.height() + Box.below(box.label(), box.place(), box.height()))
                        .max()
                        .orElse(0)
                + LEFT;
    }

    private long tallestColumn() {
        var columns = new HashMap<Integer, Long>();
        graph.parties().forEach(party -> columns.merge(party.column(), size(party), Math::addExact));
        return columns.values().stream().mapToLong(size -> size).max().orElse(1);
    }

    private void arrange() {
        boxes.clear();
        free.clear();
        graph.parties().stream()
                .filter(party -> graph.into(party.id()).isEmpty())
                .sorted(order())
                .forEach(source -> place(source, lowest(source)));
        bands = bands(ends(true), ends(false));
    }

    private Comparator<SankeyGraph.Party> order() {
        return Comparator.comparing((SankeyGraph.Party party) -> party.kind() == PartyKind.TAX)
                .thenComparing(party -> !isLeaf(party))
                .thenComparing(Comparator.comparingLong(this::size).reversed())
                .thenComparing(SankeyGraph.Party::id);
    }

    private boolean isLeaf(SankeyGraph.Party party) {
        return graph.outOf(party.id()).isEmpty();
    }

    private void place(SankeyGraph.Party party, double y) {
        var height = height(party);
        var place = place(party);
        var label = label(party, place);
        boxes.put(party.id(), new Box(LEFT + party.column() * step, y, height, label, place));
        free.put(party.column(), y + height + Box.below(label, place, height) + GAP);
        for (var payee : payees(party)) {
            place(payee, Math.max(y, lowest(payee)));
        }
    }

    /** The highest a party can stand: beneath what is there, level with the first that it pays. */
    private double lowest(SankeyGraph.Party party) {
        var place = place(party);
        var own = free.getOrDefault(party.column(), 0.0) + Box.above(label(party, place), place, height(party));
        var payees = payees(party);
        return payees.isEmpty() ? own : Math.max(own, lowest(payees.getFirst()));
    }

    /** Those that stand beside this party: of all who pay them it is the one just before, or else pays the most. */
    private List<SankeyGraph.Party> payees(SankeyGraph.Party party) {
        return graph.outOf(party.id()).stream()
                .map(link -> party(link.to()))
                .filter(payee -> mainPayer(payee).equals(party.id()))
                .sorted(order())
                .toList();
    }

    private String mainPayer(SankeyGraph.Party payee) {
        return graph.into(payee.id()).stream()
                .max(Comparator.comparingInt(
                                (SankeyGraph.Link link) -> party(link.from()).column())
                        .thenComparingLong(SankeyGraph.Link::amount)
                        .thenComparing(SankeyGraph.Link::from))
                .orElseThrow()
                .from();
    }

    SankeyGraph.Party party(String id) {
        return Objects.requireNonNull(parties.get(id), id);
    }

    private Place place(SankeyGraph.Party party) {
        if (!isLeaf(party)) {
            return Place.ABOVE;
        }
        return labelledBelow.contains(party.id()) ? Place.BELOW : Place.RIGHT;
    }

    private SankeyLabel label(SankeyGraph.Party party, Place place) {
        var room = party.column() == lastColumn ? lastRoom : step - BAR - 2 * LABEL_GAP;
        return SankeyLabel.of(party, size(party), kept(party), place == Place.ABOVE, room, words);
    }

    private long size(SankeyGraph.Party party) {
        return sizes.getOrDefault(party.id(), 0L);
    }

    private long kept(SankeyGraph.Party party) {
        return graph.into(party.id()).stream()
                        .mapToLong(SankeyGraph.Link::amount)
                        .sum()
                - graph.outOf(party.id()).stream()
                        .mapToLong(SankeyGraph.Link::amount)
                        .sum();
    }

    private double height(SankeyGraph.Party party) {
        var in = graph.into(party.id()).stream().mapToDouble(this::thickness).sum();
        var out = graph.outOf(party.id()).stream().mapToDouble(this::thickness).sum();
        return Math.max(THINNEST_BAR, Math.max(in, out));
    }

    private double thickness(SankeyGraph.Link link) {
        return Math.max(THINNEST_LINK, link.amount() * scale);
    }

    /** Where links leave the payers' bars, or meet the payees', stacked without crossing. */
    private Map<SankeyGraph.Link, Double> ends(boolean leaving) {
        var ends = new HashMap<SankeyGraph.Link, Double>();
        for (var party : graph.parties()) {
            var links = new ArrayList<>(leaving ? graph.outOf(party.id()) : graph.into(party.id()));
            links.sort(Comparator.comparingDouble((SankeyGraph.Link link) ->
                    box(leaving ? link.to() : link.from()).y()));
            var y = box(party.id()).y();
            for (var link : links) {
                ends.put(link, y + thickness(link) / 2);
                y += thickness(link);
            }
        }
        return ends;
    }

    private List<Band> bands(Map<SankeyGraph.Link, Double> starts, Map<SankeyGraph.Link, Double> stops) {
        return graph.links().stream()
                .map(link -> new Band(
                        link,
                        box(link.from()).x() + BAR,
                        Objects.requireNonNull(starts.get(link)),
                        box(link.to()).x(),
                        Objects.requireNonNull(stops.get(link)),
                        thickness(link)))
                .toList();
    }

    private boolean moveCrossedLabels() {
        for (var party : graph.parties()) {
            var box = box(party.id());
            if (box.place() == Place.RIGHT && bands.stream().anyMatch(band -> band.crosses(box))) {
                labelledBelow.add(party.id());
            }
        }
        return !labelledBelow.isEmpty();
    }
}
