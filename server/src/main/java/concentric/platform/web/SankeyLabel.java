package concentric.platform.web;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The label of a party in a {@link Sankey}: its name, what it received if it passes some on, and what stays with it.
 *
 * @param name cut to the room there is
 * @param received beside the name, where there is room for both
 * @param keeps the second line
 * @param width at most, in units of the picture
 */
record SankeyLabel(
        String name, @Nullable String received, @Nullable String keeps, double width) {

    private static final double SIZE = 12;

    static SankeyLabel of(
            SankeyGraph.Party party, long size, long kept, boolean withSize, double room, Sankey.Words words) {
        var keeps = keeps(party, kept, words);
        var name = cut(party.label(), room);
        var sum = words.money().apply(size);
        var received = withSize && width(name + " " + sum) <= room ? sum : null;
        var first = width(received == null ? name : name + " " + received);
        return new SankeyLabel(name, received, keeps, Math.max(first, keeps == null ? 0 : width(keeps)));
    }

    /** How wide the line is that can't be cut. */
    static double amountWidth(SankeyGraph.Party party, long kept, Sankey.Words words) {
        var keeps = keeps(party, kept, words);
        return keeps == null ? 0 : width(keeps);
    }

    private static @Nullable String keeps(SankeyGraph.Party party, long kept, Sankey.Words words) {
        if (kept <= 0) {
            return null;
        }
        var amount = words.money().apply(kept);
        return party.kind() == PartyKind.TAX ? amount : words.t().of("sankey.keeps", amount);
    }

    /** The whole label in one line, with the party's full name. */
    String said(String fullName) {
        return Stream.of(fullName, received, keeps).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    int lines() {
        return keeps == null ? 1 : 2;
    }

    private static String cut(String name, double room) {
        if (width(name) <= room) {
            return name;
        }
        var end = name.length();
        while (end > 1 && width(name.substring(0, end) + "…") > room) {
            end = name.offsetByCodePoints(end, -1);
        }
        return name.substring(0, end).stripTrailing() + "…";
    }

    /** A generous guess, since there are no metrics of the font here. */
    private static double width(String text) {
        return text.codePoints().mapToDouble(SankeyLabel::width).sum() * SIZE;
    }

    private static double width(int c) {
        if ("iIjl.,:;'’|!()[] ftr".indexOf(c) >= 0) {
            return 0.36;
        }
        if ("mwMW@%…—".indexOf(c) >= 0 || c >= 0x2E80) {
            return c >= 0x2E80 ? 1.05 : 0.92;
        }
        return Character.isUpperCase(c) ? 0.72 : 0.62;
    }
}
