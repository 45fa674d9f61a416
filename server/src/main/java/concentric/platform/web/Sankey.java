package concentric.platform.web;

import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A picture of where money went: bars for parties, links as thick as what flowed between them. It is drawn on the
 * server as SVG with classes only, and the same parties and flows give the same picture in whatever order they come.
 *
 * @param svg ready to be put into a page; everything in it is escaped
 * @param notDrawn a sentence about what the picture leaves out; null when it shows everything
 */
public record Sankey(String svg, @Nullable String notDrawn) {

    /**
     * A party of the picture.
     *
     * @param id what flows refer to
     * @param kind gives the colour of its bar and of what it pays
     * @param href where a click leads; only addresses within this program are taken
     */
    public record Node(
            String id,
            String label,
            PartyKind kind,
            @Nullable String href) {}

    /** Money between two parties, in minor units. */
    public record Flow(String from, String to, long amount) {}

    /**
     * The words of the picture.
     *
     * @param title says what it shows, for whoever can't see it
     * @param description says where the same figures are to be read as a table
     * @param table address of that table, where parties lead that are drawn together
     * @param money formats an amount with its symbol
     */
    public record Words(String title, String description, String table, LongFunction<String> money, Texts t) {}

    /** Draws the flows; those of nothing, or back to who has paid already, are left out and said. */
    public static Sankey of(List<Node> nodes, List<Flow> flows, Words words) {
        var graph = SankeyGraph.of(nodes, flows).gathered(words);
        var svg = new SankeyPicture(SankeyLayout.of(graph, words), words).svg();
        return new Sankey(svg, notDrawn(graph, words.t()));
    }

    private static @Nullable String notDrawn(SankeyGraph graph, Texts t) {
        var gathered = graph.gathered() == 0 ? "" : t.of("sankey.gathered", graph.gathered());
        var leftOut = graph.leftOut() == 0 ? "" : t.of("sankey.left-out", graph.leftOut());
        var said = (gathered + " " + leftOut).strip();
        return said.isEmpty() ? null : said;
    }
}
