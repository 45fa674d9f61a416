package concentric.map.web;

import com.google.errorprone.annotations.FormatMethod;
import concentric.map.Band;
import concentric.map.Line;
import concentric.map.NetworkMap;
import concentric.map.Place;
import concentric.map.Ring;
import concentric.map.Standing;
import concentric.platform.web.PartyKind;
import concentric.platform.web.Visit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The map as a file: for print, for slides, and for whoever runs no scripts. It stands alone, so it names its colours (those
 * of the pages in light mode) and needs no style sheet. Names that would collide are left out, and it says how many.
 */
final class MapSvg {

    private static final double SCALE = 0.08;
    private static final int EDGE = 60;
    private static final int FOOT = 70;
    private static final int MOST_LINES = 300;
    private static final double LETTER = 0.56;
    private static final double SIZE = 12;
    private static final double LEADING = 14;
    private static final double WIDEST = 100;

    private static final Map<PartyKind, String> HUES = new EnumMap<>(Map.of(
            PartyKind.CUSTOMER, "#a85a00",
            PartyKind.USER_FACING, "#1f5fd0",
            PartyKind.NODE, "#0a7f72",
            PartyKind.LEADERSHIP, "#5b2a86",
            PartyKind.PARTNER, "#8f1d56",
            PartyKind.COMMUNITY, "#343a42"));

    private static final String INK = "#1a1d21";
    private static final String SOFT = "#454a52";
    private static final String LINE = "#e3e3de";
    private static final String PAPER = "#ffffff";

    private final NetworkMap map;
    private final Words words;
    private final Visit visit;
    private final StringBuilder svg = new StringBuilder();
    private final List<Box> taken = new ArrayList<>();
    private final int half;
    private int unnamed;

    MapSvg(NetworkMap map, Words words, Visit visit) {
        this.map = map;
        this.words = words;
        this.visit = visit;
        this.half = (int) (map.rim().reach() * SCALE) + EDGE;
    }

    /** Room that a name or a disc takes. */
    private record Box(double left, double top, double right, double bottom) {

        boolean meets(Box other) {
            return left < other.right && right > other.left && top < other.bottom && bottom > other.top;
        }
    }

    /** The file. */
    String text() {
        var centre = words.centre();
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%d %d %d %d\" role=\"img\" font-family=\"Inter, system-ui, sans-serif\">\n",
                -half, -half, 2 * half, 2 * half + FOOT);
        svg.append("<title>")
                .append(escaped(visit.t(
                        "map.svg.title", visit.formats().date(map.scope().day()), words.period())))
                .append("</title>\n");
        add("<rect x=\"%d\" y=\"%d\" width=\"100%%\" height=\"100%%\" fill=\"%s\"/>\n", -half, -half, PAPER);
        rim();
        map.layout().bands().reversed().forEach(this::ground);
        circle(0, 0, map.layout().core() * SCALE, "#f6ede2", hue(PartyKind.CUSTOMER), 1.5);
        lines();
        units();
        communities();
        names();
        map.layout().bands().forEach(this::titles);
        centre(centre);
        foot();
        return svg.append("</svg>\n").toString();
    }

    /** The circle on which communities stand, and what it is. */
    private void rim() {
        if (map.communities().isEmpty()) return;
        add(
                "<circle r=\"%.1f\" fill=\"none\" stroke=\"%s\" stroke-opacity=\"0.5\" stroke-dasharray=\"5 5\"/>\n",
                map.rim().radius() * SCALE, hue(PartyKind.COMMUNITY));
        var title = visit.t("map.rim").toUpperCase(visit.locale());
        along(title, half - EDGE - 16, Math.PI / 2, hue(PartyKind.COMMUNITY), 11);
    }

    private void communities() {
        for (var community : map.communities()) {
            var place = community.place();
            add(
                    "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"#eeeeec\" stroke=\"%s\" stroke-width=\"1.4\" stroke-dasharray=\"4 3\"/>\n",
                    place.x() * SCALE, place.y() * SCALE, place.radius() * SCALE, hue(PartyKind.COMMUNITY));
        }
    }

    private void ground(Band band) {
        var tint = switch (band.ring()) {
            case USER_FACING -> "#f1f5fc";
            case NODE -> "#eff6f5";
            case LEADERSHIP -> "#f5f1f8";
        };
        circle(0, 0, band.outer() * SCALE, tint, LINE, 1);
        circle(0, 0, band.inner() * SCALE, PAPER, LINE, 1);
        if (band.sectors().size() < 2) return;
        for (var sector : band.sectors()) {
            double cos = Math.cos(sector.from());
            double sin = Math.sin(sector.from());
            add(
                    "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"%s\"/>\n",
                    cos * band.inner() * SCALE,
                    sin * band.inner() * SCALE,
                    cos * band.outer() * SCALE,
                    sin * band.outer() * SCALE,
                    LINE);
        }
    }

    private List<Line> drawn() {
        return map.lines().stream()
                .filter(line -> line.moved() > 0)
                .limit(MOST_LINES)
                .toList();
    }

    private void lines() {
        double most =
                map.lines().isEmpty() ? 1 : Math.max(1, map.lines().getFirst().moved());
        svg.append("<g fill=\"none\" stroke=\"#5f656e\" stroke-opacity=\"0.3\">\n");
        for (var line : drawn()) {
            var one = map.units().get(line.one()).place();
            var other = map.units().get(line.other()).place();
            add(
                    "<path d=\"M%.1f %.1fQ%.1f %.1f %.1f %.1f\" stroke-width=\"%.2f\"/>\n",
                    one.x() * SCALE,
                    one.y() * SCALE,
                    (one.x() + other.x()) * SCALE * 0.3,
                    (one.y() + other.y()) * SCALE * 0.3,
                    other.x() * SCALE,
                    other.y() * SCALE,
                    0.5 + 4 * Math.sqrt(line.moved() / most));
        }
        svg.append("</g>\n");
    }

    private void units() {
        for (var unit : map.units()) {
            var place = unit.place();
            double x = place.x() * SCALE;
            double y = place.y() * SCALE;
            double radius = place.radius() * SCALE;
            var hue = hue(Words.kind(unit));
            if (unit.isPartner()) {
                double half = radius * 0.85;
                add(
                        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\" fill=\"#fbf1f6\" stroke=\"%s\"/>\n",
                        x - radius, y - half, 2 * radius, 2 * half, radius * 0.3, hue);
            } else {
                circle(x, y, radius, PAPER, hue, 1.2);
            }
            if (unit.kept() < 0) {
                double at = radius * 0.707;
                add("<path d=\"M%.1f %.1fl-5 -8h10z\" fill=\"#b3261e\"/>\n", x + at, y - at + 4);
            }
        }
    }

    /** Largest first; a name that would collide is left out, and counted. */
    private void names() {
        double core = map.layout().core() * SCALE;
        taken.add(new Box(-core, -core, core, core));
        boolean dense = map.units().size() > NetworkMap.DENSE;
        if (!dense) map.units().forEach(unit -> taken.add(around(unit.place(), 0.8)));
        map.communities().forEach(community -> taken.add(around(community.place(), 1)));
        map.units().stream()
                .sorted(Comparator.comparingInt((Standing unit) -> -unit.place().radius())
                        .thenComparing(unit -> unit.unit().code()))
                .forEach(unit -> {
                    if (!inside(unit) && (dense || !beside(unit.unit().name(), unit.place()))) unnamed++;
                });
        map.communities().forEach(community -> {
            if (!beside(community.community().name(), community.place())) unnamed++;
        });
    }

    private static Box around(Place place, double part) {
        double x = place.x() * SCALE;
        double y = place.y() * SCALE;
        double wide = place.radius() * SCALE * part;
        return new Box(x - wide, y - wide, x + wide, y + wide);
    }

    private boolean inside(Standing unit) {
        double radius = unit.place().radius() * SCALE;
        var lines = broken(unit.unit().name(), radius * 1.75);
        boolean fits = radius > 15
                && lines.size() * LEADING < radius * 1.5
                && lines.stream().allMatch(line -> width(line) <= radius * 1.8);
        if (fits) write(lines, unit.place().x() * SCALE, unit.place().y() * SCALE - (lines.size() - 1) * LEADING / 2);
        return fits;
    }

    private boolean beside(String name, Place place) {
        double x = place.x() * SCALE;
        double y = place.y() * SCALE;
        double radius = place.radius() * SCALE;
        var lines = broken(name, WIDEST);
        double width = lines.stream().mapToDouble(MapSvg::width).max().orElse(0);
        double height = lines.size() * LEADING;
        var tries = List.of(
                new Box(x - width / 2, y + radius + 3, x + width / 2, y + radius + 3 + height),
                new Box(x - width / 2, y - radius - 3 - height, x + width / 2, y - radius - 3),
                new Box(x + radius + 5, y - height / 2, x + radius + 5 + width, y + height / 2),
                new Box(x - radius - 5 - width, y - height / 2, x - radius - 5, y + height / 2));
        for (var box : tries) {
            if (taken.stream().anyMatch(box::meets)) continue;
            taken.add(box);
            write(lines, (box.left() + box.right()) / 2, box.top() + LEADING / 2);
            return true;
        }
        return false;
    }

    private void write(List<String> lines, double x, double y) {
        for (int i = 0; i < lines.size(); i++) {
            add(
                    "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.0f\" text-anchor=\"middle\" fill=\"%s\">",
                    x, y + i * LEADING + SIZE * 0.35, SIZE, INK);
            svg.append(escaped(lines.get(i))).append("</text>\n");
        }
    }

    /** Words in lines; a word that is wider than a line stays whole. */
    private static List<String> broken(String name, double width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : MapBody.shortened(name).split(" ", -1)) {
            if (!line.isEmpty() && width(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static double width(CharSequence text) {
        return text.length() * SIZE * LETTER;
    }

    private void titles(Band band) {
        boolean first = map.layout().bands().stream()
                .filter(each -> each.ring() == band.ring())
                .findFirst()
                .orElseThrow()
                .equals(band);
        if (first) {
            var hue = hue(
                    switch (band.ring()) {
                        case USER_FACING -> PartyKind.USER_FACING;
                        case NODE -> PartyKind.NODE;
                        case LEADERSHIP -> PartyKind.LEADERSHIP;
                    });
            along(
                    words.title(band.ring()).toUpperCase(visit.locale()),
                    band.inner() * SCALE - 12,
                    -Math.PI / 2,
                    hue,
                    11);
        }
        if (band.ring() == Ring.LEADERSHIP || band.sectors().size() < 2) return;
        for (var sector : band.sectors()) {
            var name = sector.gathered() ? visit.t("map.field.gathered") : sector.field();
            double radius = band.outer() * SCALE + 11;
            if (width(name) < sector.span() * radius) along(name, radius, sector.middle(), SOFT, 12);
        }
    }

    /** A text along a circle, upright at the bottom too. */
    private void along(String text, double radius, double middle, String hue, int size) {
        boolean below = Math.sin(middle) > 0.15;
        double half = Math.min(Math.PI, width(text) / radius);
        double from = below ? middle + half : middle - half;
        double to = below ? middle - half : middle + half;
        double at = below ? radius + 8 : radius;
        var id = "a" + svg.length();
        add(
                "<path id=\"%s\" fill=\"none\" d=\"M%.1f %.1fA%.1f %.1f 0 0 %d %.1f %.1f\"/>\n",
                id,
                at * Math.cos(from),
                at * Math.sin(from),
                at,
                at,
                below ? 0 : 1,
                at * Math.cos(to),
                at * Math.sin(to));
        add(
                "<text font-size=\"%d\" font-weight=\"600\" fill=\"%s\" text-anchor=\"middle\"><textPath href=\"#%s\" startOffset=\"50%%\">",
                size, hue, id);
        svg.append(escaped(text)).append("</textPath></text>\n");
    }

    private void centre(MapPage.Centre centre) {
        line(centre.title(), -34, 15, 600, hue(PartyKind.CUSTOMER));
        var figure = centre.figure();
        if (figure != null) line(figure, -2, 28, 650, INK);
        line(centre.label(), 20, 12, 450, SOFT);
        line(centre.paid(), 42, 13, 550, INK);
    }

    private void line(String text, int y, int size, int weight, String hue) {
        add(
                "<text y=\"%d\" font-size=\"%d\" font-weight=\"%d\" text-anchor=\"middle\" fill=\"%s\">",
                y, size, weight, hue);
        svg.append(escaped(text)).append("</text>\n");
    }

    /** Which map it is, and what it leaves out. */
    private void foot() {
        var left = new ArrayList<String>();
        int notDrawn = map.lines().size() - drawn().size();
        left.add(visit.t("map.svg.title", visit.formats().date(map.scope().day()), words.period()));
        if (notDrawn > 0) left.add(visit.t("map.cut.lines", words.integer(notDrawn)));
        if (unnamed > 0) left.add(visit.t("map.cut.names", words.integer(unnamed)));
        line(String.join(" · ", left), half + FOOT / 2, 13, 450, SOFT);
    }

    private static String hue(PartyKind kind) {
        return HUES.getOrDefault(kind, INK);
    }

    private void circle(double x, double y, double radius, String fill, String stroke, double width) {
        add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\" stroke=\"%s\" stroke-width=\"%.1f\"/>\n",
                x, y, radius, fill, stroke, width);
    }

    @FormatMethod
    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values));
    }

    /** Text for XML. Control characters never come this far: names are refused with them. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
