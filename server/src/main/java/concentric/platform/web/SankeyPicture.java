package concentric.platform.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes a {@link SankeyLayout} as SVG: classes only, no styles, every text escaped. */
final class SankeyPicture {

    /** Thinner links are drawn as lines, which stay as thick where they are steep. */
    private static final double THIN = 3;

    private final SankeyLayout layout;
    private final Sankey.Words words;
    private final StringBuilder svg = new StringBuilder();

    SankeyPicture(SankeyLayout layout, Sankey.Words words) {
        this.layout = layout;
        this.words = words;
    }

    String svg() {
        svg.append("<svg class=\"chart sankey\" viewBox=\"0 0 ")
                .append(number(layout.width()))
                .append(' ')
                .append(number(layout.height()))
                .append("\" role=\"group\" aria-labelledby=\"sankey-title\" aria-describedby=\"sankey-desc\">");
        element("title", "sankey-title", words.title());
        element("desc", "sankey-desc", words.description());
        layout.bands().forEach(this::band);
        layout.parties().forEach(this::party);
        return svg.append("</svg>").toString();
    }

    private void element(String name, String id, String text) {
        svg.append('<').append(name).append(" id=\"").append(id).append("\">");
        svg.append(escape(text)).append("</").append(name).append('>');
    }

    private void band(SankeyLayout.Band band) {
        var thin = band.thickness() < THIN;
        var colour = thin ? "thin " + colour(band, "k-") : colour(band, "f-");
        svg.append("<path class=\"link ").append(colour).append("\" d=\"");
        if (thin) {
            curve('M', band.x1(), band.y1(), band.x2(), band.y2());
            svg.append("\" stroke-width=\"").append(number(band.thickness()));
        } else {
            var half = band.thickness() / 2;
            curve('M', band.x1(), band.y1() - half, band.x2(), band.y2() - half);
            curve('L', band.x2(), band.y2() + half, band.x1(), band.y1() + half);
            svg.append('Z');
        }
        svg.append("\"><title>").append(escape(sentence(band.link()))).append("</title></path>");
    }

    private void curve(char begin, double x1, double y1, double x2, double y2) {
        var middle = number((x1 + x2) / 2);
        svg.append(begin).append(number(x1)).append(',').append(number(y1));
        svg.append('C').append(middle).append(',').append(number(y1));
        svg.append(' ').append(middle).append(',').append(number(y2));
        svg.append(' ').append(number(x2)).append(',').append(number(y2));
    }

    private String sentence(SankeyGraph.Link link) {
        var amount = words.money().apply(link.amount());
        return words.t()
                .of(
                        "sankey.flow",
                        layout.party(link.from()).label(),
                        layout.party(link.to()).label(),
                        amount);
    }

    /** The payer's colour, but for tax, which is nobody's share. */
    private String colour(SankeyLayout.Band band, String prefix) {
        var to = layout.party(band.link().to()).kind();
        return prefix
                + hue(
                        to == PartyKind.TAX
                                ? to
                                : layout.party(band.link().from()).kind());
    }

    private static String hue(@Nullable PartyKind kind) {
        return kind == null ? PartyKind.TAX.hue() : kind.hue();
    }

    private void party(SankeyGraph.Party party) {
        var box = layout.box(party.id());
        var href = within(party.href());
        svg.append(href == null ? "<g>" : "<a href=\"" + escape(href) + "\">");
        svg.append("<title>").append(escape(box.label().said(party.label()))).append("</title>");
        bar(party, box);
        label(box);
        svg.append(href == null ? "</g>" : "</a>");
    }

    private void bar(SankeyGraph.Party party, SankeyLayout.Box box) {
        var kind = party.kind();
        var round = kind == PartyKind.PARTNER ? "3" : "1.5";
        svg.append("<rect class=\"f-").append(hue(kind)).append("\" x=\"").append(number(box.x()));
        svg.append("\" y=\"").append(number(box.y())).append("\" width=\"").append(number(SankeyLayout.BAR));
        svg.append("\" height=\"")
                .append(number(box.height()))
                .append("\" rx=\"")
                .append(round)
                .append("\"/>");
    }

    private void label(SankeyLayout.Box box) {
        var label = box.label();
        var baseline = box.labelY() + SankeyLayout.LINE - 4;
        svg.append("<text class=\"strong\"");
        position(box.labelX(), baseline);
        svg.append(escape(label.name()));
        if (label.received() != null) {
            svg.append(" <tspan class=\"v\">").append(escape(label.received())).append("</tspan>");
        }
        svg.append("</text>");
        if (label.keeps() != null) {
            svg.append(" <text");
            position(box.labelX(), baseline + SankeyLayout.LINE);
            svg.append(escape(label.keeps())).append("</text>");
        }
    }

    private void position(double x, double y) {
        svg.append(" x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\">");
    }

    /** Only addresses of this program: a path or a place on the page, never a scheme or another host. */
    private static @Nullable String within(@Nullable String href) {
        if (href == null) {
            return null;
        }
        var path = href.startsWith("/") && !href.startsWith("//") && !href.startsWith("/\\");
        return path || href.startsWith("#") ? href : null;
    }

    private static String number(double value) {
        var text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String escape(String text) {
        var escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(Character.isISOControl(c) ? ' ' : c);
            }
        });
        return escaped.toString();
    }
}
