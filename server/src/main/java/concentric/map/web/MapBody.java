package concentric.map.web;

import concentric.map.Band;
import concentric.map.CommunityStanding;
import concentric.map.Layout;
import concentric.map.Line;
import concentric.map.NetworkMap;
import concentric.map.Standing;
import concentric.network.UnitKind;
import concentric.platform.web.Amount;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The map for programs, the picture's among them. Units and lines come as columns: the first unit is the first of each
 * list. That is a third of what a list of objects takes.
 *
 * @param day on which units and contracts are looked at
 * @param from first day of the money; null: since ever
 * @param to last day of the money; null: until ever
 * @param currency of all money
 * @param decimals of the currency
 * @param people who belong to any unit, each once
 * @param customers served; null if there are too many payments to count them
 * @param paid by customers
 * @param radius of the whole map: what coordinates are measured in
 * @param core radius of the customers' disc
 * @param fields names, to which units and sectors refer by number, from 0; the first may be empty
 * @param bands from the inside out
 * @param rim the communities outside of all rings
 * @param linesLeftOut how many of the weakest lines are not in {@code lines}
 */
record MapBody(
        LocalDate day,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String currency,
        int decimals,
        long people,
        @Nullable Long customers,
        Amount paid,
        int radius,
        int core,
        List<String> fields,
        List<Ring> bands,
        Units units,
        Lines lines,
        Rim rim,
        int linesLeftOut) {

    /** More lines than this nobody can tell apart, and the answer would grow beyond measure. */
    private static final int MOST_LINES = 15_000;

    /** Longer names don't fit on the picture; lists have them in full. */
    private static final int LONGEST_NAME = 60;

    private static final MathContext THREE_DIGITS = new MathContext(3);

    /** A ring or a part of it; angles in radians, clockwise from the right. */
    record Ring(String ring, int inner, int outer, List<Arc> sectors) {}

    /** A sector; the field is null for all fields that share it. */
    record Arc(@Nullable Integer field, double from, double to) {}

    /**
     * Units, by columns.
     *
     * @param kind 0 user-facing, 1 node, 2 leadership, 3 partner
     * @param kept minor units, rounded to three digits: enough for a picture
     */
    record Units(
            List<String> unit,
            List<String> name,
            List<Integer> kind,
            List<Integer> field,
            List<Integer> x,
            List<Integer> y,
            List<Integer> radius,
            List<Integer> members,
            List<Long> kept) {}

    /**
     * Lines, by columns, strongest first.
     *
     * @param one number of a unit
     * @param other number of the other unit
     * @param strength 0: no money moved; 100: the strongest; its square goes with the money
     */
    record Lines(List<Integer> one, List<Integer> other, List<Integer> strength) {}

    /**
     * Communities, by columns.
     *
     * @param radius of the circle on which they stand
     * @param reach radius of the whole picture
     * @param size radius of each
     * @param units numbers of the units of each
     */
    record Rim(
            int radius,
            int reach,
            List<String> community,
            List<String> name,
            List<Integer> x,
            List<Integer> y,
            List<Integer> size,
            List<List<Integer>> units) {}

    static MapBody of(NetworkMap map) {
        var scope = map.scope();
        var fields = map.units().stream()
                .map(each -> each.unit().field())
                .distinct()
                .sorted()
                .toList();
        var numbers = new HashMap<String, Integer>();
        for (int i = 0; i < fields.size(); i++) numbers.put(fields.get(i), i);
        var lines = map.lines().subList(0, Math.min(MOST_LINES, map.lines().size()));
        return new MapBody(
                scope.day(),
                scope.period().from(),
                scope.period().to(),
                scope.currency().getCurrencyCode(),
                scope.currency().getDefaultFractionDigits(),
                map.people(),
                map.customers(),
                Amount.of(map.paid(), scope.currency()),
                Layout.RADIUS,
                map.layout().core(),
                fields,
                map.layout().bands().stream().map(band -> ring(band, numbers)).toList(),
                units(map.units(), numbers),
                lines(lines),
                rim(map),
                map.lines().size() - lines.size());
    }

    private static Ring ring(Band band, Map<String, Integer> fields) {
        var sectors = band.sectors().stream()
                .map(sector -> new Arc(
                        sector.gathered() ? null : fields.get(sector.field()),
                        rounded(sector.from()),
                        rounded(sector.to())))
                .toList();
        return new Ring(band.ring().word(), band.inner(), band.outer(), sectors);
    }

    private static double rounded(double angle) {
        return Math.round(angle * 1e4) / 1e4;
    }

    private static Units units(List<Standing> units, Map<String, Integer> fields) {
        return new Units(
                column(units, each -> each.unit().code()),
                column(units, each -> shortened(each.unit().name())),
                column(units, each -> number(each.unit().kind())),
                column(units, each -> fields.getOrDefault(each.unit().field(), 0)),
                column(units, each -> each.place().x()),
                column(units, each -> each.place().y()),
                column(units, each -> each.place().radius()),
                column(units, Standing::members),
                column(units, each -> rounded(each.kept())));
    }

    private static <T> List<T> column(List<Standing> units, Function<Standing, T> of) {
        return units.stream().map(of).toList();
    }

    private static Rim rim(NetworkMap map) {
        var all = map.communities();
        return new Rim(
                map.rim().radius(),
                map.rim().reach(),
                all.stream().map(each -> each.community().code()).toList(),
                all.stream().map(each -> shortened(each.community().name())).toList(),
                all.stream().map(each -> each.place().x()).toList(),
                all.stream().map(each -> each.place().y()).toList(),
                all.stream().map(each -> each.place().radius()).toList(),
                all.stream().map(CommunityStanding::units).toList());
    }

    private static int number(UnitKind kind) {
        return Arrays.asList(UnitKind.values()).indexOf(kind);
    }

    private static long rounded(long minor) {
        return BigDecimal.valueOf(minor).round(THREE_DIGITS).longValue();
    }

    static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST_NAME) return name;
        return name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)) + "…";
    }

    private static Lines lines(List<Line> lines) {
        double most = lines.isEmpty() ? 1 : Math.max(1, lines.getFirst().moved());
        return new Lines(
                lines.stream().map(Line::one).toList(),
                lines.stream().map(Line::other).toList(),
                lines.stream()
                        .map(line -> (int) Math.ceil(100 * Math.sqrt(line.moved() / most)))
                        .toList());
    }
}
